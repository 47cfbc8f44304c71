"""Who is next: a pure function of the day's events, in whole milliseconds.

`values` says what a hall is, `events` what can happen, `orders` what may be asked, `changes` what
an event does, `dispatch` whom the rule calls. The counter calls with it, the demo and the
simulator run on it, the auditor replays the record through it.
"""

from satupintu.queueing.rules.changes import apply
from satupintu.queueing.rules.dispatch import deck_of, deck_size, dispatch, people_before, stop_key
from satupintu.queueing.rules.events import Event
from satupintu.queueing.rules.impossible import Impossible, Why
from satupintu.queueing.rules.play import play, replay
from satupintu.queueing.rules.values import (
    Answer,
    Counter,
    Hall,
    Item,
    ItemState,
    Line,
    Outcome,
    Settings,
    Ticket,
    TicketState,
    Undo,
)

__all__ = [
    "Answer",
    "Counter",
    "Event",
    "Hall",
    "Impossible",
    "Item",
    "ItemState",
    "Line",
    "Outcome",
    "Settings",
    "Ticket",
    "TicketState",
    "Undo",
    "Why",
    "apply",
    "deck_of",
    "deck_size",
    "dispatch",
    "people_before",
    "play",
    "replay",
    "stop_key",
]
