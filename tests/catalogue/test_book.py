"""The catalogue in memory: what every screen reads."""

from __future__ import annotations

import pytest

from satupintu.catalogue.rules import Arrow, Book, PaperOf, Unit

pytestmark = pytest.mark.django_db


def test_the_book_holds_the_whole_mall(book: Book) -> None:
    sizes = {
        "agencies": len(book.agencies),
        "lines": len(book.lines),
        "counters": len(book.counters),
        "zones": len(book.zones),
        "services": len(book.services),
        "papers": len(book.papers),
        "life events": len(book.life_events),
        "districts": len(book.districts),
        "facilities": len(book.facilities),
        "popular": len(book.popular),
    }

    assert sizes == {
        "agencies": 21,
        "lines": 21,
        "counters": 32,
        "zones": 3,
        "services": 150,
        "papers": 166,
        "life events": 31,
        "districts": 24,
        "facilities": 23,
        "popular": 8,
    }


def test_a_line_is_its_agency_with_its_counters_in_order(book: Book) -> None:
    line = book.line_of("DKC-02")

    assert line.code == "DUKCAPIL"
    assert line.counters == ("5", "6", "7", "8", "9")
    assert (line.floor, line.zone, line.has_device) == (1, "1", True)


def test_a_standard_is_the_mean_of_the_desk_estimates_in_whole_milliseconds(book: Book) -> None:
    minutes = [service.desk_minutes for service in book.services_of("DUKCAPIL")]

    assert len(minutes) == 19
    assert book.lines["DUKCAPIL"].standard_ms == round(sum(minutes) * 60_000 / 19) == 656_842


def test_zones_hold_the_counters_of_the_issue(book: Book) -> None:
    assert book.zones["1"].counters == tuple(str(number) for number in range(1, 10))
    assert book.zones["2"].counters == tuple(str(number) for number in range(10, 18))
    assert book.zones["3"].counters == tuple(str(number) for number in range(18, 33))
    assert book.zones["1"].lines == ("DPMPTSP", "DUKCAPIL")
    assert [zone.floor for zone in book.zones.values()] == [1, 1, 2]


def test_a_counter_knows_its_line_and_where_the_arrow_points(book: Book) -> None:
    counter = book.counters["7"]

    assert (counter.number, counter.line, counter.floor, counter.zone) == (7, "DUKCAPIL", 1, "1")
    assert counter.arrow is Arrow.STRAIGHT


def test_a_service_is_ready_after_its_promise_less_the_minutes_at_the_desk(book: Book) -> None:
    police_report, card, payment = book.services["POL-04"], book.services["DKC-02"], book.services["KPP-03"]

    assert (police_report.promise.unit, police_report.same_day) == (Unit.MINUTES, True)
    assert police_report.ready_after_ms == (15 - 8) * 60_000
    assert payment.ready_after_ms == 5 * 60_000
    assert (card.same_day, card.ready_after_ms) == (False, 0)


def test_names_come_in_two_languages(book: Book) -> None:
    assert book.services["DKC-09"].name("id") == "Akta kelahiran"
    assert book.services["DKC-09"].name("en-gb") == "Birth certificate"
    assert book.agencies["SAMSAT"].does("id") == "Pajak kendaraan, STNK"
    assert book.districts["35.14.14"].name("en") == "Bangil"


def test_requirements_keep_alternatives_roles_conditions_and_copies(book: Book) -> None:
    birth, damaged, change = book.services["DKC-09"], book.services["DKC-03"], book.services["DKC-04"]

    assert birth.requirements[0].alternatives == (
        PaperOf("surat_keterangan_lahir", "child"),
        PaperOf("sptjm_kelahiran", "child"),
    )
    assert birth.outputs == (PaperOf("akta_kelahiran", "child"),)
    assert [need.form for need in damaged.requirements] == [None, "copy"]
    assert change.requirements[2].when == "data_changed"


def test_a_fee_is_given_in_facts(book: Book) -> None:
    assert book.services["DKC-02"].fee.is_free
    assert book.services["POL-01"].fee.amount_idr == 30_000
    assert not book.services["POL-01"].fee.is_free
    plates = book.services["SAM-02"].fee
    assert [variant.when for variant in plates.variants] == ["two_or_three_wheels", "four_or_more_wheels"]


def test_part_time_agencies_name_their_days(book: Book) -> None:
    assert book.agencies["TASPEN"].schedule_days == (2,)
    assert book.agencies["DUKCAPIL"].schedule_days is None
