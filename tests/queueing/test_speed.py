"""The rule is quick enough to be asked after every event; the limits are generous, `make bench` has the figures."""

from __future__ import annotations

from typing import Any

from bench import rules


def test_five_hundred_open_tickets_are_dispatched_in_a_few_milliseconds(record_property: Any) -> None:
    took = rules.dispatch_ms()

    record_property("figure", f"dispatch of {rules.OPEN_TICKETS} open tickets: {took:.2f} ms (goal 5)")
    assert took < 20


def test_a_whole_day_is_folded_in_a_moment(record_property: Any) -> None:
    took, events = rules.fold_ms()

    record_property("figure", f"{events} events folded in {took:.0f} ms")
    assert events > 2000
    assert took < 1000
