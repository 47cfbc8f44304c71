"""The desk's facts, out of a hall."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satupintu.base import words
from satupintu.base.moments import MINUTE_MS, business_day, from_ms, to_ms
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book
from satupintu.queueing import queries as queueing
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.dispatch import order_in
from satupintu.queueing.rules.orders import absence_limit_ms
from satupintu.queueing.rules.values import Counter, Hall, Ticket, TicketState
from satupintu.reception import queries as reception
from satupintu.web import places
from satupintu.web.closing import closing_for_staff, closing_word
from satupintu.web.counter.facts import Desk, NextPerson, Orders, Panel, Person, State
from satupintu.web.counter.panels import panel_of
from satupintu.web.counter.sitting import items_of, papers_of
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key
from satupintu.web.ui.facts import Live, No, Undo

NEXT_SHOWN = 4


def desk_facts(request: MallRequest, code: str, refusal: No | None, *, as_strip: bool) -> Desk:
    """Return what the desk of a counter shows now."""
    book = catalogue.book(request.mall)
    hall = queueing.hall(request.mall, request.at)
    counter = hall.counters.get(code) or Counter(code, book.counters[code].line)
    line = book.lines[counter.line]
    owner = queueing.officers_at_counters(request.mall).get(code, "")
    mine = owner == str(request.actor)
    state = _state(counter) if mine else State.CLOSED
    ticket = hall.tickets.get(counter.serving or counter.summoned or "") if mine else None
    number = ticket.number if ticket else ""
    asked = not as_strip and request.GET.get("untuk", number) == number
    asked = asked and (mine or request.GET.get("panel") == "cari")  # a number is found from a closed counter too
    panel = panel_of(request, book, hall, counter, ticket) if asked else None
    undo = _undo(request, hall, code) if mine else None
    nexts = _next_people(request, book, hall, code, counter.line) if hall.began else ()
    person = _person(request, book, hall, ticket, counter) if ticket else None
    helped = mine and reception.is_called(request.mall, f"counter:{code}")
    shut = closing_for_staff(request, line.agency)
    here = reverse("counter:strip" if as_strip else "counter:desk", args=[code])
    return Desk(
        code=code,
        label=_("Loket %(code)s") % {"code": code},
        line=f"{book.agencies[line.agency].short_name} · {places.floor_text(line.floor).lower()}",
        state=state,
        version=_version(counter, ticket, state, _panel_version(panel), refusal, undo)
        + (".".join(person.tags) if person else "")
        + (f".{bool(nexts)}" if as_strip else "")
        + "".join(shut[:1]),
        side_version=_side_version(hall, counter) + f"{helped:d}",
        live=Live(f"/events?topics=counter:{code},line:{counter.line}", here),
        key=key(),
        orders=_orders(counter, state, ticket, taken=bool(owner) and not mine),
        after=_after(counter) if mine else "",
        search_url=reverse("counter:desk", args=[code]),
        strip_url=reverse("counter:strip", args=[code]),
        shut=shut,
        shut_word=closing_word(request, line.agency),
        since=_since(state, owner=owner, mine=mine),
        next_people=nexts,
        line_facts=_line_facts(hall, counter.line, to_ms(request.at)) if hall.began else (),
        day_facts=_day_facts(hall, code),
        person=person,
        items=items_of(request, book, hall, ticket, counter) if ticket else (),
        papers=papers_of(request, book, hall, ticket, counter) if ticket else (),
        undo=undo,
        refusal=refusal,
        panel=panel,
        panel_url=_panel_url(request, here, panel, number),
        slip_url=_slip_url(hall, code),
        help_url=reverse("counter:call-help", args=[code]) if mine else "",
        helped=helped,
        leave_url=reverse("counter:close", args=[code]) if mine and state in {State.IDLE, State.BREAK} else "",
        look_url=here + ("?layar=terang" if request.COOKIES.get("layar") == "gelap" else "?layar=gelap"),
    )


def _state(counter: Counter) -> State:
    if counter.serving:
        return State.SERVING
    if counter.summoned:
        return State.SUMMONED
    if counter.is_open:
        return State.IDLE
    return State.BREAK if counter.on_break else State.CLOSED


def _version(
    counter: Counter, ticket: Ticket | None, state: State, panel: str, refusal: No | None, undo: Undo | None
) -> str:
    items = ".".join(f"{item.no}{item.state.value}" for item in ticket.items) if ticket else ""
    since = ticket.since if ticket else 0
    said = refusal.title if refusal else ""
    return (
        f"{state.value}.{counter.serving}.{counter.summoned}.{since}.{items}.{panel}.{said}.{undo.text if undo else ''}"
    )


def _panel_version(panel: Panel | None) -> str:
    """Return what makes an open panel another one; what is found about a number may change while it is shown."""
    if panel is None:
        return ""
    found = panel.found
    facts = (*found.lines, *(url for _label, url in found.orders)) if found else ()
    return ".".join((panel.kind, panel.search_text, *facts))


def _panel_url(request: MallRequest, desk: str, panel: Panel | None, number: str) -> str:
    """Return the desk's address with the panel that it asks for, "" without; one about a person names the number."""
    if panel is None or "panel" not in request.GET:
        return ""
    query = request.GET.copy()
    if panel.kind != "cari":
        query["untuk"] = number
    return f"{desk}?{query.urlencode()}"


def _side_version(hall: Hall, counter: Counter) -> str:
    line = counter.line
    if line not in hall.lines:
        return "-"
    deck = ".".join(f"{t.number}{t.state.value}" for t in reading.called_in(hall, line))
    mine = f"{counter.is_open:d}{counter.on_break:d}{bool(counter.serving):d}"
    return f"{deck}.{len(reading.waiting_in(hall, line))}.{hall.open_counters(line)}.{mine}"


def _after(counter: Counter) -> str:
    """Return what happens when the sitting ends, where the officer has already said so."""
    if counter.is_open or not counter.serving:
        return ""
    return _("Istirahat setelah orang ini.") if counter.on_break else _("Loket tutup setelah orang ini.")


def _orders(counter: Counter, state: State, ticket: Ticket | None, *, taken: bool) -> Orders:
    def url(name: str) -> str:
        return reverse(f"counter:{name}", args=[counter.code])

    def panel(name: str) -> str:
        return reverse("counter:desk", args=[counter.code]) + f"?panel={name}"

    if state in {State.CLOSED, State.BREAK}:
        return Orders(open="" if taken else url("open"), close=url("close") if state is State.BREAK else "")
    if state is State.IDLE:
        return Orders(next=url("next"), close=url("close"), pause=url("break"))
    if state is State.SUMMONED:
        return Orders(
            next=url("next"), start=url("start"), recall=url("recall"), absent=url("absent"), close=url("close"),
            pause=url("break"),
        )  # fmt: skip
    waits_on = ticket is not None and ticket.from_deck and not ticket.answered_here
    why = _("Tombol putus-putus terbuka setelah orang ini selesai.")
    return Orders(
        next=url("next"), done=url("done"), recall=url("recall") if waits_on else "",
        absent=url("absent") if waits_on else "", add=panel("tambah"), pass_on=panel("teruskan"),
        remove=panel("hapus"), closed_why="" if waits_on else why,
        close=url("close") if counter.is_open or counter.on_break else "",
        pause=url("break") if counter.is_open else "", stay="" if counter.is_open else url("open"),
    )  # fmt: skip


def _since(state: State, *, owner: str, mine: bool) -> str:
    if owner and not mine:
        return _("Loket ini sedang dipakai petugas lain.")
    return _("Orang yang sudah dipanggil tetap di urutannya.") if state is State.BREAK else ""


def _next_people(request: MallRequest, book: Book, hall: Hall, code: str, line: str) -> tuple[NextPerson, ...]:
    shown = [t for t in reading.called_in(hall, line) if t.state is not TicketState.SUMMONED]
    shown.sort(key=lambda t: (t.state is not TicketState.AT_DECK, order_in(hall, t, line)))
    now = to_ms(request.at)
    people = []
    for ticket in shown[:NEXT_SHOWN]:
        walking = ticket.state is TicketState.CALLED
        since = words.clock_digits(from_ms(ticket.since))
        people.append(
            NextPerson(
                ticket.number,
                places.services_text(book, [i.service for i in ticket.ready_in(line, hall.t)], request.LANGUAGE_CODE),
                _("berjalan, dipanggil %(time)s") % {"time": since} if walking else _("duduk di depan loket"),
                _minutes(now - ticket.arrival_ms),
                reverse("counter:seat", args=[code, ticket.number]) if walking and hall.lines[line].has_device else "",
            )
        )
    return tuple(people)


def _minutes(ms: int) -> str:
    return _("%(minutes)s mnt") % {"minutes": max(0, ms // MINUTE_MS)}


def _line_facts(hall: Hall, line: str, now: int) -> tuple[tuple[str, str], ...]:
    waiting = reading.waiting_in(hall, line)
    longest = max((now - ticket.arrival_ms for ticket in waiting), default=0)
    counters = len(hall.lines[line].counters)
    return (
        (_("Orang"), str(len(waiting))),
        (_("Paling lama"), _("%(minutes)s menit") % {"minutes": longest // MINUTE_MS}),
        (_("Loket buka"), _("%(open)s dari %(all)s") % {"open": hall.open_counters(line), "all": counters}),
    )


def _day_facts(hall: Hall, code: str) -> tuple[tuple[str, str], ...]:
    served, absent = hall.work_of(code)
    return ((_("Dilayani"), str(served)), (_("Tidak hadir"), str(absent)))


def _person(request: MallRequest, book: Book, hall: Hall, ticket: Ticket, counter: Counter) -> Person:
    here = ticket.ready_in(counter.line, hall.t)
    minutes = sum(item.work_ms for item in here) // MINUTE_MS
    later = [stop for stop in reading.stops_of(hall, ticket) if stop.line != counter.line and stop.state != "done"]
    then = ", ".join(
        f"{book.agencies[book.lines[stop.line].agency].short_name} ({places.where_text(book.lines[stop.line]).lower()})"
        for stop in later
    )
    tags = [_("Prioritas")] if ticket.priority else []
    wished = reception.wishes_of(request.mall, business_day(request.at), ticket.number)
    tags += [places.wish_text(name) for name in wished]
    most = max((item.people for item in here), default=1)
    if most > 1:
        tags.append(ngettext("%(count)s orang", "%(count)s orang", most) % {"count": most})
    summoned = counter.summoned == ticket.number
    limit = absence_limit_ms(hall, ticket) // MINUTE_MS
    return Person(
        number=ticket.number,
        services=places.services_text(book, [item.service for item in here], request.LANGUAGE_CODE),
        seconds=max(0, to_ms(request.at) - ticket.since) // 1000,
        standard=_("dari %(minutes)s menit") % {"minutes": limit} if summoned
        else _("dari ± %(minutes)s menit") % {"minutes": minutes},
        then=_("Lalu %(places)s.") % {"places": then} if then else "",
        tags=tuple(tags),
    )  # fmt: skip


def _undo(request: MallRequest, hall: Hall, code: str) -> Undo | None:
    now = to_ms(request.at)
    ticket = hall.undoable_at(code, now)
    if ticket is None or ticket.undo is None:
        return None
    stands = ticket.state in {TicketState.PENDING, TicketState.SERVED, TicketState.AWAY}
    if not stands:
        return None
    left = (ticket.undo.at + hall.settings.pending_ms - now) / 1000 / request.mall.clock_speed
    text = _("%(number)s selesai.") if ticket.undo.what == "end" else _("%(number)s dicatat tidak hadir.")
    return Undo(text % {"number": ticket.number}, max(1, round(left)), reverse("counter:undo", args=[code]), key())


def _slip_url(hall: Hall, code: str) -> str:
    for ticket in hall.tickets.values():
        undo = ticket.undo
        if undo is None or undo.counter != code or undo.what != "end":
            continue
        if any(item.outcome is not None and item.outcome.value == "incomplete" for item in ticket.items):
            return reverse("counter:slip", args=[code, ticket.number])
    return ""
