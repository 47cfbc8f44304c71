"""The paper number: what stands on it, and what a printer in trouble answers."""

from __future__ import annotations

import socket
import time

import pytest
from escpos.printer import Dummy

from satupintu.gateways import escpos, printer
from satupintu.gateways.escpos import Align
from satupintu.gateways.printer import (
    FakePrinter,
    NoPrinter,
    PrintOutcome,
    Slip,
    TcpPrinter,
    printer_at,
    slip_bytes,
)
from tests.virtual_printer import Fault, Paper, UnknownOrderError, read_paper, virtual_printer

SLIP = Slip(
    mall="MPP Kabupaten Pasuruan",
    moment="Selasa, 24 November 2026, pukul 08.52",
    number="A-012",
    place="Lantai 1, loket 5–9",
    service="Dispendukcapil: akta kelahiran",
    people_before=12,
    url="https://mpp.example.go.id/t/abcdefghijklmnopqrstuv",
    then=("Lantai 2, loket 21–22", "Lantai 1, loket 10–11"),
    help_lines=("Nomor ini berlaku di semua loket hari ini.", "Terlewat? Tanya meja informasi di lantai 1."),
)


def paper(slip: Slip = SLIP) -> Paper:
    """Return the one slip that the bytes make."""
    slips = read_paper(slip_bytes(slip))
    assert len(slips) == 1
    return slips[0]


def test_the_slip_says_what_the_guest_needs_in_this_order() -> None:
    assert [line.text.rstrip() for line in paper().lines if line.text.strip()] == [
        "MPP Kabupaten Pasuruan",
        "Selasa, 24 November 2026, pukul 08.52",
        "█" * 40,
        "█ A-012 █",
        "Lantai 1, loket 5-9",
        "Dispendukcapil: akta kelahiran",
        "Sebelum Anda                            12 orang",
        "Lalu                       Lantai 2, loket 21-22",
        "                           Lantai 1, loket 10-11",
        "Pindai untuk melihat antrean.",
        "Tanpa telepon: lihat papan atau tanya meja",
        "informasi.",
        "Nomor ini berlaku di semua loket hari ini.",
        "Terlewat? Tanya meja informasi di lantai 1.",
    ]


def test_the_number_is_at_least_twelve_millimetres_high_and_stands_in_a_door() -> None:
    number = paper().line("A-012")

    capital_share = 17 / 24  # of a letter's cell, in the printers' font A
    assert number.dots_high * capital_share / 8 >= 12
    assert number.dots_wide == 40 * 12  # as wide as the lintel above it
    assert number.bold
    assert number.center


def test_the_code_leads_to_the_ticket_and_the_paper_is_cut() -> None:
    assert paper().codes == [SLIP.url]
    assert paper().cut


def test_there_is_no_time_range_and_no_log_line_yet() -> None:
    assert "Dipanggil" not in paper().text
    assert "catatan" not in paper().text


def test_a_slip_for_one_stop_says_nothing_of_a_next_one() -> None:
    alone = paper(Slip("MPP", "Selasa", "A-001", "Lantai 1, loket 7", "Pos", 0, SLIP.url))

    assert "Lalu" not in alone.text
    assert alone.line("Sebelum Anda").text.endswith("0 orang")


def test_priority_is_said_but_never_why() -> None:
    first = paper(Slip("MPP", "Selasa", "A-001", "Lantai 1, loket 7", "Pos", 0, SLIP.url, priority=True))

    assert "Prioritas" in first.text.split("\n")
    assert "Prioritas" not in paper().text


def test_long_names_are_broken_between_words() -> None:
    service = "Kantor Pertanahan: " + "peralihan hak " * 6

    long = paper(Slip("MPP", "Selasa", "A-001", "Lantai 2, loket 18–19", service, 3, SLIP.url))

    assert all(line.dots_wide <= 576 for line in long.lines)
    assert sum("peralihan" in line.text for line in long.lines) > 1


def test_every_label_goes_through_the_translators(monkeypatch: pytest.MonkeyPatch) -> None:
    def loud(words: str) -> str:
        return words.upper().replace("(COUNT)S", "(count)s")

    monkeypatch.setattr(printer, "_", loud)
    monkeypatch.setattr(printer, "ngettext", lambda one, _more, _count: loud(one))

    labels = ("SEBELUM ANDA", "12 ORANG", "LALU", "PINDAI UNTUK MELIHAT ANTREAN.", "TANPA TELEPON")
    assert all(label in paper().text for label in labels)


def test_a_name_cannot_give_orders_to_the_printer() -> None:
    tricky = paper(Slip("MPP\x1dV\x00\x1b@", "Selasa", "A-001", "Lantai 1", "Ñandú ☃", 1, SLIP.url))

    assert "MPPV@" in tricky.text
    assert "Ñandú ?" in tricky.text


def test_text_size_place_code_and_cut_are_the_orders_of_the_standard() -> None:
    oracle = Dummy()

    oracle.hw("INIT")
    oracle.charcode("CP437")
    oracle.set(align="center")
    oracle.set(bold=True)
    oracle.text("Lantai 1\n")
    oracle.set(custom_size=True, width=6, height=7)
    oracle.line_spacing(24)
    oracle.qr(SLIP.url, native=True, size=8, ec=1)
    oracle.cut()

    assert oracle.output == b"".join(
        (
            escpos.START, escpos.PAGE_437, escpos.align(Align.CENTER), escpos.bold(True), escpos.text("Lantai 1\n"),
            escpos.size(6, 7), escpos.line_height(24), escpos.qr(SLIP.url, 8), escpos.CUT,
        )
    )  # fmt: skip


def test_a_printer_in_order_prints_one_slip_after_the_other() -> None:
    with virtual_printer() as box:
        kiosk = TcpPrinter("127.0.0.1", box.port)

        assert kiosk.print_slip(SLIP) is PrintOutcome.PRINTED
        assert kiosk.print_slip(SLIP) is PrintOutcome.PRINTED
        assert [slip.codes for slip in box.papers] == [[SLIP.url], [SLIP.url]]


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault.NO_PAPER, PrintOutcome.NO_PAPER),
        (Fault.OPEN, PrintOutcome.OPEN),
        (Fault.JAM, PrintOutcome.FAULT),
        (Fault.NONSENSE, PrintOutcome.NONSENSE),
        (Fault.HANGS_UP, PrintOutcome.UNPLUGGED),
    ],
)
def test_a_printer_in_trouble_says_which_and_gets_no_slip(fault: Fault, outcome: PrintOutcome) -> None:
    with virtual_printer(fault) as box:
        assert TcpPrinter("127.0.0.1", box.port).print_slip(SLIP) is outcome
        assert box.papers == []


def test_paper_that_ends_in_the_middle_of_a_slip_is_not_a_printed_slip() -> None:
    with virtual_printer(Fault.PAPER_ENDS) as box:
        assert TcpPrinter("127.0.0.1", box.port).print_slip(SLIP) is PrintOutcome.NO_PAPER


def test_a_silent_printer_costs_two_seconds_and_no_more() -> None:
    begun = time.monotonic()

    with virtual_printer(Fault.SLOW) as box:
        assert TcpPrinter("127.0.0.1", box.port).print_slip(SLIP) is PrintOutcome.SLOW

    assert 1.8 < time.monotonic() - begun < 3


def test_a_printer_that_was_refilled_prints_again() -> None:
    with virtual_printer(Fault.NO_PAPER) as box:
        kiosk = TcpPrinter("127.0.0.1", box.port)
        assert kiosk.print_slip(SLIP) is PrintOutcome.NO_PAPER

        box.fault = Fault.NONE

        assert kiosk.print_slip(SLIP) is PrintOutcome.PRINTED


def test_an_unplugged_printer_is_known_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]

    assert TcpPrinter("127.0.0.1", port).print_slip(SLIP) is PrintOutcome.UNPLUGGED
    assert TcpPrinter("printer.invalid", 9100).print_slip(SLIP) is PrintOutcome.UNPLUGGED


def test_a_device_names_its_printer_by_host_and_port() -> None:
    assert printer_at("192.0.2.7") == TcpPrinter("192.0.2.7", 9100)
    assert printer_at("printer-1:9101") == TcpPrinter("printer-1", 9101)
    assert isinstance(printer_at(""), NoPrinter)
    assert printer_at("").print_slip(SLIP) is PrintOutcome.NO_PRINTER


def test_the_fake_keeps_what_it_printed_and_nothing_else() -> None:
    fake = FakePrinter()

    fake.print_slip(SLIP)
    fake.outcome = PrintOutcome.NO_PAPER
    fake.print_slip(SLIP)

    assert fake.slips == [SLIP]


@pytest.mark.parametrize("outcome", [one for one in PrintOutcome if not one.is_printed])
def test_every_trouble_has_a_sentence_for_the_guest(outcome: PrintOutcome) -> None:
    assert outcome.reason().endswith(".")
    assert len(outcome.reason().split()) <= 15


@pytest.mark.parametrize("garbage", [b"\x1bZ", b"\x1d!", b"\x07", b"A" * 60])
def test_the_virtual_printer_knows_garbage_when_it_sees_it(garbage: bytes) -> None:
    with pytest.raises(UnknownOrderError):
        read_paper(garbage)
