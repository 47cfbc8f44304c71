"""What a greeter sees: counts of the day, open calls for help, wishes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from satupintu.base.moments import Instant, business_day, to_ms
from satupintu.ledger.models import Mall, Record
from satupintu.ledger.queries import real_now
from satupintu.reception.models import HelpCall, SpentPass, Wishes
from satupintu.reception.rules import DoorTime, door_time, hall_code, is_hall_code, taps_left

INFO = "INFO"
COUNTED, TAKEN_BACK = "reception.visitor.counted", "reception.visitor.taken_back"
ANSWERED, ISSUED = "reception.question.answered", "queueing.ticket.issued"
WISHES = ("wheelchair", "sign_language", "guide", "companion")


@dataclass(frozen=True, slots=True)
class DoorDay:
    """A day at the door: people counted, questions answered, and the time from the door to the number."""

    visitors: int
    questions: int
    door: DoorTime


@dataclass(frozen=True, slots=True)
class DoorMoments:
    """When people came through the door on a day, and when they got a number or an answer (ms)."""

    came: list[int]
    numbers: list[int]
    questions: list[int]


def door_moments(mall: Mall, at: Instant) -> DoorMoments:
    """Return the moments of the business day of `at`; a pre-printed number was had when it was written."""
    moments: dict[str, list[int]] = {COUNTED: [], ANSWERED: [], ISSUED: []}
    taken_back = 0
    kinds = [COUNTED, TAKEN_BACK, ANSWERED, ISSUED]
    rows = Record.objects.filter(mall=mall, day=business_day(at), kind__in=kinds)
    fields = ("kind", "at_ms", "facts__on_paper", "facts__arrival_ms")  # not the whole facts: asked every five seconds
    for kind, at_ms, on_paper, arrival_ms in rows.values_list(*fields):
        if kind == TAKEN_BACK:
            taken_back += 1
        else:
            moments[kind].append(arrival_ms if on_paper else at_ms)
    return DoorMoments(taps_left(moments[COUNTED], taken_back), moments[ISSUED], moments[ANSWERED])


def door_day(mall: Mall, at: Instant) -> DoorDay:
    """Return the figures of the business day of `at`."""
    moments = door_moments(mall, at)
    time = door_time(moments.came, [*moments.numbers, *moments.questions], to_ms(at))
    return DoorDay(len(moments.came), len(moments.questions), time)


def visitors_counted(mall: Mall, day: date) -> int:
    """Return how many came through the door on a day, as tapped."""
    kinds = [COUNTED, TAKEN_BACK]
    found = Counter(Record.objects.filter(mall=mall, day=day, kind__in=kinds).values_list("kind", flat=True))
    return found[COUNTED] - found[TAKEN_BACK]


def open_help(mall: Mall) -> list[HelpCall]:
    """Return who calls for help, the longest first."""
    return list(HelpCall.objects.filter(mall=mall, answered_at=None).order_by("called_at"))


def is_called(mall: Mall, place: str) -> bool:
    """Return whether a place's call for help is still open."""
    return HelpCall.objects.filter(mall=mall, place=place, answered_at=None).exists()


def wishes_of(mall: Mall, day: date, number: str) -> tuple[str, ...]:
    """Return which of WISHES a ticket carries."""
    found = Wishes.objects.filter(mall=mall, ticket__day=day, ticket__number=number).first()
    return tuple(name for name in WISHES if found is not None and getattr(found, name))


def is_spent(mall: Mall, word: str) -> bool:
    """Return whether a phone's pass has had its number."""
    return SpentPass.objects.filter(mall=mall, word=word).exists()


def code_now(mall: Mall) -> str:
    """Return the code that the hall shows now."""
    return hall_code(settings.SECRET_KEY, mall.code, _minute())


def is_code_of_the_hall(mall: Mall, text: str) -> bool:
    """Return whether somebody has read the hall's code within three minutes."""
    return is_hall_code(text, settings.SECRET_KEY, mall.code, _minute())


def _minute() -> int:
    return int(real_now().timestamp()) // 60
