"""What a zone's board shows. Template `board/board.html`, context `page: Board` and `frame: Frame`.

GET `/papan/<zone>/` gives the page; the same address with the header `Bagian: papan` gives
`board/board.html#papan` alone. No forms.

The page's script speaks each new call once: it plays `Call.sounds` one address after another, the calls in
order of `position`. A call that is older than 30 s when it arrives is shown, not spoken; one that has
waited 10 s for the ones before it gets the chime (`Board.chime_url`) and its text.
A call spoken again (recall) is a new `position`.
"""

from __future__ import annotations

from dataclasses import dataclass

from satupintu.web.ui.facts import Live


@dataclass(frozen=True, slots=True)
class Call:
    """One call: a number, and the counter or the seats it is called to.

    `position` is the ledger's (it orders the calls and tells new ones), `age_seconds` how long ago in real
    seconds it was made. `to_seats`: `place` names the row ("5–9"), else one counter ("7"). `walking`: the
    person has not arrived yet. `arrow` is left, right, straight, up, down or "" and `arrow_word` its word, where the
    deployment knows the way. `sounds` are addresses of WAV files ("" of them: shown only).
    """

    position: int
    number: str
    place: str
    to_seats: bool = False
    walking: bool = True
    age_seconds: int = 0
    sounds: tuple[str, ...] = ()
    arrow: str = ""
    arrow_word: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """A test sound: like a call without a number, in its place among the calls."""

    position: int
    age_seconds: int
    sound: str


@dataclass(frozen=True, slots=True)
class Board:
    """One zone now. `now` is the latest call, `last` up to six before it; both empty: `quiet` says what is true.

    `code` is the hall's code for numbers on one's own phone, on registered boards only, and `code_address` where it is
    typed. `trial` is this screen's own test sound of a moment ago. `rule` are the sentences of the order, for the foot;
    a `message` to the hall stands in their place while it lasts. `version` changes when anything on the board does
    (the head's position will do).
    """

    zone: str
    title: str
    where: str
    version: str
    live: Live
    chime_url: str = ""
    now: Call | None = None
    last: tuple[Call, ...] = ()
    quiet_title: str = ""
    quiet: str = ""
    rule: tuple[str, ...] = ()
    message: str = ""
    code: str = ""
    code_address: str = ""
    trial: Trial | None = None
