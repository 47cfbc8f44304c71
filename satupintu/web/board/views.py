"""The boards: what was called last in a zone, and the calls as sound."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from satupintu.base.moments import to_ms
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book
from satupintu.gateways import voice
from satupintu.ledger.queries import real_now
from satupintu.notices import queries as notices
from satupintu.people.rules import SOUND_LASTS
from satupintu.queueing import queries as queueing
from satupintu.queueing.rules import reading
from satupintu.queueing.rules.values import Call as HallCall
from satupintu.queueing.rules.values import Hall
from satupintu.reception import queries as reception
from satupintu.web import doors
from satupintu.web.board.facts import Board, Call, Trial
from satupintu.web.closing import break_now, closing_now, inside_text, shut_until
from satupintu.web.entry import SCREENS, MallRequest
from satupintu.web.parts import answer_part, wants_part
from satupintu.web.places import range_text
from satupintu.web.rule import rule_sentences
from satupintu.web.ui.facts import Live

CALLS = 7
POLL_SECONDS = 5
NUMBER = re.compile(r"[AHMK]\d?-\d{3}")


@doors.open_to_all
def board(request: MallRequest, zone: str) -> HttpResponse:
    """Show a zone's board, or its changing part."""
    book = catalogue.book(request.mall)
    if zone not in book.zones:
        raise Http404
    page = board_facts(request, book, queueing.hall(request.mall, request.at), zone)
    response = answer_part(request, "board/board.html", {"page": page}, "papan")
    if wants_part(request):
        for part in ("kode", "kaki", "uji"):
            response.content += render(request, f"board/board.html#{part}", {"page": page}).content
    return response


def board_facts(request: MallRequest, book: Book, hall: Hall, zone: str) -> Board:
    """Return what a zone's board shows now."""
    here = book.zones[zone]
    calls = [_call(request, book, hall, call) for call in reading.last_calls(hall, set(here.lines), CALLS)]
    spoken = max((call.position for call in calls), default=0)
    awaited = "".join("1" if call.walking else "0" for call in calls)
    shut = shut_until(request)
    return Board(
        zone=zone,
        title=here.name(request.LANGUAGE_CODE),
        where=_("Lantai %(floor)s · loket %(counters)s") % {"floor": here.floor, "counters": range_text(here.counters)},
        version=f"{spoken}-{awaited}{'-x' if shut else ''}",
        live=Live(f"/events?topics=zone:{zone}", request.path, POLL_SECONDS),
        chime_url=reverse("board:chime"),
        now=calls[0] if calls else None,
        last=tuple(calls[1:]),
        quiet_title=_("Mal tutup hari ini") if shut else _("Selamat datang"),
        quiet=" ".join(shut) or _("Ambil nomor di kios. Panggilan tampil di sini."),
        rule=rule_sentences(),
        message=_message(request, zone),
        code=reception.code_now(request.mall) if _stands_in_the_hall(request) else "",
        trial=_trial(request),
        code_address=f"{request.get_host()}{reverse('phone:code')}",
    )


def _message(request: MallRequest, zone: str) -> str:
    """Return what everybody in the hall should know now: a closing first, then a message; "" on most days."""
    closing = closing_now(request)
    pause = break_now(request)
    said = [f"{closing} {inside_text()}"] if closing else [pause] if pause else []
    said += [one.text for one in notices.hall_messages(request.mall, request.at, zone)]
    return " · ".join(said)


def _trial(request: MallRequest) -> Trial | None:
    """Return the test sound that this very board was given just now; other boards of the zone stay quiet."""
    token = request.token
    if token is None or token.heard_at is None or real_now() - token.heard_at > SOUND_LASTS:
        return None
    age = max(0, int((real_now() - token.heard_at).total_seconds()))
    return Trial(_position(token.heard_position), age, reverse("board:chime"))


def _position(record: int, *, repeated: bool = False) -> int:
    """Return the place of a sound among all: a call may be spoken twice."""
    return record * 2 + int(repeated)


def _stands_in_the_hall(request: MallRequest) -> bool:
    """Return whether this is a registered screen: a board is open to all, its code only to who stands before it."""
    return request.actor.kind in SCREENS or (settings.MODE != "production" and request.mall.clock_mall_at is not None)


def _call(request: MallRequest, book: Book, hall: Hall, call: HallCall) -> Call:
    """Return a call for the board; at half of the visitor's limit it counts as spoken anew."""
    now = to_ms(request.at)
    again = reading.say_again_at(hall, call)
    repeated = again is not None and now >= again and not call.again
    since = again if repeated and again is not None else call.t
    line = book.lines[call.line]
    counter = book.counters[call.counter or line.counters[0]]
    to_seats = call.counter is None and len(line.counters) > 1
    place = range_text(line.counters) if call.counter is None else call.counter
    return Call(
        position=_position(call.position, repeated=repeated),
        number=call.number,
        place=place,
        to_seats=to_seats,
        walking=reading.is_awaited(hall, call),
        age_seconds=max(0, (now - since) // 1000 // request.mall.clock_speed),
        sounds=(_sound_url(call, line.counters, counter.code, to_seats),),
        arrow=counter.arrow.value,
        arrow_word=arrow_word(counter.arrow.value),
    )


def _sound_url(call: HallCall, counters: tuple[str, ...], counter: str, to_seats: bool) -> str:
    if to_seats:
        return reverse("board:seats-sound", args=[call.number, counters[0], counters[-1]])
    return reverse("board:counter-sound", args=[call.number, counter])


def arrow_word(arrow: str) -> str:
    """Return the word beside an arrow."""
    said: dict[str, Callable[[], str]] = {
        "left": lambda: _("kiri"),
        "right": lambda: _("kanan"),
        "straight": lambda: _("lurus"),
        "up": lambda: _("naik"),
        "down": lambda: _("turun"),
    }
    return said[arrow]() if arrow in said else ""


@doors.open_to_all
@cache_control(public=True, max_age=86_400)
def chime(request: MallRequest) -> HttpResponse:
    """Answer the chime alone."""
    return _wav(voice.sound(()))


@doors.open_to_all
@cache_control(public=True, max_age=86_400)
def counter_sound(request: MallRequest, number: str, counter: str) -> HttpResponse:
    """Answer "Nomor A, nol, satu, dua. Loket tujuh." as WAV."""
    _check(request, number, counter)
    return _wav(voice.sound(voice.parts_for_call(number, counter)))


@doors.open_to_all
@cache_control(public=True, max_age=86_400)
def seats_sound(request: MallRequest, number: str, first: str, last: str) -> HttpResponse:
    """Answer "Nomor A, nol, satu, dua. Kursi tunggu loket lima sampai sembilan." as WAV."""
    _check(request, number, first, last)
    return _wav(voice.sound(voice.parts_for_seats(number, first, last)))


def _check(request: MallRequest, number: str, *counters: str) -> None:
    known = catalogue.book(request.mall).counters
    if not NUMBER.fullmatch(number) or any(counter not in known for counter in counters):
        raise Http404


def _wav(sound: bytes | None) -> HttpResponse:
    if sound is None:
        raise Http404
    return HttpResponse(sound, content_type="audio/wav")
