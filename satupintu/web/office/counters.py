"""Counters and lines: who sits where, a counter freed whose officer has gone, a counter that serves another line."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from satupintu.base.refusal import Refusal
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book
from satupintu.office import queries as office
from satupintu.people import queries as people
from satupintu.people.permits import Permit
from satupintu.queueing import commands, refusals
from satupintu.queueing import queries as queueing
from satupintu.queueing.rules.values import Counter, Hall
from satupintu.web import doors, places
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key
from satupintu.web.office.changing import SURE, change, done_text, pasts
from satupintu.web.office.facts import Choice, Counters, LineOfCounters, Row, Seat, Sure
from satupintu.web.office.today import facts_of_counter, who_sits
from satupintu.web.order import once
from satupintu.web.ui.facts import No

PAST_SHOWN = 10


@doors.permitted(Permit.RUN)
def counters(request: MallRequest) -> HttpResponse:
    """Show every line with its counters and who sits there."""
    return _page(request)


@doors.permitted(Permit.RUN)
@require_POST
def free(request: MallRequest, counter: str) -> HttpResponse:
    """Let the officer of a counter get up: first what will be, then the order."""
    mall, by, at, back = request.mall, request.actor, request.at, reverse("office:counters")

    def work() -> HttpResponse:
        commands.free_counter(mall=mall, counter=counter, by=by, at=at)
        return HttpResponseRedirect(f"{back}?kosong={counter}", status=303)

    try:
        if request.POST.get(SURE) == "1":
            return once(request, work, "kosong")
        return _ask_free(request, counter, back)
    except Refusal as no:
        return _page(request, no)


def _ask_free(request: MallRequest, counter: str, back: str) -> HttpResponse:
    """Raises UnknownCounter, NobodySits."""
    hall = queueing.hall(request.mall, request.at)
    now = hall.counters.get(counter)
    sitter = queueing.officers_at_counters(request.mall).get(counter, "")
    if now is None:
        raise refusals.UnknownCounter(counter=counter[:10])
    if not sitter:
        raise refusals.NobodySits(counter=counter)
    rows = [
        Row(_("Petugas"), people.names_of(request.mall).get(sitter, sitter), _("tidak ada")),
        Row(_("Keadaan"), _open_text(now), _("tutup")),
    ]
    if now.serving:
        rows.append(Row(_("Sedang dilayani"), now.serving, _("%(number)s, tetap di loket") % {"number": now.serving}))
    if now.summoned:
        rows.append(Row(_("Dipanggil"), now.summoned, _("%(number)s, dipanggil lagi") % {"number": now.summoned}))
    page = Sure(
        title=_("Kosongkan loket %(counter)s") % {"counter": counter},
        rows=tuple(rows),
        action=request.get_full_path(),
        fields=(),
        key=key(),
        back_url=back,
    )
    return render(request, "office/sure.html", {"page": page})


def _open_text(now: Counter) -> str:
    if now.on_break:
        return _("istirahat")
    return _("buka") if now.is_open else _("tutup")


@doors.permitted(Permit.RUN)
@require_POST
def move(request: MallRequest, counter: str) -> HttpResponse:
    """Let a closed counter serve another line of its zone: first the difference, then the change."""
    book = catalogue.book(request.mall)
    line = request.POST.get("jalur", "")[:20]
    try:
        if counter not in book.counters:
            raise refusals.UnknownCounter(counter=counter[:10])
        if line not in book.lines:
            raise refusals.UnknownLine(line=line)
        return change(request, "counter", counter, {"line": line}, back=reverse("office:counters"))
    except Refusal as no:
        return _page(request, no)


def _page(request: MallRequest, refusal: Refusal | None = None) -> HttpResponse:
    book, hall = catalogue.book(request.mall), queueing.hall(request.mall, request.at)
    sitting = who_sits(request) if hall.began else {}
    made = office.changes(request.mall, kind="counter", limit=PAST_SHOWN)
    freed = request.GET.get("kosong", "")
    page = Counters(
        lines=tuple(
            LineOfCounters(
                name=line.short_name,
                where=places.where_text(line),
                counters=tuple(_seat(request, book, hall, code, sitting) for code in line.counters),
            )
            for line in book.lines.values()
        ),
        past=pasts(request, made),
        done=done_text(request),
        freed=_("Loket %(counter)s sudah kosong.") % {"counter": freed} if freed in book.counters else "",
        refusal=No.of(refusal) if refusal else None,
    )
    return render(request, "office/counters.html", {"page": page}, status=refusal.status if refusal else 200)


def _seat(request: MallRequest, book: Book, hall: Hall, code: str, sitting: dict[str, str]) -> Seat:
    known, state = book.counters[code], hall.counters.get(code)
    now = facts_of_counter(request, book, hall, code, sitting)
    used = state is not None and (state.is_open or state.on_break or bool(state.serving))
    can_leave = len(book.lines[known.line].counters) > 1 and not used
    return Seat(
        code=code,
        name=now.name,
        state=now.state,
        who=now.who,
        empty=now.empty,
        key=key(),
        free_url=reverse("office:counter-free", args=[code]) if code in sitting else "",
        move_url=reverse("office:counter-move", args=[code]) if can_leave else "",
        lines=tuple(
            Choice(line.code, line.short_name)
            for line in book.lines.values()
            if line.zone == known.zone and line.code != known.line
        ),
    )
