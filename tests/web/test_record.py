"""The record and the history for those who check: found by day, counter, number and kind, and only read."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from satupintu.base.actor import Actor, ActorKind
from satupintu.base.moments import at_time
from satupintu.ledger.models import Mall, Record
from satupintu.office.models import Change
from satupintu.people.permits import Duty
from satupintu.queueing import commands as queueing
from satupintu.reception import commands as reception
from tests.conftest import MORNING
from tests.web.test_office import KIOSK, TUESDAY, browser, close_early, issue, kabid, nine

pytestmark = pytest.mark.django_db
__all__ = ["kabid", "nine"]


def test_an_auditor_reads_every_change_with_its_difference_and_changes_none(kabid: Client, mall: Mall) -> None:
    close_early(kabid)
    auditor = browser(mall, Duty.AUDITOR)

    history = auditor.get("/kelola/riwayat/").content.decode()

    assert "Listrik padam" in history
    assert "/batal" not in history
    assert auditor.post(f"/kelola/perubahan/{Change.objects.get().pk}/batal", {"kunci": "b" * 20}).status_code == 403
    kept = Record.objects.get(mall=mall, kind="office.change.made").facts
    assert (kept["before"], kept["after"]["closes"], kept["after"]["reason"]) == (None, "11:00", "Listrik padam")


def test_an_auditor_finds_a_record_by_day_counter_number_and_kind(mall: Mall) -> None:
    number = issue(mall, "08:05")
    queueing.open_counter(mall=mall, counter="5", by=Actor(ActorKind.OFFICER, "9"), at=at_time(TUESDAY, "08:10"))
    auditor = browser(mall, Duty.AUDITOR)

    def rows(**asked: str) -> list[str]:
        html = auditor.get("/catatan/", {"hari": "2026-11-24", **asked}).content.decode()
        return re.findall(r'<td class="num">(\d+)</td>', html)

    written = Record.objects.filter(mall=mall, day=TUESDAY)
    assert len(rows(nomor="a1")) == written.filter(about=f"ticket:{number}").count() > 0
    assert len(rows(loket="5")) >= 1
    assert len(rows(jenis="queueing.ticket.issued")) == 1
    assert rows(hari="2026-11-23", jenis="queueing.ticket.issued") == []
    assert rows() == sorted(rows(), key=int, reverse=True)


def test_the_record_is_paged_and_a_strange_question_is_an_empty_answer(mall: Mall) -> None:
    for _tap in range(120):
        reception.count_visitor(mall=mall, by=KIOSK, at=MORNING + timedelta(minutes=1))
    auditor = browser(mall, Duty.AUDITOR)

    first = auditor.get("/catatan/?hari=2026-11-24&jenis=reception.visitor.counted").content.decode()
    older = re.search(r'href="(\?[^"]+sebelum=\d+)"', first)

    assert first.count('class="num"') == 100
    assert older
    second = auditor.get("/catatan/" + older[1].replace("&amp;", "&")).content.decode()
    assert second.count('class="num"') == 20
    assert (
        auditor.get("/catatan/?hari=x&loket=%F0%9F%98%80&nomor=%27&jenis=%3Cscript%3E&sebelum=9e9").status_code == 200
    )


def test_nobody_writes_through_the_record_page(mall: Mall) -> None:
    before = Record.objects.count()

    browser(mall, Duty.AUDITOR).post("/catatan/", {"hari": "2026-11-24"})

    assert Record.objects.count() == before
