"""Facts that every screen shares. Plain data: the view has chosen the words, a template only lays them out.

Contract of all `facts.py` of the surfaces: frozen, no model, no clock, no database; every `…_url` is a
ready address ("" = the way does not exist now, and the template leaves it out); every text is in the
reader's language. Each template reads its page from `page` and the frame from `frame`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page; `satupintu.web.entry.page_facts` gives it as `frame`.

    `now_iso` is mall time (ISO 8601 with offset) and `speed` how many mall seconds pass in a real one:
    the screens' clocks run by both. `demo`: the page wears the banner "Mode demo, jam mal 09.12".
    `brand` and `scheme` go to `data-brand` and `data-scheme` of the page ("" = the house's own, light).
    """

    mall: str
    mall_lines: tuple[str, ...]
    day: str
    clock: str
    now_iso: str
    speed: int = 1
    demo: bool = False
    brand: str = ""
    scheme: str = ""
    contrast: str = ""
    home_url: str = "/"
    address: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """The lock screen over every page of a signed-in account; the context has it as `lock`, and only there.

    `session.js` shows it when nobody has touched the page for `after_seconds` and the server agrees (`state_url`), or
    when the server refused something because of the lock. What is filled in below stays.
    """

    who: str
    after_seconds: int
    lock_url: str
    unlock_url: str
    passkey_url: str
    state_url: str
    switch_url: str
    sign_in_url: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way on: a verb with its object, where it leads, an icon beside it; `here`: one is there already."""

    label: str
    url: str
    icon: str = "chevron-right"
    detail: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class MyNumber:
    """A guest's own number of today, as a way to its page; `turn`: it is this guest's turn, so the door is lit."""

    number: str
    what: str
    where: str
    url: str
    turn: bool = False


class Refused(Protocol):
    """The two sentences that every refusal of the rooms carries."""

    @property
    def reason_text(self) -> str: ...

    @property
    def remedy_text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class No:
    """A refusal on a screen: what happened, what to do now, and two ways on; the first is the main one."""

    title: str
    lines: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()

    @classmethod
    def of(cls, refused: Refused, *ways: Way) -> No:
        """Return the screen's form of a refusal that a room has spoken."""
        return cls(title=refused.reason_text, lines=(refused.remedy_text,), ways=ways)


@dataclass(frozen=True, slots=True)
class Undo:
    """The bar at the foot: what was done, and for how many seconds it can be taken back.

    The button posts `kunci` (an idempotency key of its own) to `url`.
    """

    text: str
    seconds: int
    url: str
    key: str


@dataclass(frozen=True, slots=True)
class Live:
    """How a page stays true: the stream it listens to, and where to fetch its changed parts.

    `stream_url` is `/events?topics=…`; an event `change` makes the page fetch `parts_url` (its own address;
    the request carries the header `Bagian: <name>`, so the view answers with the part alone) and swap every
    element that has `data-part` when its `data-version` differs. The stream sends an event `beat` at least
    every 2 s; without one for 5 s the page says that it is cut off, and asks every 5 s until it is back.
    `poll_seconds` is the calm rhythm that catches what a stream misses.
    """

    stream_url: str
    parts_url: str
    poll_seconds: int = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """A browser that is to become a device: the `code` on its screen, or (`by_token`) the form for a token.

    `until` says how long the code counts. Without a script the page asks anew every three seconds.
    """

    code: str = ""
    until: str = ""
    live: Live | None = None
    by_token: bool = False
    refusal: No | None = None

    @property
    def code_apart(self) -> str:
        """The code in two groups, as people read it aloud."""
        return f"{self.code[:3]} {self.code[3:]}".strip()
