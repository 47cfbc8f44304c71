"""Why an order cannot be carried out; the room's refusals give it words."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """Reasons of the rule."""

    UNKNOWN_TICKET = "unknown-ticket"
    UNKNOWN_COUNTER = "unknown-counter"
    UNKNOWN_ITEM = "unknown-item"
    COUNTER_CLOSED = "counter-closed"
    COUNTER_IN_USE = "counter-in-use"
    LAST_COUNTER = "last-counter"
    UNKNOWN_LINE = "unknown-line"
    COUNTER_OPEN = "counter-open"
    STILL_SERVING = "still-serving"
    NOBODY_SERVED = "nobody-served"
    NOBODY_SUMMONED = "nobody-summoned"
    NOT_CALLED = "not-called"
    SEATED_ALREADY = "seated-already"
    CALLED_TO_COUNTER = "called-to-counter"
    IS_AWAY = "is-away"
    NO_ROW_DEVICE = "no-row-device"
    OTHER_LINE = "other-line"
    SCREEN_CHANGED = "screen-changed"
    ALREADY_GONE = "already-gone"
    BEING_SERVED = "being-served"
    NOT_AWAY = "not-away"
    STAFF_MUST_RETURN = "staff-must-return"
    TOO_EARLY_ABSENT = "too-early-absent"
    ALREADY_ANSWERED = "already-answered"
    NOTHING_TO_UNDO = "nothing-to-undo"
    CANNOT_PAUSE = "cannot-pause"
    DAY_ENDED = "day-ended"
    SAME_SERVICE_TWICE = "same-service-twice"
    NUMBERS_USED_UP = "numbers-used-up"
    CIRCLE = "circle"
    NOT_A_PAPER_NUMBER = "not-a-paper-number"
    PAPER_USED = "paper-used"
    NOT_A_PAST_TIME = "not-a-past-time"
    ITEM_CLOSED = "item-closed"


class Impossible(Exception):  # noqa: N818 - an answer, not an error
    """The rule does not allow this order in this state."""

    def __init__(self, why: Why, **facts: object) -> None:
        super().__init__(why.value)
        self.why = why
        self.facts = facts
