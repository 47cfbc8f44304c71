"""The record and the history for those who check: found by day, counter, number and kind, and only read."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from satupintu import office
from satupintu.base.actor import Actor, ActorKind
from satupintu.base.moments import at_time
from satupintu.ledger.models import Mall, Record
from satupintu.office.models import Change, ChangeState
from satupintu.people.models import Officer
from satupintu.people.permits import Duty
from satupintu.queueing import commands as queueing
from satupintu.reception import commands as reception
from satupintu.web.office.record_words import KINDS
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


def test_every_kind_of_record_that_the_house_writes_has_words() -> None:
    rooms = "queueing|people|reception|notices|calendars|catalogue|ledger"
    written = re.compile(rf"[\"']((?:{rooms})(?:\.[a-z_-]+){{2}})[\"']")
    house = [path for path in Path(office.__file__).parents[1].rglob("*.py") if path.name != "record_words.py"]
    kinds = {kind for path in house for kind in written.findall(path.read_text())}
    kinds |= {f"office.change.{state.value}" for state in ChangeState}
    kinds |= {f"people.second-factor.{what}" for what in ("added", "removed")}

    assert kinds - set(KINDS) == set()
    assert set(KINDS) - kinds == set()
    assert len(kinds) > 60


def test_the_record_says_in_words_what_it_keeps_to_the_letter(mall: Mall) -> None:
    officer = Officer.objects.create(mall=mall, username="rina", name="Rina", duty=Duty.OFFICER, agency="DUKCAPIL")
    by = Actor(ActorKind.OFFICER, str(officer.pk))
    queueing.open_counter(mall=mall, counter="5", by=by, at=at_time(TUESDAY, "08:04"))
    issue(mall, "08:05")
    queueing.at_deck(mall=mall, number="A-001", by=KIOSK, at=at_time(TUESDAY, "08:06"))
    queueing.next_person(mall=mall, counter="5", by=by, at=at_time(TUESDAY, "08:07"))

    html = browser(mall, Duty.AUDITOR).get("/catatan/", {"hari": "2026-11-24", "nomor": "A-001"}).content.decode()

    rows = [re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", row)) for row in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)]
    started = next(row for row in rows if "Mulai dilayani" in row)
    assert "A-001" in started
    assert "Rina" in started
    assert "loket 5" in started
    assert "queueing.stop.started ticket:A-001" in started
    words = [row.split("Persis seperti tersimpan")[0] for row in rows]
    assert not [row for row in words if "queueing." in row or "{" in row or "_ms" in row]
    assert '<option value="queueing.stop.started"' in html


def test_the_access_log_names_its_pages_in_words(mall: Mall) -> None:
    auditor = browser(mall, Duty.AUDITOR, name="inspektorat")
    auditor.get("/catatan/", {"hari": "2026-11-24"})

    html = auditor.get("/catatan/akses/", {"hari": "2026-11-24"}).content.decode()

    assert "Catatan 2026-11-24" in html
    assert "record 2026" not in html
