"""Loading the deployment's file: whole, once, without loss."""

from __future__ import annotations

from typing import Any

import pytest

from satupintu.base.actor import SYSTEM
from satupintu.calendars import queries as calendars
from satupintu.catalogue import commands, models, queries, reading
from satupintu.ledger.models import Mall, Record
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db


def the_file() -> dict[str, Any]:
    """Return the deployment's data, fresh, to be changed freely."""
    data: dict[str, Any] = reading.read_file(commands.PASURUAN)
    return data


def the_settings() -> dict[str, Any]:
    """Return the deployment's settings, fresh, to be changed freely."""
    settings: dict[str, Any] = reading.read_file(reading.settings_beside(commands.PASURUAN))
    return settings


def settings_without(service: str) -> dict[str, Any]:
    """Return the deployment's settings for a file that has lost a service."""
    settings = the_settings()
    for need in settings["public"]["needs"]:
        need["services"] = [code for code in need["services"] if code != service]
    return settings


def load(mall: Mall, data: Any, settings: Any | None = None) -> commands.LoadReport:
    """Load `data` with the deployment's settings, or others."""
    return commands.load_catalogue(
        mall=mall, path_or_data=data, settings=settings or the_settings(), by=SYSTEM, at=MORNING
    )


def test_the_whole_file_comes_back_as_it_went_in(mall: Mall) -> None:
    assert queries.export(mall) == the_file()
    assert queries.export_settings(mall) == the_settings()


def test_the_first_load_writes_one_record_and_stamps_the_mall(mall: Mall) -> None:
    record = Record.objects.get(mall=mall)

    assert record.kind == "catalogue.deployment.loaded"
    assert record.facts == {"stamp": mall.catalogue_stamp, "added": 471, "changed": 0, "removed": 0}
    assert mall.position == 1


def test_the_same_file_again_changes_nothing(mall: Mall) -> None:
    stamp = mall.catalogue_stamp

    report = commands.load_catalogue(mall=mall, path_or_data=commands.PASURUAN, by=SYSTEM, at=MORNING)

    assert not report.is_new
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    mall.refresh_from_db()
    assert mall.catalogue_stamp == stamp
    assert Record.objects.filter(mall=mall).count() == 1


def test_a_key_moved_within_an_entry_is_still_the_same_file(mall: Mall) -> None:
    data = the_file()
    data["agencies"][0] = dict(reversed(list(data["agencies"][0].items())))

    assert not load(mall, data).is_new


def test_a_changed_entry_changes_its_rows_and_the_book(mall: Mall) -> None:
    before = queries.book(mall)
    data = the_file()
    ktp = next(service for service in data["services"] if service["code"] == "DKC-02")
    ktp["desk_minutes_est"], ktp["name_id"] = 26, "Cetak ulang KTP-el"

    report = load(mall, data)

    after = queries.book(mall)
    assert (report.added, report.changed, report.removed) == (0, 2, 0)  # the service, and its line's standard
    assert after.services["DKC-02"].name() == "Cetak ulang KTP-el"
    assert after.lines["DUKCAPIL"].standard_ms == before.lines["DUKCAPIL"].standard_ms + 60_000
    assert before.services["DKC-02"].desk_minutes == 7
    assert queries.export(mall) == data


def test_an_entry_that_left_the_file_stays_out_of_force_and_may_come_back(mall: Mall) -> None:
    whole = the_file()
    shorter = the_file()
    shorter["services"] = [service for service in shorter["services"] if service["code"] != "LPS-03"]

    gone = load(mall, shorter, settings_without("LPS-03"))

    assert gone.removed == 1
    assert "LPS-03" not in queries.book(mall).services
    assert not models.Service.objects.get(mall=mall, code="LPS-03").is_active
    assert queries.export(mall) == shorter

    back = load(mall, whole)

    assert (back.added, back.removed) == (0, 0)
    assert "LPS-03" in queries.book(mall).services
    assert queries.export(mall) == whole


def test_two_malls_keep_their_catalogues_apart(mall: Mall) -> None:
    other = Mall.objects.create(code="mpp-lain", name="MPP Lain")
    data = the_file()
    data["mall"]["code"] = "mpp-lain"
    data["services"] = [service for service in data["services"] if service["code"] != "LPS-03"]

    load(other, data, settings_without("LPS-03"))

    assert "LPS-03" not in queries.book(other).services
    assert "LPS-03" in queries.book(mall).services
    assert calendars.hours(other, "LPSE", MORNING.date()) is not None


def test_a_mall_without_a_catalogue_says_so(db: None) -> None:
    bare = Mall.objects.create(code="kosong", name="Kosong")

    with pytest.raises(queries.refusals.NoCatalogue):
        queries.book(bare)


def test_the_book_is_read_once_and_then_from_memory(mall: Mall, django_assert_num_queries: Any) -> None:
    first = queries.book(mall)

    with django_assert_num_queries(0):
        second = queries.book(mall)

    assert second is first
