"""What changes the queue; the only place of this room that writes.

Every command locks the mall's row, brings the clock's due events, lets the rule decide, and writes
rows and records in the same transaction.
"""

from satupintu.queueing.commands.counter import (
    NextResult,
    OutcomeGiven,
    add_service,
    close_counter,
    finish_stop,
    free_counter,
    free_counter_of,
    mark_absent,
    move_counter,
    next_person,
    open_counter,
    open_counters,
    pass_on,
    recall,
    release_item,
    remove_item,
    start_break,
    start_stop,
    take_over_counter,
    undo,
)
from satupintu.queueing.commands.day import end_day, tick
from satupintu.queueing.commands.visitor import (
    Wish,
    at_deck,
    enter_paper_number,
    issue_ticket,
    leave_ticket,
    pause_ticket,
    replace_link,
    return_ticket,
)

__all__ = [
    "NextResult",
    "OutcomeGiven",
    "Wish",
    "add_service",
    "at_deck",
    "close_counter",
    "end_day",
    "enter_paper_number",
    "finish_stop",
    "free_counter",
    "free_counter_of",
    "issue_ticket",
    "leave_ticket",
    "mark_absent",
    "move_counter",
    "next_person",
    "open_counter",
    "open_counters",
    "pass_on",
    "pause_ticket",
    "recall",
    "release_item",
    "remove_item",
    "replace_link",
    "return_ticket",
    "start_break",
    "start_stop",
    "take_over_counter",
    "tick",
    "undo",
]
