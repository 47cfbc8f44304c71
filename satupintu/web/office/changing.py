"""The one way of the office to change a thing: its difference, then the change, then the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book
from satupintu.gateways.voice import WORDS
from satupintu.office import commands as office
from satupintu.office.kinds import KINDS, Value
from satupintu.office.models import Change, ChangeState
from satupintu.people import queries as people
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key
from satupintu.web.office.device_words import device_rows
from satupintu.web.office.facts import Fields, Past, Row, Sure
from satupintu.web.order import once

SURE = "yakin"
NOT_FIELDS = frozenset({"csrfmiddlewaretoken", "kunci", SURE})


def change(
    request: MallRequest, kind: str, subject: str, after: Value, *, agency: str = "", back: str, more: Fields = ()
) -> HttpResponse:
    """Show the difference, or make the change when the form says `yakin`. Raises what the change's room refuses.

    `more` are fields that the form did not have and the second step needs.
    """
    if request.POST.get(SURE) != "1":
        before = KINDS[kind].read(request.mall, subject)
        page = Sure(
            title=title_of(kind, subject, catalogue.book(request.mall)),
            rows=difference(kind, before, after, catalogue.book(request.mall)),
            action=request.get_full_path(),
            fields=(*(field for field in _fields(request) if field[0] not in dict(more)), *more),
            key=key(),
            back_url=back,
            second=KINDS[kind].two_persons,
        )
        return render(request, "office/sure.html", {"page": page})

    def work() -> HttpResponse:
        made = office.make_change(
            mall=request.mall, kind=kind, subject=subject, after=after, agency=agency, by=request.actor, at=request.at
        )
        return HttpResponse(str(made.pk))

    pk = once(request, work).content.decode()
    return HttpResponseRedirect(f"{back}?selesai={pk}", status=303)


def _fields(request: MallRequest) -> Fields:
    return tuple((n, str(v)) for n, values in request.POST.lists() for v in values if n not in NOT_FIELDS)


def done_text(request: MallRequest) -> str:
    """Return what to say after a change, from the address that the change led back to."""
    pk = request.GET.get("selesai", "")
    if not pk.isdecimal() or len(pk) > 12:
        return ""
    found = Change.objects.filter(mall=request.mall, pk=int(pk)).first()
    if found is None:
        return ""
    return {
        ChangeState.PROPOSED.value: _("Usulan tersimpan. Perubahan menunggu orang kedua."),
        ChangeState.MADE.value: _("Tersimpan. Bisa dibatalkan di bawah."),
        ChangeState.UNDONE.value: _("Dibatalkan. Keadaan sebelumnya berlaku lagi."),
        ChangeState.DECLINED.value: _("Usulan ditolak. Tidak ada yang berubah."),
    }[found.state]


def pasts(request: MallRequest, changes: Iterable[Change], *, may: bool = True) -> tuple[Past, ...]:
    """Return changes in words, with the ways that are open to this account if it `may`."""
    names, book = people.names_of(request.mall), catalogue.book(request.mall)
    return tuple(_past(request, found, may, names, book) for found in changes)


def _past(request: MallRequest, found: Change, may: bool, names: dict[str, str], book: Book) -> Past:
    proposed, made = found.state == ChangeState.PROPOSED, found.state == ChangeState.MADE
    mine = found.made_by == str(request.actor)
    return Past(
        title=title_of(found.kind, found.subject, book),
        rows=difference(found.kind, found.before, found.after, book),
        who=_who_text(found, names),
        state={
            ChangeState.PROPOSED.value: _("Menunggu orang kedua"),
            ChangeState.MADE.value: _("Berlaku"),
            ChangeState.UNDONE.value: _("Dibatalkan"),
            ChangeState.DECLINED.value: _("Ditolak"),
        }[found.state],
        key=key(),
        undo_url=reverse("office:undo", args=[found.pk]) if made and may else "",
        confirm_url=reverse("office:confirm", args=[found.pk]) if proposed and may and not mine else "",
        decline_url=reverse("office:decline", args=[found.pk]) if proposed and may else "",
    )


def _who_text(found: Change, names: dict[str, str]) -> str:
    declined = found.state == ChangeState.DECLINED
    steps = (
        (_("%(who)s, %(when)s"), found.made_by, found.made_at),
        (
            _("ditolak %(who)s, %(when)s") if declined else _("disetujui %(who)s, %(when)s"),
            found.second_by,
            found.second_at,
        ),
        (_("dibatalkan %(who)s, %(when)s"), found.undone_by, found.undone_at),
    )
    return " · ".join(
        said % {"who": names.get(by, by), "when": words.moment_text(at)} for said, by, at in steps if by and at
    )


def title_of(kind: str, subject: str, book: Book) -> str:
    """Return what is changed, in words."""
    if kind == "usual":
        holder, weekday = subject.split("/")
        return _("Jam %(holder)s, hari %(day)s") % {
            "holder": holder_name(book, holder),
            "day": words.weekday_text(int(weekday)),
        }
    if kind == "decree":
        return _("Hari libur tahun %(year)s") % {"year": subject}
    if kind == "facility":
        return _("Fasilitas: %(name)s") % {"name": facility_name(book, subject)}
    if kind == "message":
        return _("Pesan ke ruang tunggu")
    if kind == "news":
        return _("Kabar")
    if kind == "counter":
        return _("Jalur loket %(counter)s") % {"counter": subject}
    if kind in {"device", "printer"}:
        return _("Perangkat") if kind == "device" else _("Alamat pencetak")
    if kind == "voice":
        return _("Suara: %(part)s") % {"part": WORDS.get(subject, subject)}
    return _("Jam khusus")


def holder_name(book: Book, holder: str) -> str:
    """Return the mall, or an agency's short name."""
    return book.agencies[holder].short_name if holder in book.agencies else _("seluruh mal")


def difference(kind: str, before: Value, after: Value, book: Book) -> tuple[Row, ...]:
    """Return what was and what will be, line by line."""
    if kind == "decree":
        return _decree_rows(before, after)
    if kind == "voice":
        return (Row(_("Suara"), _voice(before), _voice(after)),)
    if kind == "device":
        return device_rows(before, after, book)
    labels = _labels(kind)
    return tuple(
        Row(label, _said(name, before, book), _said(name, after, book))
        for name, label in labels
        if _said(name, before, book) or _said(name, after, book)
    )


def _voice(value: Value) -> str:
    return _("rekaman %(clip)s") % {"clip": value["clip"][:6]} if value else _("suara komputer")


FIELDS: dict[str, tuple[tuple[str, Callable[[], str]], ...]] = {
    "counter": (("line", lambda: _("Melayani jalur")),),
    "printer": (("printer", lambda: _("Alamat pencetak")),),
    "usual": (("opens", lambda: _("Buka")), ("closes", lambda: _("Tutup"))),
    "facility": (
        ("works", lambda: _("Berfungsi")), ("note", lambda: _("Keterangan")), ("until", lambda: _("Sampai")),
    ),
    "message": (("text", lambda: _("Pesan")), ("zone", lambda: _("Zona")), ("until", lambda: _("Sampai"))),
    "news": (
        ("title", lambda: _("Judul")), ("author", lambda: _("Penulis")), ("release", lambda: _("Tayang")),
        ("body", lambda: _("Isi")), ("pictures", lambda: _("Gambar")),
    ),
    "special": (
        ("holder", lambda: _("Untuk")), ("first", lambda: _("Mulai")), ("last", lambda: _("Sampai")),
        ("weekday", lambda: _("Hanya hari")), ("closed", lambda: _("Tutup sehari penuh")),
        ("opens", lambda: _("Buka")), ("closes", lambda: _("Tutup")),
        ("pause_starts", lambda: _("Istirahat mulai")), ("pause_ends", lambda: _("Istirahat selesai")),
        ("reason", lambda: _("Alasan")),
    ),
}  # fmt: skip
"""The fields of each kind of value, as they are called."""


def _labels(kind: str) -> Sequence[tuple[str, str]]:
    return [(name, label()) for name, label in FIELDS[kind]]


def facility_name(book: Book, code: str) -> str:
    """Return how a facility is called."""
    return book.facilities[code].name("id") if code in book.facilities else code


def _said(name: str, value: Value, book: Book) -> str:
    """Return one field of a value in words; "" for what is not there."""
    if value is None:
        return ""
    found = value.get(name)
    if name == "line":
        return book.lines[str(found)].name("id") if found in book.lines else str(found)
    if name == "works":
        return _("ya") if found else _("tidak")
    if found is False or found in ("", None, []):
        return ""
    if found is True:
        return _("ya")
    if name == "pictures":
        return "; ".join(str(one["alt"]) for one in found)
    if name in {"until", "release"}:
        return words.moment_text(datetime.fromisoformat(found))
    if name in {"first", "last"}:
        return words.day_text(date.fromisoformat(found), short=True)
    if name == "holder":
        return holder_name(book, found)
    if name == "weekday":
        return words.weekday_text(int(found))
    if name in {"opens", "closes", "pause_starts", "pause_ends"}:
        return str(found).replace(":", ".")
    return str(found)


def _decree_rows(before: Value, after: Value) -> tuple[Row, ...]:
    old = {on: name for on, _kind, name, _en in (before or {"days": []})["days"]}
    new = {on: name for on, _kind, name, _en in (after or {"days": []})["days"]}
    return tuple(
        Row(words.day_text(date.fromisoformat(on), short=True), old.get(on, ""), new.get(on, ""))
        for on in sorted(old.keys() | new.keys())
    )
