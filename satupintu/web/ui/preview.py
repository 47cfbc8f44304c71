"""Invented facts for every state of every screen: what the gallery and the browser tests show.

No person, number or hour here is real; services and counters are those of the first deployment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from satupintu.web.ui import preview_board, preview_citizen, preview_kiosk
from satupintu.web.ui.facts import Frame

LOOKS = {"": "Terang", "gelap": "Gelap", "kontras": "Kontras tinggi", "pesisir": "Mal lain"}
_FRAME = Frame(
    mall="MPP Pasuruan",
    mall_lines=("Mal Pelayanan Publik", "Kabupaten Pasuruan"),
    day="Selasa, 24 November 2026",
    clock="09.46",
    now_iso="2026-11-24T09:46:00+07:00",
    address="Jalan Raya Raci Km. 9, Bangil",
)


def frame(look: str = "", *, demo: bool = False) -> Frame:
    """Return the frame of an invented morning in the scheme `look` (a key of LOOKS)."""
    return replace(
        _FRAME,
        demo=demo,
        scheme="dark" if look == "gelap" else "",
        contrast="more" if look == "kontras" else "",
        brand="pesisir" if look == "pesisir" else "",
    )


@dataclass(frozen=True, slots=True)
class Sample:
    """One screen in one state: its template and the facts that fill it."""

    template: str
    facts: Callable[[], object]
    status: int = 200
    look: str = ""
    demo: bool = False

    def context(self) -> dict[str, object]:
        """Return the template's context, without the frame."""
        return {"page": self.facts()}


SCREENS: dict[str, dict[str, Sample]] = {
    "papan": {
        name: Sample("board/board.html", facts, demo=name == "demo") for name, facts in preview_board.STATES.items()
    },
    "nomor": {name: Sample("citizen/ticket.html", facts) for name, facts in preview_citizen.TICKETS.items()},
    "kios": {name: Sample(f"kiosk/{page}.html", facts) for name, (page, facts) in preview_kiosk.STATES.items()},
    "tamu": {
        "batal": Sample("citizen/cancel.html", preview_citizen.cancel),
        "tautan-salah": Sample("citizen/lost.html", preview_citizen.lost, status=404),
        "beranda": Sample("citizen/signpost.html", preview_citizen.signpost, demo=True),
    },
}


def names() -> list[tuple[str, list[str]]]:
    """Return every surface with the names of its states, as the gallery lists them."""
    return [(surface, list(states)) for surface, states in SCREENS.items()]
