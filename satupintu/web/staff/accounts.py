"""The accounts of the mall for its administrator, those of one agency for its liaison: add, close, open, reset.

Each press shows first what it will change. Nobody changes a duty here, and nobody gives one that it may not give.
A one-time code is shown on the page after the press, once; until then it waits under the house's key.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from allauth.mfa.utils import decrypt, encrypt
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.base.moments import business_day
from satupintu.base.refusal import Refusal
from satupintu.catalogue import queries as catalogue
from satupintu.people import commands as people
from satupintu.people import queries, refusals
from satupintu.people.models import Officer
from satupintu.people.permits import OF_THE_MALL, Duty, Permit
from satupintu.queueing import commands as queueing
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key
from satupintu.web.order import once
from satupintu.web.reading import note_reading
from satupintu.web.staff.facts import Accounts, Change, Choice, Row
from satupintu.web.staff.words import duty_text
from satupintu.web.ui.facts import No

USERNAME = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
NAME_LENGTH = 80
OF_A_LIAISON = (Duty.OFFICER, Duty.BACK_OFFICE)
JUST_DONE = "accounts.done"


@doors.permitted(Permit.ACCOUNTS)
def mall_accounts(request: MallRequest) -> HttpResponse:
    """Show every account; a POST shows the new one before it is made, and makes it when that was seen."""
    return _accounts(request, "")


@doors.permitted(Permit.ACCOUNTS)
def mall_account(request: MallRequest, username: str, action: str) -> HttpResponse:
    """Close, open or reset an account: first what will change, then the change."""
    return _account(request, "", username, action)


@doors.permitted(Permit.AGENCY_RUN)
def agency_accounts(request: MallRequest, agency: str) -> HttpResponse:
    """Show the accounts of an agency, and add officers to it."""
    return _accounts(request, agency)


@doors.permitted(Permit.AGENCY_RUN)
def agency_account(request: MallRequest, agency: str, username: str, action: str) -> HttpResponse:
    """Close, open or reset an officer of an agency."""
    return _account(request, agency, username, action)


def _accounts(request: MallRequest, agency: str) -> HttpResponse:
    if request.method != "POST":
        note_reading(request, f"accounts {agency}".strip())
        return _list(request, agency)
    try:
        return _add(request, agency)
    except Refusal as no:
        return _list(request, agency, no)


def _account(request: MallRequest, agency: str, username: str, action: str) -> HttpResponse:
    press = PRESSES.get(action)
    if press is None:
        return HttpResponseRedirect(_list_url(agency))
    try:
        officer = _theirs(request, agency, username)
        if request.method != "POST" or not request.POST.get("benar"):
            return _ask(request, agency, officer, action, press)
        return once(request, lambda: press.do(request, agency, officer), action)
    except Refusal as no:
        return _list(request, agency, no)


def _theirs(request: MallRequest, agency: str, username: str) -> Officer:
    """Return the account, if its keeper may change it. Raises OfficerUnknown, DutyNotYours."""
    officer = queries.officer_named(request.mall, username)
    if agency and officer.agency != agency:
        raise refusals.OfficerUnknown(username=username)
    if agency and officer.duty not in OF_A_LIAISON:
        raise refusals.DutyNotYours(duty=duty_text(officer.duty))
    return officer


def _add(request: MallRequest, agency: str) -> HttpResponse:
    """Raises UsernameMalformed, UsernameTaken, DutyNotYours, AgencyWanted, AgencyUnwanted."""
    said = request.POST
    username, name = said.get("username", "").strip().lower(), said.get("name", "").strip()[:NAME_LENGTH]
    duty, of = said.get("duty", ""), agency or said.get("of", "")
    if not said.get("benar"):
        _check_new(request, agency, username, duty, of)
        return _ask_new(request, agency, username, name, duty, of)

    def add() -> HttpResponse:
        _check_new(request, agency, username, duty, of)
        code = people.open_account(
            mall=request.mall, username=username, name=name or username, agency=of, duty=duty,
            by=request.actor, at=request.at,
        )  # fmt: skip
        done = _("Akun %(username)s sudah ada.") % {"username": username}
        return _done(request, agency, done, code=code, code_for=username, undo_url=_url(agency, username, "tutup"))

    return once(request, add, "add")


def _check_new(request: MallRequest, agency: str, username: str, duty: str, of: str) -> None:
    """Raises UsernameMalformed, UsernameTaken, DutyNotYours, AgencyWanted, AgencyUnwanted."""
    if not USERNAME.fullmatch(username):
        raise refusals.UsernameMalformed
    if any(officer.username == username for officer in queries.officers(request.mall)):
        raise refusals.UsernameTaken(username=username)
    if duty not in _may_give(agency):
        raise refusals.DutyNotYours(duty=duty_text(duty))
    if duty in OF_THE_MALL and of:
        raise refusals.AgencyUnwanted(duty=duty_text(duty))
    if duty not in OF_THE_MALL and of not in catalogue.book(request.mall).agencies:
        raise refusals.AgencyWanted(duty=duty_text(duty))


def _ask_new(request: MallRequest, agency: str, username: str, name: str, duty: str, of: str) -> HttpResponse:
    rows = (
        (_("Nama pengguna"), "–", username), (_("Nama"), "–", name or username),
        (_("Tugas"), "–", duty_text(duty)), (_("Instansi"), "–", _agency_text(request, of)),
    )  # fmt: skip
    page = Change(
        title=_("Tambah akun %(username)s?") % {"username": username}, rows=rows,
        words=(_("Setelah ini muncul kode sekali pakai untuk petugasnya."),), action=_list_url(agency),
        button=_("Tambah akun"), key=key(), back_url=_list_url(agency),
        fields=(("username", username), ("name", name), ("duty", duty), ("of", of)),
    )  # fmt: skip
    return render(request, "staff/account.html", {"page": page})


def _disable(request: MallRequest, agency: str, officer: Officer) -> HttpResponse:
    people.disable_officer(mall=request.mall, username=officer.username, by=request.actor, at=request.at)
    queueing.free_counter_of(
        mall=request.mall, sitter=queries.actor_of_officer(officer), by=request.actor, at=request.at
    )
    done = _("Akun %(username)s ditutup.") % {"username": officer.username}
    return _done(request, agency, done, undo_url=_url(agency, officer.username, "buka"))


def _enable(request: MallRequest, agency: str, officer: Officer) -> HttpResponse:
    people.enable_officer(mall=request.mall, username=officer.username, by=request.actor, at=request.at)
    done = _("Akun %(username)s aktif lagi.") % {"username": officer.username}
    return _done(request, agency, done, undo_url=_url(agency, officer.username, "tutup"))


def _reset(request: MallRequest, agency: str, officer: Officer) -> HttpResponse:
    code = people.give_one_time_code(
        mall=request.mall, username=officer.username, second_factor=bool(request.POST.get("pengaman")),
        by=request.actor, at=request.at,
    )  # fmt: skip
    done = _("Sandi %(username)s dicabut.") % {"username": officer.username}
    return _done(request, agency, done, code=code, code_for=officer.username)


@dataclass(frozen=True, slots=True)
class Press:
    """One thing that can be done to an account: its button, what it changes, what to know before."""

    do: Callable[[MallRequest, str, Officer], HttpResponse]
    button: Callable[[], str]
    row: Callable[[Officer], tuple[str, str, str]]
    words: Callable[[], tuple[str, ...]] = tuple
    stop: bool = False
    factor: bool = False


PRESSES = {
    "tutup": Press(
        _disable, lambda: _("Tutup akun"), lambda officer: (_("Keadaan"), _state(officer), _("ditutup")),
        lambda: (_("Halaman dan perintahnya berhenti seketika."), _("Perangkat dan loketnya tetap terdaftar.")),
        stop=True,
    ),
    "buka": Press(_enable, lambda: _("Buka akun"), lambda officer: (_("Keadaan"), _state(officer), _("aktif"))),
    "kode": Press(
        _reset, lambda: _("Buat kode"), lambda _of: (_("Sandi"), _("sandi sekarang"), _("kode sekali pakai, 24 jam")),
        lambda: (_("Sandi sekarang tidak berlaku lagi."), _("Layar yang masih terbuka berakhir.")),
        factor=True,
    ),
}  # fmt: skip


def _ask(request: MallRequest, agency: str, officer: Officer, action: str, press: Press) -> HttpResponse:
    """Show what a press will change, with the button that does it."""
    page = Change(
        title=f"{press.button()}: {officer.username}", rows=(press.row(officer),), words=press.words(),
        button=press.button(), key=key(), stop=press.stop, action=_url(agency, officer.username, action),
        back_url=_list_url(agency), second_factor=press.factor and queries.has_second_factor(officer),
    )  # fmt: skip
    return render(request, "staff/account.html", {"page": page})


def _done(
    request: MallRequest, agency: str, said: str, *, code: str = "", code_for: str = "", undo_url: str = ""
) -> HttpResponse:  # fmt: skip
    """Lead back to the list, which says once what was done."""
    kept = {"said": said, "code": encrypt(code) if code else "", "code_for": code_for, "undo_url": undo_url}
    request.session[JUST_DONE] = kept
    return HttpResponseRedirect(_list_url(agency))


def _list(request: MallRequest, agency: str, no: Refusal | None = None) -> HttpResponse:
    done = request.session.pop(JUST_DONE, {}) if request.method == "GET" else {}
    book, said = catalogue.book(request.mall), request.POST
    officers = [o for o in queries.officers(request.mall) if not agency or o.agency == agency]
    title = _("Akun petugas %(agency)s") % {"agency": _agency_text(request, agency)}
    chosen = said.get("duty", Duty.OFFICER)
    page = Accounts(
        title=title if agency else _("Akun petugas mal"), action=_list_url(agency), key=key(),
        rows=tuple(_row(request, officer, agency) for officer in officers),
        duties=tuple(Choice(duty, duty_text(duty), duty == chosen) for duty in _may_give(agency)),
        agencies=() if agency else (
            Choice("", _("Seluruh mal")),
            *(Choice(a.code, a.short_name, a.code == said.get("of")) for a in book.agencies.values()),
        ),
        username=said.get("username", "")[:40], name=said.get("name", "")[:NAME_LENGTH],
        said=done.get("said", ""), code=decrypt(done["code"]) if done.get("code") else "",
        code_for=done.get("code_for", ""), undo_url=done.get("undo_url", ""), refusal=No.of(no) if no else None,
    )  # fmt: skip
    response = render(request, "staff/accounts.html", {"page": page}, status=no.status if no else 200)
    response["Cache-Control"] = "no-store"
    return response


def _row(request: MallRequest, officer: Officer, agency: str) -> Row:
    keeps = officer != request.officer and (not agency or officer.duty in OF_A_LIAISON)

    def url(action: str, *, when: bool) -> str:
        return _url(agency, officer.username, action) if keeps and when else ""

    active = officer.is_active
    return Row(
        username=officer.username, name=officer.name, duty=duty_text(officer.duty),
        agency=_agency_text(request, officer.agency), state=_state(officer), active=active,
        second=_("ada") if queries.has_second_factor(officer) else _("belum"), changed=_changed(request, officer),
        disable_url=url("tutup", when=active), enable_url=url("buka", when=not active),
        reset_url=url("kode", when=active),
    )  # fmt: skip


def _changed(request: MallRequest, officer: Officer) -> str:
    """Return who last changed an account, and when."""
    if officer.changed_at is None:
        return "–"
    kind, _colon, number = officer.changed_by.partition(":")
    names = queries.usernames(request.mall, [int(number)]) if kind == "officer" and number.isdigit() else {}
    who = names.get(int(number), number) if names else _("sistem")
    day, hour = words.day_text(business_day(officer.changed_at)), words.clock_digits(officer.changed_at)
    return _("%(day)s, pukul %(hour)s, oleh %(who)s") % {"day": day, "hour": hour, "who": who}


def _may_give(agency: str) -> tuple[Duty, ...]:
    return OF_A_LIAISON if agency else tuple(Duty)


def _state(officer: Officer) -> str:
    return _("aktif") if officer.is_active else _("ditutup")


def _agency_text(request: MallRequest, agency: str) -> str:
    book = catalogue.book(request.mall)
    return book.agencies[agency].short_name if agency in book.agencies else agency or _("seluruh mal")


def _list_url(agency: str) -> str:
    return reverse("staff:agency-accounts", args=[agency]) if agency else reverse("staff:accounts")


def _url(agency: str, username: str, action: str) -> str:
    if agency:
        return reverse("staff:agency-account", args=[agency, username, action])
    return reverse("staff:account", args=[username, action])
