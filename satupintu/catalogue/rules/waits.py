"""Which service waits for which, and what cannot be finished today (QUEUE_RULE, PLAN_RULE sections 3-4). Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from satupintu.catalogue.values import Book, Held, Paper, PaperOf, Requirement, Service, Source

APPLICANT = "applicant"
CHILD = "child"
"""A newborn holds no paper yet."""

Papers = Mapping[str, Paper]
Waits = dict[str, frozenset[str]]
"""For each chosen service the chosen services it waits for."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A chosen service that cannot be finished today, and the paper it lacks.

    Every one of `makers` needs days for that paper. `maker_chosen`: the visitor asked for the paper today too;
    else the visitor may well have it at home, so ask ("sudah punya?") before warning.
    """

    service: Service
    paper: Paper
    role: str
    makers: tuple[Service, ...]
    maker_chosen: bool


def situation(chosen: Collection[Service]) -> frozenset[str]:
    """Return the roles in the situation when nothing is stated: the applicant, and for each chosen service the
    roles of its products and of its unconditional requirements with a single alternative (PLAN_RULE section 3)."""
    roles = {APPLICANT}
    for service in chosen:
        roles.update(output.role for output in service.outputs)
        for need in service.requirements:
            if need.when is None and len(need.alternatives) == 1:
                roles.add(need.alternatives[0].role)
    return frozenset(roles)


def in_hand(wanted: PaperOf, papers: Papers, roles: Collection[str]) -> bool:
    """Return whether a paper counts as in hand when the visitor has stated nothing."""
    if wanted.role == CHILD or wanted.role not in roles:
        return False
    return papers[wanted.paper].held in {Held.EVERYBODY, Held.HOLDER}


def open_needs(service: Service, papers: Papers, roles: Collection[str]) -> list[Requirement]:
    """Return the unconditional requirements of a service with no alternative in hand, self-made or external."""
    return [
        need
        for need in service.requirements
        if need.when is None
        and not any(
            in_hand(wanted, papers, roles) or papers[wanted.paper].source in {Source.SELF, Source.EXTERNAL}
            for wanted in need.alternatives
        )
    ]


def edges(chosen: Sequence[Service], papers: Papers) -> Waits:
    """Return for each chosen service the chosen services it waits for.

    y waits for x when an unconditional requirement of y has no alternative in hand (nothing stated), self-made or
    external, and x makes one (same paper, same role) within the day (QUEUE_RULE, "Edge").
    """
    roles = situation(chosen)
    waits: Waits = {}
    for later in chosen:
        wanted = {paper for need in open_needs(later, papers, roles) for paper in need.alternatives}
        waits[later.code] = frozenset(
            earlier.code
            for earlier in chosen
            if earlier.code != later.code and earlier.same_day and not wanted.isdisjoint(earlier.outputs)
        )
    return waits


def on_a_circle(waits: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return the services that wait, over any number of steps, for themselves."""
    return frozenset(code for code in waits if code in _all_before(code, waits))


def without_circles(waits: Waits) -> Waits:
    """Return `waits` without the edges that lie on a circle (the kiosk drops them; API and plan refuse)."""
    before = {code: _all_before(code, waits) for code in waits}
    return {
        code: frozenset(first for first in firsts if code not in before.get(first, frozenset()))
        for code, firsts in waits.items()
    }


def cannot_finish_today(chosen: Sequence[Service], book: Book) -> list[Unfinished]:
    """Return the chosen services that lack a paper which only takes days to make ("KIA butuh akta; akta jadi besok").

    A paper that a chosen service makes within the day is no obstacle (that is an edge). The makers looked at are
    the chosen ones when there are any, else every maker in the mall.
    """
    roles = situation(chosen)
    codes = {service.code for service in chosen}
    found: list[Unfinished] = []
    for service in chosen:
        for need in open_needs(service, book.papers, roles):
            obstacle = _obstacle(service, need, book, codes)
            if obstacle is not None:
                found.append(obstacle)
    return found


def _obstacle(service: Service, need: Requirement, book: Book, chosen: Collection[str]) -> Unfinished | None:
    pairs = [
        (wanted, maker)
        for wanted in need.alternatives
        for maker in book.makers_of(wanted)
        if maker.code != service.code
    ]
    asked = [(wanted, maker) for wanted, maker in pairs if maker.code in chosen]
    looked_at = asked or pairs
    if not looked_at or any(maker.same_day for _wanted, maker in looked_at):
        return None
    first, _maker = looked_at[0]
    makers = tuple(maker for wanted, maker in looked_at if wanted == first)
    return Unfinished(service, book.papers[first.paper], first.role, makers, maker_chosen=bool(asked))


def _all_before(code: str, waits: Mapping[str, Collection[str]]) -> frozenset[str]:
    seen: set[str] = set()
    todo = list(waits.get(code, ()))
    while todo:
        step = todo.pop()
        if step not in seen:
            seen.add(step)
            todo.extend(waits.get(step, ()))
    return frozenset(seen)
