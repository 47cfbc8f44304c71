"""Invented facts for every state of every screen: what the gallery and the browser tests show.

No person, number or hour here is real; services and counters are those of the first deployment.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from satupintu.web.ui import (
    preview_board,
    preview_citizen,
    preview_counter,
    preview_greeter,
    preview_house,
    preview_kiosk,
    preview_office,
    preview_phone,
    preview_public,
    preview_staff,
)
from satupintu.web.ui.facts import Frame, No, Way

LOOKS = {"": "Terang", "gelap": "Gelap", "kontras": "Kontras tinggi", "pesisir": "Mal lain"}
_FRAME = Frame(
    mall="MPP Pasuruan",
    mall_lines=("Mal Pelayanan Publik", "Kabupaten Pasuruan"),
    day="Selasa, 24 November 2026",
    clock="09.46",
    now_iso="2026-11-24T09:46:00+07:00",
    address="Jalan Raya Raci Km. 9, Bangil",
)
_WAYS = (
    Way("Penyambut", "/penyambut/", "users"),
    Way("Hari ini", "/hari-ini/", "clock", here=True),
    Way("Kelola mal", "/kelola/", "building-community"),
)
"""The pages of an account with many permits: the widest line of ways."""


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
    path: str = ""
    at_work: bool = False

    def context(self) -> dict[str, object]:
        """Return the template's context, without the frame."""
        lock = {"lock": preview_staff.LOCK} if self.at_work else {}
        return {"page": self.facts(), "kiosk_path": self.path, "ways": _WAYS} | lock


SCREENS: dict[str, dict[str, Sample]] = {
    "papan": {
        name: Sample("board/board.html", facts, demo=name.startswith("demo"))
        for name, facts in preview_board.STATES.items()
    },
    "nomor": {name: Sample("citizen/ticket.html", facts) for name, facts in preview_citizen.TICKETS.items()},
    "kios": {
        name: Sample(f"kiosk/{page}.html", facts, demo=True) for name, (page, facts) in preview_kiosk.STATES.items()
    }
    | {
        "salah-alamat": Sample("404.html", lambda: None, status=404, path="/kios/"),
        "terlalu-lama": Sample("403_csrf.html", lambda: None, status=403, path="/kios/"),
        "gangguan": Sample("500.html", lambda: None, status=500, path="/kios/"),
    },
    "loket": {name: Sample("counter/desk.html", facts, at_work=True) for name, facts in preview_counter.STATES.items()}
    | {
        name: Sample(f"counter/{page}.html", facts, at_work=True)
        for name, (page, facts) in preview_counter.DOORS.items()
    }
    | {"gelap": Sample("counter/desk.html", preview_counter.serving, look="gelap", at_work=True)},
    "petugas": {
        name: Sample(
            f"staff/{page}.html", facts, demo=name == "masuk", at_work=page not in {"sign_in", "code", "locked"}
        )
        for name, (page, facts) in preview_staff.STATES.items()
    },
    "strip": {name: Sample("counter/strip.html", facts) for name, facts in preview_counter.STRIPS.items()},
    "tamu": {
        "batal": Sample("citizen/cancel.html", preview_citizen.cancel),
        "tautan-salah": Sample("citizen/lost.html", preview_citizen.lost, status=404),
        "salah-alamat": Sample("404.html", lambda: None, status=404),
        "bukan-akun": Sample("403.html", lambda: None, status=403),
        "terlalu-lama": Sample("403_csrf.html", lambda: None, status=403),
        "gangguan": Sample("500.html", lambda: None, status=500),
    },
    "umum": {
        name: Sample(f"public/{page}.html", facts, demo=name == "beranda")
        for name, (page, facts) in (preview_public.STATES | preview_house.STATES).items()
    },
    "ponsel": {name: Sample(f"phone/{page}.html", facts) for name, (page, facts) in preview_phone.STATES.items()},
    "penyambut": {
        name: Sample(f"greeter/{page}.html", facts, demo=name == "beranda")
        for name, (page, facts) in preview_greeter.STATES.items()
    },
    "kantor": {name: Sample(f"office/{page}.html", facts) for name, (page, facts) in preview_office.STATES.items()},
}

REFUSAL = No(
    "Jadwal 25 November sudah penuh",
    ("Berikutnya dibuka Senin, 30 November.", "Atau datang langsung: ada 40 nomor setiap pagi."),
    (Way("Pilih hari lain", "#isi"), Way("Lihat layanan lain", "#isi")),
)


def icons() -> list[str]:
    """Return the names of all icons in the sprite."""
    sprite = Path(__file__).parent.parent / "static" / "ui" / "icons.svg"
    return re.findall(r'id="i-([\w-]+)"', sprite.read_text())


def names() -> list[tuple[str, list[str]]]:
    """Return every surface with the names of its states, as the gallery lists them."""
    return [(surface, list(states)) for surface, states in SCREENS.items()]
