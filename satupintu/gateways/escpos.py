"""The language of receipt printers (ESC/POS), as much of it as a slip needs: 576 dots, 48 columns, page PC437."""

from __future__ import annotations

import unicodedata
from enum import IntEnum

COLUMNS = 48
PLAIN = {"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "\u00a0": " "}
ASK_COVER, ASK_PAPER = b"\x10\x04\x02", b"\x10\x04\x04"
"""DLE EOT n: the printer answers at once with one byte, even while it prints or has no paper."""

START = b"\x1b@"
PAGE_437 = b"\x1bt\x00"
USUAL_LINE_HEIGHT = b"\x1b2"
CUT = b"\x1bd\x06\x1dV\x00"
"""Feeds six lines, so that the last one passes the knife, and cuts."""


class Align(IntEnum):
    """Where a line stands."""

    LEFT = 0
    CENTER = 1


def align(where: Align) -> bytes:
    """Return the order that places the following lines."""
    return bytes((0x1B, 0x61, where))


def bold(on: bool) -> bytes:
    """Return the order that makes the following letters bold or not."""
    return bytes((0x1B, 0x45, on))


def size(width: int = 1, height: int = 1) -> bytes:
    """Return the order that makes the following letters 1 to 8 times as wide and high (12 × 24 dots)."""
    return bytes((0x1D, 0x21, (width - 1) << 4 | (height - 1)))


def line_height(dots: int) -> bytes:
    """Return the order that sets the height of a line in dots (8 a millimetre)."""
    return bytes((0x1B, 0x33, dots))


def text(words: str) -> bytes:
    """Return a text in the printer's letters; what it does not have loses its accent or becomes "?"."""
    plain = "".join(PLAIN.get(letter, letter) for letter in words)
    return b"".join(_letter(letter) for letter in plain)


def _letter(letter: str) -> bytes:
    if letter != "\n" and unicodedata.category(letter) == "Cc":
        return b""  # a control character in a name would be an order to the printer
    try:
        return letter.encode("cp437")
    except UnicodeEncodeError:
        return unicodedata.normalize("NFKD", letter)[:1].encode("cp437", "replace")


def qr(content: str, module_dots: int) -> bytes:
    """Return a QR code (model 2, a quarter may be damaged: level M), drawn by the printer itself."""
    data = content.encode("ascii")
    count = len(data) + 3
    return b"".join(
        (
            b"\x1d(k\x04\x00\x31\x41\x32\x00",
            b"\x1d(k\x03\x00\x31\x43" + bytes((module_dots,)),
            b"\x1d(k\x03\x00\x31\x45\x31",
            b"\x1d(k" + bytes((count & 0xFF, count >> 8)) + b"\x31\x50\x30" + data,
            b"\x1d(k\x03\x00\x31\x51\x30",
        )
    )
