"""What a guest's phone shows: the ticket page, the question before cancelling.

`citizen/ticket.html` (`page: Ticket`): GET `/t/<22>/`; with the header `Bagian: nomor` the view answers with
`citizen/ticket.html#nomor` (≤ 2 KB). Opening never acts. Forms, all POST with `csrfmiddlewaretoken` and
`kunci` (the idempotency key):

- `pause_url` (`/t/<22>/jeda`) – "Boleh pergi dulu": the ticket is AWAY by pause.
- `cancel_url` (GET `/t/<22>/batal`) shows `citizen/cancel.html` (`page: Cancel`); its form posts to the same
  address. Two taps, with and without a script.

After an order: redirect to the ticket page (a script swaps the part in place).
`citizen/lost.html` (`page: No`) is the page of a link that we do not know, status 404.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.safestring import SafeString

from satupintu.web.ui.facts import Live, No


class Phase(StrEnum):
    """What the guest must do now. The template has the words of each."""

    WAITING = "waiting"  # FREE
    SEATS = "seats"  # CALLED, on the way to the seats
    SEATED = "seated"  # AT_DECK
    COUNTER = "counter"  # SUMMONED: go to `counters`
    SERVING = "serving"  # SERVED
    BETWEEN = "between"  # PENDING
    AWAY = "away"  # missed a call
    PAUSED = "paused"  # chose to go
    FINISHED = "finished"  # GONE, everything answered
    GONE = "gone"  # GONE, cancelled or the day is over


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the ticket: an agency's line, what is done there, and how long its queue is.

    `floor` "Lantai 1", `counters` "Loket 5–9", `ahead` "6 orang sebelum Anda" ("" when it does not apply),
    `length` "antrean pendek | sedang | panjang", `note` why it waits ("menunggu akta kelahiran jadi").
    `done`: every item answered; then `note` holds the outcome ("hasil: Rabu, 25 November").
    """

    agency: str
    services: str
    floor: str
    counters: str
    ahead: str = ""
    length: str = ""
    note: str = ""
    done: bool = False
    here: bool = False


@dataclass(frozen=True, slots=True)
class Ticket:
    """The ticket page. `floor`, `counters`, `ahead`, `length` are of the stop that the door speaks of.

    `row` are the counters of that zone in order, with True for those the guest may be called to: the picture
    of the way. `called` is "Dipanggil pukul 09.46. Kami menunggu Anda sampai pukul 09.48." `qr` is an SVG
    (black on white). `share_text` is the short text to send on (no name, no service name).
    `returns` says how to come back when AWAY or PAUSED. `shut` is an announced closing of today, and what it means.
    """

    number: str
    phase: Phase
    version: str
    live: Live
    updated: str
    floor: str = ""
    counters: str = ""
    ahead: str = ""
    length: str = ""
    called: str = ""
    returns: str = ""
    closing: str = ""
    shut: tuple[str, ...] = ()
    row: tuple[tuple[str, bool], ...] = ()
    stops: tuple[Stop, ...] = ()
    people: str = ""
    priority: bool = False
    qr: SafeString = field(default_factory=SafeString)
    link: str = ""
    share_text: str = ""
    share_url: str = ""
    pause_url: str = ""
    pause_key: str = ""
    cancel_url: str = ""
    language_url: str = ""
    refusal: No | None = None

    @property
    def turn(self) -> bool:
        """Whether the door is lit."""
        return self.phase in {Phase.SEATS, Phase.SEATED, Phase.COUNTER, Phase.SERVING}

    @property
    def alarm(self) -> bool:
        """Whether the guest has to stand up now: readers are interrupted only then."""
        return self.phase in {Phase.SEATS, Phase.COUNTER}

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to this number."""
        return self.phase in {Phase.FINISHED, Phase.GONE}


@dataclass(frozen=True, slots=True)
class Cancel:
    """The question before a number is given back: POST to `url` with `kunci`; `back_url` keeps the number."""

    number: str
    url: str
    key: str
    back_url: str
