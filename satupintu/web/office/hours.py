"""Hours, breaks and closures of the mall and of each agency; free days of a year by decree."""

from __future__ import annotations

import csv
import io
from datetime import date, time

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.base.moments import business_day
from satupintu.base.refusal import Refusal
from satupintu.calendars import queries as calendars
from satupintu.calendars.refusals import DaysInDisorder, HoursInDisorder
from satupintu.calendars.rules import MALL, DayKind
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book
from satupintu.office import queries as office
from satupintu.office.kinds import KINDS, Value
from satupintu.office.models import ChangeState
from satupintu.office.refusals import NotADecree
from satupintu.people.permits import Permit, allows
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.office.changing import change, done_text, holder_name, pasts
from satupintu.web.office.facts import Choice, Holidays, Hours, UsualDay
from satupintu.web.ui.facts import No, Way

WEEK = range(7)
KINDS_OF_DAY = {"libur": DayKind.NATIONAL, "cuti": DayKind.JOINT_LEAVE}
LONGEST_DECREE = 20_000


@doors.permitted(Permit.RUN)
def mall_hours(request: MallRequest) -> HttpResponse:
    """Keep the hours of the whole mall."""
    return _hours(request, MALL)


@doors.permitted(Permit.AGENCY_RUN)
def agency_hours(request: MallRequest, agency: str) -> HttpResponse:
    """Keep the hours of one agency."""
    return _hours(request, agency)


@doors.permitted(Permit.RUN)
def mall_week(request: MallRequest) -> HttpResponse:
    """Set a usual weekday of the mall."""
    return _week(request, MALL)


@doors.permitted(Permit.AGENCY_RUN)
def agency_week(request: MallRequest, agency: str) -> HttpResponse:
    """Set a usual weekday of one agency."""
    return _week(request, agency)


def _hours(request: MallRequest, holder: str) -> HttpResponse:
    refusal = None
    if request.method == "POST":
        try:
            owner = "" if holder == MALL else holder
            return change(request, "special", "new", _announcement(request, holder), agency=owner, back=_url(holder))
        except Refusal as no:
            refusal = no
    return _page(request, holder, refusal)


def _week(request: MallRequest, holder: str) -> HttpResponse:
    refusal = None
    if request.method == "POST":
        try:
            weekday = int(_clean(request, "hari", 1) or "9")
            if weekday not in WEEK:
                raise HoursInDisorder
            owner = "" if holder == MALL else holder
            return change(
                request, "usual", f"{holder}/{weekday}", _usual(request), agency=owner, back=_url(holder)
            )  # fmt: skip
        except (Refusal, ValueError) as no:
            refusal = no if isinstance(no, Refusal) else HoursInDisorder()
    return _page(request, holder, refusal)


def _clean(request: MallRequest, name: str, longest: int) -> str:
    return str(request.POST.get(name, "")).strip()[:longest]


def _clock(request: MallRequest, name: str) -> str:
    """Return "HH:MM" of a field, "" when it is empty. Raises HoursInDisorder."""
    text = _clean(request, name, 5).replace(".", ":")
    if not text:
        return ""
    try:
        return time.fromisoformat(text if len(text) == 5 else f"0{text}").isoformat("minutes")
    except ValueError:
        raise HoursInDisorder from None


def _date(request: MallRequest, name: str, otherwise: date) -> str:
    text = _clean(request, name, 10)
    try:
        return date.fromisoformat(text).isoformat() if text else otherwise.isoformat()
    except ValueError:
        raise DaysInDisorder from None


def _announcement(request: MallRequest, holder: str) -> Value:
    today = business_day(request.at)
    first = _date(request, "mulai", today)
    weekday = _clean(request, "hanya", 1)
    return {
        "holder": holder,
        "first": first,
        "last": _date(request, "sampai", date.fromisoformat(first)),
        "weekday": int(weekday) if weekday.isdecimal() and int(weekday) in WEEK else None,
        "closed": request.POST.get("tutup") == "1",
        "opens": _clock(request, "buka"),
        "closes": _clock(request, "selesai-jam"),
        "pause_starts": _clock(request, "jeda-mulai"),
        "pause_ends": _clock(request, "jeda-selesai"),
        "reason": _clean(request, "alasan", 120),
    }


def _usual(request: MallRequest) -> Value:
    opens, closes = _clock(request, "buka"), _clock(request, "selesai-jam")
    if bool(opens) != bool(closes):
        raise HoursInDisorder
    return {"opens": opens, "closes": closes} if opens else None


def _url(holder: str) -> str:
    return reverse("office:hours") if holder == MALL else reverse("office:agency-hours", args=[holder])


def _page(request: MallRequest, holder: str, refusal: Refusal | None) -> HttpResponse:
    book, mall = catalogue.book(request.mall), request.mall
    account = request.officer
    today = business_day(request.at)
    now = calendars.hours(mall, holder, today)
    why = calendars.announced(mall, holder, today)
    runs = account is not None and allows(account.duty, account.agency, Permit.RUN)
    permit = Permit.RUN if holder == MALL else Permit.AGENCY_RUN
    can = account is not None and allows(account.duty, account.agency, permit, "" if holder == MALL else holder)
    mine = "" if holder == MALL else holder
    announced = [
        c for c in office.changes(mall, agency=mine, kind="special", limit=20)
        if c.agency == mine and c.state == ChangeState.MADE
    ]  # fmt: skip
    page = Hours(
        title=_("Jam %(holder)s") % {"holder": holder_name(book, holder)},
        holders=_holders(book) if runs else (),
        action=_url(holder),
        usual_action=f"{_url(holder)}minggu",
        week=tuple(_day(request, holder, weekday) for weekday in WEEK),
        announced=pasts(request, announced, may=can),
        today=(
            _("Hari ini %(opens)s–%(closes)s")
            % {"opens": words.clock_digits(now.opens), "closes": words.clock_digits(now.closes)}
            if now
            else _("Hari ini tutup")
        )
        + (f": {why}" if why else ""),
        weekdays=tuple(Choice(str(day), words.weekday_text(day)) for day in WEEK),
        fields={name: str(value) for name, value in request.POST.items()},
        can_change=can,
        closes_typed=_clean(request, "selesai-jam", 5),
        done=done_text(request),
        refusal=No.of(refusal) if refusal else None,
    )
    return render(request, "office/hours.html", {"page": page}, status=refusal.status if refusal else 200)


def _holders(book: Book) -> tuple[Way, ...]:
    agencies = (
        Way(known.short_name, reverse("office:agency-hours", args=[code])) for code, known in book.agencies.items()
    )
    return (Way(_("Seluruh mal"), reverse("office:hours")), *agencies)


def _day(request: MallRequest, holder: str, weekday: int) -> UsualDay:
    usual = KINDS["usual"].read(request.mall, f"{holder}/{weekday}") or {"opens": "", "closes": ""}
    return UsualDay(str(weekday), words.weekday_text(weekday), usual["opens"], usual["closes"])


@doors.permitted(Permit.RUN)
def holidays(request: MallRequest) -> HttpResponse:
    """Propose the free days of a year as the decree lists them; a second person confirms."""
    refusal, text = None, ""
    year = _clean(request, "tahun", 4) or str(business_day(request.at).year + 1)
    if request.method == "POST":
        text = str(request.POST.get("keputusan", ""))[:LONGEST_DECREE]
        try:
            after = read_decree(text, year)
            return change(request, "decree", year, after, back=reverse("office:holidays"))
        except Refusal as no:
            refusal = no
    known = calendars.calendar(request.mall).free_days
    years = sorted({on.year for on in known})
    page = Holidays(
        years=tuple(
            (
                str(one),
                tuple((words.day_text(on, short=True), free.name_id) for on, free in known.items() if on.year == one),
            )
            for one in years
        ),
        waiting=pasts(request, [one for one in office.waiting(request.mall) if one.kind == "decree"]),
        action=request.path,
        year=year,
        text=text,
        done=done_text(request),
        refusal=No.of(refusal) if refusal else None,
    )
    return render(request, "office/holidays.html", {"page": page}, status=refusal.status if refusal else 200)


def read_decree(text: str, year: str) -> Value:
    """Return the free days of a decree, one per line: "2027-01-01; libur; Tahun Baru; New Year". Raises NotADecree."""
    days: dict[str, list[str]] = {}
    for no, cells in enumerate(csv.reader(io.StringIO(text), delimiter=";"), 1):
        parts = [cell.strip() for cell in cells]
        if not any(parts):
            continue
        why = _wrong_in(parts, year, days)
        if why:
            raise NotADecree(line=no, why=why)
        kind = KINDS_OF_DAY[parts[1].lower()].value
        days[parts[0]] = [parts[0], kind, parts[2][:120], (parts[3] if len(parts) > 3 and parts[3] else parts[2])[:120]]
    if not days:
        raise NotADecree(line=1, why=_("belum ada hari"))
    return {"days": [days[on] for on in sorted(days)]}


def _wrong_in(parts: list[str], year: str, days: dict[str, list[str]]) -> str:
    """Return what is wrong with one line of a decree, "" when nothing is."""
    if len(parts) < 3 or not parts[2]:
        return _("kurang kolom")
    try:
        on = date.fromisoformat(parts[0])
    except ValueError:
        return _("tanggal %(date)s tidak ada") % {"date": parts[0][:20]}
    if str(on.year) != year:
        return _("bukan tahun %(year)s") % {"year": year}
    if parts[1].lower() not in KINDS_OF_DAY:
        return _("jenisnya libur atau cuti")
    return _("tanggal itu sudah ada") if parts[0] in days else ""
