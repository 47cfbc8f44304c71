"""Who came in and who looked at what, for the auditor: read only, and itself noted."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satupintu.base.moments import JAKARTA, Instant, business_day
from satupintu.people import queries as people
from satupintu.people.models import Access
from satupintu.people.permits import Permit
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.office.facts import Choice
from satupintu.web.office.record_facts import AccessLog, Seen
from satupintu.web.reading import note_reading

SHOWN = 100
MOST_DIGITS = 16


@doors.permitted(Permit.RECORD)
def access(request: MallRequest) -> HttpResponse:
    """Show a day's lines, newest first, a hundred at a time: of one account, of one kind."""
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("hari", "akun", "jenis")}
    day = day_of(asked["hari"], business_day(request.at))
    note_reading(request, f"access {day}")
    starts = _midnight(day)
    ends = starts + timedelta(days=1)
    account = _account(request, asked["akun"])
    before = request.GET.get("sebelum", "")
    found = (
        people.access_of(
            request.mall, starts, ends, account=account, what=asked["jenis"], most=SHOWN + 1,
            before=int(before) if before.isdecimal() and len(before) < MOST_DIGITS else None,
        )
        if account != NOBODY
        else []
    )  # fmt: skip
    total = people.access_count(request.mall, starts, ends)
    names = people.usernames(request.mall, [row.account for row in found if row.account is not None])
    page = AccessLog(
        day=day.isoformat(),
        account=asked["akun"],
        kinds=tuple(
            Choice(kind, kind_text(kind), kind == asked["jenis"])
            for kind in people.access_kinds(request.mall, starts, ends)
        ),
        rows=tuple(_seen(row, names) for row in found[:SHOWN]),
        total=ngettext("%(count)s baris", "%(count)s baris", total) % {"count": total},
        older_url=_older(asked, found[SHOWN - 1].pk) if len(found) > SHOWN else "",
    )
    return render(request, "office/access.html", {"page": page})


NOBODY = -1
"""No account has this number."""


def _account(request: MallRequest, username: str) -> int | None:
    """Return the number of the account that is asked for, None for all, NOBODY where there is none of that name."""
    if not username:
        return None
    return next((one.pk for one in people.officers(request.mall) if one.username == username.lower()), NOBODY)


def _seen(row: Access, names: dict[int, str]) -> Seen:
    who = names.get(row.account, str(row.account)) if row.account is not None else _("tidak dikenal")
    return Seen(
        f"{row.at.astimezone(JAKARTA):%H.%M.%S}", who, kind_text(row.what), _place(row.place), _about(row.about)
    )  # fmt: skip


def _place(place: str) -> str:
    return _("Loket %(code)s") % {"code": place} if place.isdigit() else place


def _about(about: str) -> str:
    """Return what was read or used, in words; a name of a way of signing in, or a page and what it was about."""
    said = {
        "record": _("Catatan"), "access": _("Catatan akses"), "accounts": _("Daftar akun"), "agency": _("Instansi"),
        "password": _("sandi"), "passkey": _("kunci sandi"), "code": _("kode dari aplikasi"),
        "one-time code": _("kode sekali pakai"),
    }  # fmt: skip
    if about in said:
        return said[about]
    first, _space, rest = about.partition(" ")
    return f"{said[first]} {rest}" if first in said else about


def kind_text(kind: str) -> str:
    """Return a kind of line in words; one that has none stands as it is written."""
    said = {
        "seen": _("membaca"),
        "sign-in": _("masuk"),
        "wrong-password": _("sandi belum cocok"),
        "wrong-code": _("kode belum cocok"),
        "switch": _("ganti petugas"),
        "sign-out": _("keluar"),
        "lock": _("mengunci layar"),
        "unlock": _("membuka kunci layar"),
    }
    return said.get(kind, kind)


def _midnight(day: date) -> Instant:
    return datetime.combine(day, time(), JAKARTA)


def _older(asked: dict[str, str], pk: int) -> str:
    return "?" + urlencode({**{name: value for name, value in asked.items() if value}, "sebelum": pk})


def day_of(text: str, otherwise: date) -> date:
    """Return the day that is asked for."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return otherwise
    return found if date(2000, 1, 1) <= found <= date(2999, 12, 31) else otherwise
