"""The accounts of the mall for its administrator, those of one agency for its liaison: add, close, open, reset.

Each press shows first what it will change. Nobody changes a duty here, and nobody gives one that it may not give.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

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
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.staff.facts import Accounts, Change, Choice, Row
from satupintu.web.staff.words import duty_text
from satupintu.web.ui.facts import No

USERNAME = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
NAME_LENGTH = 80
OF_A_LIAISON = (Duty.OFFICER, Duty.BACK_OFFICE)


@doors.permitted(Permit.ACCOUNTS)
def mall_accounts(request: MallRequest) -> HttpResponse:
    """Show every account; a POST shows the new one before it is made, and makes it when that was seen."""
    return _list(request, "", tuple(Duty))


@doors.permitted(Permit.ACCOUNTS)
def mall_account(request: MallRequest, username: str, action: str) -> HttpResponse:
    """Close, open or reset an account: first what will change, then the change."""
    return _one(request, "", username, action)


@doors.permitted(Permit.AGENCY_RUN)
def agency_accounts(request: MallRequest, agency: str) -> HttpResponse:
    """Show the accounts of an agency, and add officers to it."""
    return _list(request, agency, OF_A_LIAISON)


@doors.permitted(Permit.AGENCY_RUN)
def agency_account(request: MallRequest, agency: str, username: str, action: str) -> HttpResponse:
    """Close, open or reset an officer of an agency."""
    return _one(request, agency, username, action)


def _list(request: MallRequest, agency: str, may_give: tuple[Duty, ...], **said: Any) -> HttpResponse:
    no: Refusal | None = said.pop("no", None)
    if request.method == "POST" and not said and no is None:
        try:
            return _add(request, agency, may_give)
        except Refusal as refused:
            no = refused
    book = catalogue.book(request.mall)
    title = _("Akun petugas %(agency)s") % {
        "agency": book.agencies[agency].short_name if agency in book.agencies else agency
    }
    officers = [o for o in queries.officers(request.mall) if not agency or o.agency == agency]
    chosen = request.POST.get("duty", Duty.OFFICER)
    page = Accounts(
        title=title if agency else _("Akun petugas mal"),
        rows=tuple(_row(request, officer, agency) for officer in officers),
        action=_list_url(agency),
        duties=tuple(Choice(duty, duty_text(duty), duty == chosen) for duty in may_give),
        agencies=() if agency else (
            Choice("", _("Seluruh mal")),
            *(Choice(a.code, a.short_name, a.code == request.POST.get("of")) for a in book.agencies.values()),
        ),
        username=request.POST.get("username", "")[:40], name=request.POST.get("name", "")[:NAME_LENGTH],
        refusal=No.of(no) if no else None, **said,
    )  # fmt: skip
    response = render(request, "staff/accounts.html", {"page": page}, status=no.status if no else 200)
    response["Cache-Control"] = "no-store"
    return response


def _add(request: MallRequest, agency: str, may_give: tuple[Duty, ...]) -> HttpResponse:
    """Raises UsernameMalformed, UsernameTaken, DutyNotYours, DutyUnknown, AgencyWanted, AgencyUnwanted."""
    username, name = (
        request.POST.get("username", "").strip().lower(),
        request.POST.get("name", "").strip()[:NAME_LENGTH],
    )
    duty, of = request.POST.get("duty", ""), agency or request.POST.get("of", "")
    if not USERNAME.fullmatch(username):
        raise refusals.UsernameMalformed
    if duty not in may_give:
        raise refusals.DutyNotYours(duty=duty_text(duty))
    if of and of not in catalogue.book(request.mall).agencies:
        raise refusals.AgencyWanted(duty=duty_text(duty))
    if not request.POST.get("benar"):
        _check_new(request, username, duty, of)
        rows = (
            (_("Nama pengguna"), "–", username), (_("Nama"), "–", name or username),
            (_("Tugas"), "–", duty_text(duty)), (_("Instansi"), "–", _agency_text(request, of)),
        )  # fmt: skip
        fields = (("username", username), ("name", name), ("duty", duty), ("of", of))
        page = Change(
            title=_("Tambah akun %(username)s?") % {"username": username}, rows=rows, fields=fields,
            words=(_("Setelah ini muncul kode sekali pakai untuk petugasnya."),), action=_list_url(agency),
            button=_("Tambah akun"), back_url=_list_url(agency),
        )  # fmt: skip
        return render(request, "staff/account.html", {"page": page})
    code = people.open_account(
        mall=request.mall,
        username=username,
        name=name or username,
        agency=of,
        duty=duty,
        by=request.actor,
        at=request.at,
    )
    said = _("Akun %(username)s sudah ada.") % {"username": username}
    undo = _one_url(agency, username, "tutup")
    return _list(request, agency, may_give, said=said, code=code, code_for=username, undo_url=undo)


def _check_new(request: MallRequest, username: str, duty: str, of: str) -> None:
    """Raises what making it would raise."""
    if any(officer.username == username for officer in queries.officers(request.mall)):
        raise refusals.UsernameTaken(username=username)
    if duty in OF_THE_MALL and of:
        raise refusals.AgencyUnwanted(duty=duty_text(duty))
    if duty not in OF_THE_MALL and not of:
        raise refusals.AgencyWanted(duty=duty_text(duty))


def _one(request: MallRequest, agency: str, username: str, action: str) -> HttpResponse:
    may_give = OF_A_LIAISON if agency else tuple(Duty)
    try:
        officer = _theirs(request, agency, username)
        work = {"tutup": _disable, "buka": _enable, "kode": _reset}.get(action)
        if work is None:
            return HttpResponseRedirect(_list_url(agency))
        return work(request, agency, officer, may_give)
    except Refusal as no:
        return _list(request, agency, may_give, no=no)


def _theirs(request: MallRequest, agency: str, username: str) -> Officer:
    """Return the account, if its keeper may change it. Raises OfficerUnknown, DutyNotYours."""
    officer = queries.officer_named(request.mall, username)
    if agency and officer.agency != agency:
        raise refusals.OfficerUnknown(username=username)
    if agency and officer.duty not in OF_A_LIAISON:
        raise refusals.DutyNotYours(duty=duty_text(officer.duty))
    return officer


def _disable(request: MallRequest, agency: str, officer: Officer, may_give: tuple[Duty, ...]) -> HttpResponse:
    if not _seen(request):
        rows = ((_("Keadaan"), _state(officer), _("ditutup")),)
        why = (
            _("Halaman dan perintahnya berhenti seketika."), _("Perangkat dan loketnya tetap terdaftar."),
        )  # fmt: skip
        return _ask(request, agency, officer, "tutup", rows, why, _("Tutup akun"), stop=True)
    people.disable_officer(mall=request.mall, username=officer.username, by=request.actor, at=request.at)
    said = _("Akun %(username)s ditutup.") % {"username": officer.username}
    return _list(request, agency, may_give, said=said, undo_url=_one_url(agency, officer.username, "buka"))


def _enable(request: MallRequest, agency: str, officer: Officer, may_give: tuple[Duty, ...]) -> HttpResponse:
    if not _seen(request):
        rows = ((_("Keadaan"), _state(officer), _("aktif")),)
        return _ask(request, agency, officer, "buka", rows, (), _("Buka akun"))
    people.enable_officer(mall=request.mall, username=officer.username, by=request.actor, at=request.at)
    said = _("Akun %(username)s aktif lagi.") % {"username": officer.username}
    return _list(request, agency, may_give, said=said, undo_url=_one_url(agency, officer.username, "tutup"))


def _reset(request: MallRequest, agency: str, officer: Officer, may_give: tuple[Duty, ...]) -> HttpResponse:
    if not _seen(request):
        rows = ((_("Sandi"), _("sandi sekarang"), _("kode sekali pakai, 24 jam")),)
        why = (_("Sandi sekarang tidak berlaku lagi."), _("Layar yang masih terbuka berakhir."))
        return _ask(
            request, agency, officer, "kode", rows, why, _("Buat kode"), factor=queries.has_second_factor(officer)
        )
    drop = bool(request.POST.get("pengaman"))
    code = people.give_one_time_code(
        mall=request.mall, username=officer.username, second_factor=drop, by=request.actor, at=request.at
    )
    said = _("Sandi %(username)s dicabut.") % {"username": officer.username}
    return _list(request, agency, may_give, said=said, code=code, code_for=officer.username)


def _seen(request: MallRequest) -> bool:
    return request.method == "POST" and bool(request.POST.get("benar"))


def _ask(
    request: MallRequest, agency: str, officer: Officer, action: str, rows: Iterable[tuple[str, str, str]],
    why: tuple[str, ...], button: str, *, stop: bool = False, factor: bool = False,
) -> HttpResponse:  # fmt: skip
    page = Change(
        title=f"{button}: {officer.username}", rows=tuple(rows), words=why, button=button, stop=stop,
        action=_one_url(agency, officer.username, action), back_url=_list_url(agency), second_factor=factor,
    )  # fmt: skip
    return render(request, "staff/account.html", {"page": page})


def _row(request: MallRequest, officer: Officer, agency: str) -> Row:
    keeps = officer != request.officer and (not agency or officer.duty in OF_A_LIAISON)
    url: Callable[[str], str] = lambda action: _one_url(agency, officer.username, action) if keeps else ""  # noqa: E731
    return Row(
        username=officer.username, name=officer.name, duty=duty_text(officer.duty),
        agency=_agency_text(request, officer.agency), state=_state(officer), active=officer.is_active,
        second=_("ada") if queries.has_second_factor(officer) else _("belum"), changed=_changed(request, officer),
        disable_url=url("tutup") if officer.is_active else "", enable_url="" if officer.is_active else url("buka"),
        reset_url=url("kode") if officer.is_active else "",
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


def _state(officer: Officer) -> str:
    return _("aktif") if officer.is_active else _("ditutup")


def _agency_text(request: MallRequest, agency: str) -> str:
    book = catalogue.book(request.mall)
    return book.agencies[agency].short_name if agency in book.agencies else agency or _("seluruh mal")


def _list_url(agency: str) -> str:
    return reverse("staff:agency-accounts", args=[agency]) if agency else reverse("staff:accounts")


def _one_url(agency: str, username: str, action: str) -> str:
    if agency:
        return reverse("staff:agency-account", args=[agency, username, action])
    return reverse("staff:account", args=[username, action])
