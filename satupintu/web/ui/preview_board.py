"""Invented calls for the board."""

from __future__ import annotations

from dataclasses import replace

from satupintu.web.board.facts import Board, Call
from satupintu.web.rule import rule_sentences
from satupintu.web.ui.facts import Live

_LAST = (
    Call(96, "H-034", "3"),
    Call(95, "A-009", "5–9", to_seats=True),
    Call(94, "A-011", "8", walking=False),
    Call(93, "M-006", "1–4", to_seats=True, walking=False),
    Call(92, "A-010", "9", walking=False),
    Call(91, "A-008", "6", walking=False),
)


def counter() -> Board:
    """A call to one counter."""
    return Board(
        zone="1",
        title="Zona 1",
        where="Lantai 1 · loket 1–9",
        version="97",
        live=Live(stream_url="", parts_url=""),
        chime_url="/s/denting.wav",
        now=Call(97, "A-012", "7"),
        last=_LAST,
        rule=rule_sentences(),
    )


def seats() -> Board:
    """A call to the seats of a line."""
    return replace(counter(), now=Call(97, "M-048", "5–9", to_seats=True))


def way() -> Board:
    """A call whose way the deployment knows."""
    last = tuple(replace(call, arrow="left", arrow_word="kiri") for call in _LAST)
    return replace(counter(), now=Call(97, "A-012", "7", arrow="straight", arrow_word="lurus"), last=last)


def floor_two() -> Board:
    """The widest seats, upstairs."""
    return replace(
        counter(),
        zone="3",
        title="Zona 3",
        where="Lantai 2 · loket 18–32",
        now=Call(97, "H-248", "21–22", to_seats=True),
        last=tuple(replace(call, place="18–19") if call.to_seats else replace(call, place="28") for call in _LAST),
    )


def first() -> Board:
    """The day's first call."""
    return replace(counter(), last=())


def quiet() -> Board:
    """Nobody was called yet."""
    return replace(
        counter(),
        zone="2",
        title="Zona 2",
        where="Lantai 1 · loket 10–17",
        now=None,
        last=(),
        quiet_title="Belum ada panggilan",
        quiet="Panggilan pertama tampil di sini, dengan suara.",
    )


def closed() -> Board:
    """The mall is closed."""
    return replace(
        quiet(),
        quiet_title="Mal tutup hari ini",
        quiet="Buka lagi Rabu, 25 November, pukul 08.00.",
        message="Mal tutup hari ini: listrik padam. Nomor Anda tetap dilayani selama loketnya buka.",
    )


STATES = {
    "loket": counter,
    "kursi": seats,
    "arah": way,
    "lantai-2": floor_two,
    "pertama": first,
    "sepi": quiet,
    "tutup": closed,
    "demo": counter,
    "demo-kursi": floor_two,
}
