"""A receipt printer in a box: takes bytes on a port, and shows what would stand on the paper."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """What can be wrong with it."""

    NONE = "none"
    NO_PAPER = "no paper"
    PAPER_ENDS = "the paper ends in the middle of a slip"
    OPEN = "open"
    JAM = "the knife is jammed"
    SLOW = "answers nothing"
    NONSENSE = "answers nonsense"
    HANGS_UP = "hangs up"


@dataclass(frozen=True)
class Line:
    """One printed line. `dots_high` is the tallest letter on it; `center` where it stands."""

    text: str
    dots_high: int
    dots_wide: int
    bold: bool
    center: bool


@dataclass
class Paper:
    """One slip, as the eye sees it."""

    lines: list[Line] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    cut: bool = False

    @property
    def text(self) -> str:
        """All lines, one below the other, without the spaces at their ends."""
        return "\n".join(line.text.rstrip() for line in self.lines)

    def line(self, words: str) -> Line:
        """The first line that holds `words`."""
        return next(line for line in self.lines if words in line.text)


class UnknownOrderError(Exception):
    """Bytes that this printer would print as garbage."""


def read_paper(data: bytes) -> list[Paper]:
    """Return the slips that a printer makes of `data`; raises UnknownOrderError for bytes it does not know."""
    return _Reader(data).papers()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.place = 0
        self.done: list[Paper] = []
        self._reset()

    def _reset(self) -> None:
        self.paper = Paper()
        self.width = self.height = 1
        self.bold = self.center = False
        self.code = ""
        self._new_line()

    def _new_line(self) -> None:
        self.words, self.high, self.wide, self.any_bold = "", 0, 0, False

    def _take(self, count: int) -> bytes:
        taken = self.data[self.place : self.place + count]
        if len(taken) < count:
            raise UnknownOrderError("the bytes end in the middle of an order")
        self.place += count
        return taken

    def papers(self) -> list[Paper]:
        while self.place < len(self.data):
            first = self._take(1)
            if first == b"\x1b":
                self._escape(self._take(1))
            elif first == b"\x1d":
                self._group(self._take(1))
            elif first == b"\n":
                self.paper.lines.append(Line(self.words, self.high or 24, self.wide, self.any_bold, self.center))
                self._new_line()
            elif first < b" ":
                raise UnknownOrderError(first)
            else:
                self.words += first.decode("cp437")
                self.high = max(self.high, 24 * self.height)
                self.wide += 12 * self.width
                self.any_bold |= self.bold
                if self.wide > 576:
                    raise UnknownOrderError(f"a line wider than the paper: {self.words!r}")
        return [*self.done, self.paper] if self.paper.lines or self.paper.codes else self.done

    def _escape(self, order: bytes) -> None:
        if order == b"@":
            self.width = self.height = 1
            self.bold = self.center = False
        elif order == b"a":
            self.center = self._take(1) == b"\x01"
        elif order == b"E":
            self.bold = self._take(1) == b"\x01"
        elif order == b"d" or order in {b"t", b"3"}:
            self._take(1)
        elif order != b"2":
            raise UnknownOrderError(b"\x1b" + order)

    def _group(self, order: bytes) -> None:
        if order == b"!":
            size = self._take(1)[0]
            self.width, self.height = (size >> 4) + 1, (size & 7) + 1
        elif order == b"V":
            self._take(1)
            self.paper.cut = True
            self.done.append(self.paper)
            self._reset()
        elif order == b"(" and self._take(1) == b"k":
            count = int.from_bytes(self._take(2), "little")
            self._qr(self._take(count))
        else:
            raise UnknownOrderError(b"\x1d" + order)

    def _qr(self, body: bytes) -> None:
        if body[:2] == b"1P":
            self.code = body[3:].decode("ascii")
        elif body[:2] == b"1Q":
            self.paper.codes.append(self.code)


class VirtualPrinter:
    """Listens on a free port of this machine; `fault` may be changed while it runs."""

    def __init__(self, fault: Fault = Fault.NONE) -> None:
        self.fault = fault
        self.received = b""
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.server.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    @property
    def papers(self) -> list[Paper]:
        """The slips printed so far; waits a moment for bytes under way."""
        time.sleep(0.05)
        return read_paper(self.received)

    def close(self) -> None:
        """Pull the plug."""
        self.server.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _address = self.server.accept()
            except OSError:
                return
            with line:
                self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        printed = False
        while True:
            try:
                data = line.recv(65_536)
            except OSError:
                return
            if not data or self.fault is Fault.HANGS_UP:
                return
            asked = [data[place + 2] for place in range(len(data) - 2) if data[place : place + 2] == b"\x10\x04"]
            rest = data
            for number in (1, 2, 4):
                rest = rest.replace(bytes((0x10, 0x04, number)), b"")
            self.received += rest
            printed = printed or bool(rest)
            if self.fault is not Fault.SLOW:
                line.sendall(bytes(self._status(number, printed) for number in asked))

    def _status(self, asked: int, printed: bool) -> int:
        if self.fault is Fault.NONSENSE:
            return ord("H")
        no_paper = self.fault is Fault.NO_PAPER or (self.fault is Fault.PAPER_ENDS and printed)
        status = 0x12
        if asked == 2:
            status |= 0x04 * (self.fault is Fault.OPEN) | 0x20 * no_paper | 0x40 * (self.fault is Fault.JAM)
        elif asked == 4:
            status |= 0x60 * no_paper
        return status


@contextmanager
def virtual_printer(fault: Fault = Fault.NONE) -> Iterator[VirtualPrinter]:
    """A printer for the length of a test."""
    printer = VirtualPrinter(fault)
    try:
        yield printer
    finally:
        printer.close()
