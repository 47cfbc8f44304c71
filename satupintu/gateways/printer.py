"""The paper number: what stands on the slip, and the printers that print it.

A printer never stops a guest: whatever is wrong with it comes back as a PrintOutcome, within two seconds
for the connection and two more for the paper, and the number stands on the screen.
"""

from __future__ import annotations

import socket
import textwrap
import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satupintu.gateways import escpos
from satupintu.gateways.escpos import Align

PORT = 9100
LIMIT_SECONDS = 2.0
QR_MODULE_DOTS = 8
DOOR_COLUMNS = 40
BLOCK = "█"
TRIAL = "UJI"
"""In the place of a number, in every language: five places with its spaces fill the door."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on the paper, in the guest's language; the caller fills it.

    `moment` like "Selasa, 24 November 2026, pukul 08.52"; `place` like "Lantai 1, loket 5–9"; `service` like
    "Dispendukcapil: akta kelahiran"; `then` holds the places of the further stops, in their likely order. A `copy`
    of a lost slip says so. A `trial` is no number: it has "UJI" in its place and names the device in `place`.
    """

    mall: str
    moment: str
    number: str
    place: str
    service: str
    people_before: int
    url: str
    then: tuple[str, ...] = ()
    priority: bool = False
    help_lines: tuple[str, ...] = ()
    copy: bool = False
    trial: bool = False


class PrintOutcome(StrEnum):
    """What became of a slip. Only PRINTED put paper into a hand; SLOW may have."""

    PRINTED = "printed"
    NO_PAPER = "no-paper"
    OPEN = "open"
    FAULT = "fault"
    UNPLUGGED = "unplugged"
    SLOW = "slow"
    NONSENSE = "nonsense"
    NO_PRINTER = "no-printer"

    @property
    def is_printed(self) -> bool:
        """Whether the guest holds the paper."""
        return self is PrintOutcome.PRINTED

    def reason(self) -> str:
        """Return in one sentence why there is no paper; "" when there is."""
        return {
            PrintOutcome.PRINTED: "",
            PrintOutcome.NO_PAPER: _("Kertas habis."),
            PrintOutcome.OPEN: _("Penutup pencetak terbuka."),
            PrintOutcome.FAULT: _("Pencetak macet."),
            PrintOutcome.UNPLUGGED: _("Pencetak tidak tersambung."),
            PrintOutcome.SLOW: _("Pencetak belum menjawab."),
            PrintOutcome.NONSENSE: _("Pencetak tidak dikenal."),
            PrintOutcome.NO_PRINTER: _("Kios ini tanpa pencetak."),
        }[self]


class Printer(Protocol):
    """Something that puts a slip on paper, or says why not."""

    def print_slip(self, slip: Slip) -> PrintOutcome:
        """Print a slip; never raises."""


def printer_at(address: str) -> Printer:
    """Return the printer of a device: "host" or "host:port", or "" for none."""
    if not address:
        return NoPrinter()
    host, _colon, port = address.rpartition(":") if ":" in address else (address, "", "")
    return TcpPrinter(host, int(port) if port.isdigit() else PORT)


class NoPrinter:
    """A kiosk without a printer: the number stands on the screen."""

    def print_slip(self, slip: Slip) -> PrintOutcome:
        """Return NO_PRINTER."""
        return PrintOutcome.NO_PRINTER


@dataclass(slots=True)
class FakePrinter:
    """Keeps the slips it was given; `outcome` is what it answers."""

    outcome: PrintOutcome = PrintOutcome.PRINTED
    slips: list[Slip] = field(default_factory=list)

    def print_slip(self, slip: Slip) -> PrintOutcome:
        """Keep the slip when it would be printed."""
        if self.outcome.is_printed:
            self.slips.append(slip)
        return self.outcome


class _Trouble(Exception):  # noqa: N818 - carries an outcome out of the conversation
    def __init__(self, outcome: PrintOutcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class TcpPrinter:
    """A receipt printer on the network that takes ESC/POS on a raw port."""

    host: str
    port: int = PORT
    limit_seconds: float = LIMIT_SECONDS

    def print_slip(self, slip: Slip) -> PrintOutcome:
        """Ask the printer how it is, print, and ask again whether the paper lasted."""
        until = time.monotonic() + self.limit_seconds
        try:
            line = socket.create_connection((self.host, self.port), self.limit_seconds)
        except OSError:
            return PrintOutcome.UNPLUGGED
        with line:
            try:
                _ask(line, until)
                until = time.monotonic() + self.limit_seconds
                line.settimeout(self.limit_seconds)
                line.sendall(slip_bytes(slip))
                _ask(line, until)
            except _Trouble as trouble:
                return trouble.outcome
            except TimeoutError:
                return PrintOutcome.SLOW
            except OSError:
                return PrintOutcome.UNPLUGGED
        return PrintOutcome.PRINTED


def _ask(line: socket.socket, until: float) -> None:
    """Raise _Trouble when the printer says that it cannot print."""
    cover = _answer(line, escpos.ASK_COVER, until)
    paper = _answer(line, escpos.ASK_PAPER, until)
    if cover & 0x04:
        raise _Trouble(PrintOutcome.OPEN)
    if paper & 0x60 or cover & 0x20:
        raise _Trouble(PrintOutcome.NO_PAPER)
    if cover & 0x40:
        raise _Trouble(PrintOutcome.FAULT)


def _answer(line: socket.socket, question: bytes, until: float) -> int:
    """Return the status byte to a question; raises _Trouble for silence or a byte that is no status."""
    line.settimeout(max(0.01, until - time.monotonic()))
    line.sendall(question)
    answer = line.recv(1)
    if not answer:
        raise _Trouble(PrintOutcome.UNPLUGGED)
    if answer[0] & 0x93 != 0x12:  # bits 1 and 4 are always set, 0 and 7 never
        raise _Trouble(PrintOutcome.NONSENSE)
    return answer[0]


def slip_bytes(slip: Slip) -> bytes:
    """Return a slip as a printer's orders: head, door with the number, place, facts, code, help, cut."""
    parts = [escpos.START, escpos.PAGE_437, escpos.align(Align.CENTER)]
    parts += [_lines(slip.mall, bold=True), _lines(slip.moment), escpos.text("\n")]
    if slip.trial:
        return b"".join(parts + _trial(slip))
    parts += _door(slip.number)
    if slip.copy:
        parts += [_lines(_("SALINAN"), bold=True, width=2), _lines(_("Kertas yang hilang tidak berlaku lagi."))]
    if slip.priority:
        parts += [_lines(_("Prioritas"), bold=True)]
    parts += [_lines(slip.place, bold=True, width=2), _lines(slip.service), escpos.text("\n")]
    parts += [escpos.align(Align.LEFT), *_facts(slip)]
    parts += [escpos.align(Align.CENTER), escpos.text("\n"), escpos.qr(slip.url, QR_MODULE_DOTS)]
    parts += [_lines(_("Pindai untuk melihat antrean."), bold=True)]
    parts += [_lines(_("Tanpa telepon: lihat papan atau tanya meja informasi."))]
    parts += [escpos.text("\n"), *(_lines(line) for line in slip.help_lines), escpos.CUT]
    return b"".join(parts)


def _trial(slip: Slip) -> list[bytes]:
    """What a test slip shows: the same letters, frame, code and knife, and no number that anybody could wait with."""
    return [
        *_door(f" {TRIAL} "),
        _lines(_("Lembar uji"), bold=True, width=2),
        _lines(_("Bukan nomor antrean.")),
        _lines(slip.place),
        escpos.text("\n"),
        escpos.qr(slip.url, QR_MODULE_DOTS),
        escpos.CUT,
    ]


def _door(number: str) -> list[bytes]:
    """The thick frame, open at the threshold, with the number 16 mm high inside."""
    leg = escpos.size(2, 7) + escpos.text(BLOCK)
    pad = escpos.size(3, 7) + escpos.text(" ")
    return [
        escpos.line_height(24),
        escpos.text(BLOCK * DOOR_COLUMNS + "\n"),
        leg + pad + escpos.bold(True) + escpos.size(6, 7) + escpos.text(number) + escpos.bold(False) + pad + leg,
        escpos.size() + escpos.text("\n"),
        escpos.USUAL_LINE_HEIGHT,
        escpos.text("\n"),
    ]


def _facts(slip: Slip) -> list[bytes]:
    before = ngettext("%(count)s orang", "%(count)s orang", slip.people_before) % {"count": slip.people_before}
    rows = [
        (_("Sebelum Anda"), before),
        *((_("Lalu") if place == 0 else "", then) for place, then in enumerate(slip.then)),
    ]
    return [_row(label, value) for label, value in rows]


def _row(label: str, value: str) -> bytes:
    room = max(1, escpos.COLUMNS - len(label) - len(value))
    return escpos.text(label + " " * room) + escpos.bold(True) + escpos.text(value + "\n") + escpos.bold(False)


def _lines(words: str, *, bold: bool = False, width: int = 1) -> bytes:
    broken = textwrap.wrap(words, escpos.COLUMNS // width) or [""]
    body = escpos.text("\n".join(broken) + "\n")
    sized = escpos.size(width, width) + body + escpos.size() if width > 1 else body
    return escpos.bold(True) + sized + escpos.bold(False) if bold else sized
