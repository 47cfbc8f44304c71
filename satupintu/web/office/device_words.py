"""How devices are said in the office: what they are, where they stand, when they last spoke to us."""

from __future__ import annotations

from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.base.moments import business_day
from satupintu.catalogue.values import Book
from satupintu.ledger.queries import real_now
from satupintu.office.kinds import Value
from satupintu.people.models import Role, Token
from satupintu.web.entry import MallRequest
from satupintu.web.office.facts import Row
from satupintu.web.places import floor_text, range_text


def place_text(book: Book, *, role: str, line: str, zone: str, floor: int) -> str:
    """Return "Kios · lantai 1", "Kursi tunggu Dukcapil · loket 5–9" or "Papan zona 1"."""
    if role == Role.BOARD:
        return _("Papan zona %(zone)s") % {"zone": zone}
    if not line:
        return _("Kios · %(floor)s") % {"floor": floor_text(floor).lower()}
    known = book.lines.get(line)
    if known is None:
        return _("Kursi tunggu %(line)s") % {"line": line}
    return _("Kursi tunggu %(line)s · loket %(counters)s") % {
        "line": book.agencies[known.agency].short_name, "counters": range_text(known.counters)
    }  # fmt: skip


def token_place(book: Book, token: Token) -> str:
    """Return what a device is and where it stands."""
    return place_text(book, role=token.role, line=token.line, zone=token.zone, floor=token.floor)


def seen_text(request: MallRequest, token: Token) -> str:
    """Return "terlihat pukul 09.12" by the mall's clock, with the day where it was another one."""
    if token.seen_at is None:
        return _("belum pernah terlihat")
    at = request.at - (real_now() - token.seen_at) * request.mall.clock_speed
    today = business_day(at) == business_day(request.at)
    return _("terlihat %(time)s") % {"time": words.clock_text(at) if today else words.moment_text(at)}


def device_rows(before: Value, after: Value, book: Book) -> tuple[Row, ...]:
    """Return what changes with a device: a new one, one that is revoked, one that is brought back."""
    known = after or before or {}
    place = place_text(book, role=known["role"], line=known["line"], zone=known["zone"], floor=known["floor"])
    return (
        Row(_("Nama"), before["name"] if before else "", known["name"]),
        Row(_("Tempat"), place if before else "", place),
        Row(_("Keadaan"), _state(before), _state(after)),
    )


def _state(value: Value) -> str:
    if value is None:
        return ""
    return _("terdaftar") if value["active"] else _("dicabut")
