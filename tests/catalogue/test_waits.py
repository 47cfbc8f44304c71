"""Which service waits for which, and what cannot be finished today."""

from __future__ import annotations

from itertools import permutations

import pytest

from satupintu.catalogue.rules import Book, cannot_finish_today, edges, on_a_circle, without_circles

pytestmark = pytest.mark.django_db


def waits(book: Book, *codes: str) -> dict[str, frozenset[str]]:
    """Return the edges between the named services."""
    return edges([book.services[code] for code in codes], book.papers)


def test_the_catalogue_of_pasuruan_has_52_edges_and_no_circle(book: Book) -> None:
    pairs = [
        (first, later) for first, later in permutations(book.services, 2) if first in waits(book, first, later)[later]
    ]

    assert len(pairs) == 52
    graph = {code: {first for first, later in pairs if later == code} for code in book.services}
    assert on_a_circle(graph) == frozenset()


def test_a_lost_identity_card_waits_for_the_police_report(book: Book) -> None:
    assert waits(book, "DKC-02", "POL-04") == {"DKC-02": {"POL-04"}, "POL-04": frozenset()}


def test_a_chain_of_three_waits_step_by_step(book: Book) -> None:
    found = waits(book, "PN-04", "POS-03", "POS-02")

    assert found == {"PN-04": {"POS-03"}, "POS-03": {"POS-02"}, "POS-02": frozenset()}


def test_a_paper_that_takes_days_makes_no_edge(book: Book) -> None:
    assert waits(book, "DKC-10", "DKC-09")["DKC-10"] == frozenset()


def test_a_paper_assumed_in_hand_makes_no_edge(book: Book) -> None:
    assert waits(book, "DKC-03", "DKC-17") == {"DKC-03": frozenset(), "DKC-17": frozenset()}


def test_the_child_card_lacks_the_birth_certificate_that_is_ready_tomorrow(book: Book) -> None:
    found = cannot_finish_today([book.services["DKC-10"], book.services["DKC-09"]], book)

    assert [(one.service.code, one.paper.code, one.role) for one in found] == [("DKC-10", "akta_kelahiran", "child")]
    assert [maker.code for maker in found[0].makers] == ["DKC-09"]
    assert found[0].maker_chosen


def test_the_child_card_alone_asks_whether_the_certificate_is_at_home(book: Book) -> None:
    found = cannot_finish_today([book.services["DKC-10"]], book)

    assert [(one.paper.code, one.maker_chosen) for one in found] == [("akta_kelahiran", False)]


def test_what_a_chosen_service_makes_within_the_day_is_no_obstacle(book: Book) -> None:
    assert cannot_finish_today([book.services["DKC-02"], book.services["POL-04"]], book) == []
    assert cannot_finish_today([book.services["DKC-02"]], book) == []


def test_edges_on_a_circle_are_dropped_and_the_others_stay() -> None:
    ring = {"a": frozenset({"b"}), "b": frozenset({"a"}), "c": frozenset({"a"})}

    assert on_a_circle(ring) == {"a", "b"}
    assert without_circles(ring) == {"a": frozenset(), "b": frozenset(), "c": frozenset({"a"})}
