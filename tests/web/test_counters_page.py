"""Counters and lines: freed in the manager's name, moved and moved back; the access log for the auditor."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from satupintu.base.actor import Actor, ActorKind
from satupintu.base.moments import at_time
from satupintu.catalogue.queries import book
from satupintu.ledger.models import Mall, Record
from satupintu.office.models import Change
from satupintu.people.models import Access, Officer
from satupintu.people.permits import Duty
from satupintu.queueing import commands as queueing
from satupintu.queueing import queries
from satupintu.queueing.commands import Wish
from tests.web.test_office import KIOSK, TUESDAY, browser

pytestmark = pytest.mark.django_db
PAGE = "/kelola/loket/"


@pytest.fixture(autouse=True)
def nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be nine o'clock."""
    monkeypatch.setenv("SATUPINTU_NOW", "2026-11-24T09:00:00+07:00")


@pytest.fixture
def kabid(mall: Mall) -> Client:
    """The mall's manager."""
    return browser(mall, Duty.MANAGER, name="kabid")


@pytest.fixture
def rina(mall: Mall) -> Actor:
    """Officer Rina at counter 5, serving A-001."""
    officer = Officer.objects.create(mall=mall, username="rina", name="Rina", agency="DUKCAPIL")
    by = Actor(ActorKind.OFFICER, str(officer.pk))
    queueing.open_counter(mall=mall, counter="5", by=by, at=at_time(TUESDAY, "08:00"))
    queueing.issue_ticket(
        mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=at_time(TUESDAY, "08:05")
    )  # fmt: skip
    queueing.at_deck(mall=mall, number="A-001", by=KIOSK, at=at_time(TUESDAY, "08:06"))
    queueing.next_person(mall=mall, counter="5", by=by, at=at_time(TUESDAY, "08:07"))
    return by


def neighbour(mall: Mall) -> str:
    """Return another line in the zone of counter 9."""
    known = book(mall)
    return next(code for code in known.zones[known.counters["9"].zone].lines if code != "DUKCAPIL")


def move(client: Client, counter: str, line: str) -> int:
    form = {"jalur": line}
    shown = client.post(f"{PAGE}{counter}/jalur", form)
    if shown.status_code != 200:
        return shown.status_code
    assert 'name="yakin"' in shown.content.decode()
    return client.post(f"{PAGE}{counter}/jalur", {**form, "yakin": "1", "kunci": f"m{counter}{line}"}).status_code


def test_the_page_says_who_sits_where(kabid: Client, rina: Actor, mall: Mall) -> None:
    html = kabid.get(PAGE).content.decode()

    assert re.search(r"Loket 5</b>\s*melayani A-001, \d+ menit\s*·\s*Rina", html)
    assert html.count("/kosong") == 1
    assert f"{PAGE}5/jalur" not in html  # a counter in use does not move
    assert f"{PAGE}9/jalur" in html


def test_a_manager_frees_a_counter_after_seeing_what_will_be(kabid: Client, rina: Actor, mall: Mall) -> None:
    shown = kabid.post(f"{PAGE}5/kosong", {}).content.decode()
    assert "Rina" in shown
    assert "A-001, tetap di loket" in shown
    assert queries.officers_at_counters(mall) == {"5": str(rina)}

    first = kabid.post(f"{PAGE}5/kosong", {"yakin": "1", "kunci": "k" * 20})
    twin = kabid.post(f"{PAGE}5/kosong", {"yakin": "1", "kunci": "k" * 20})

    assert (first.status_code, first["Location"]) == (twin.status_code, twin["Location"])
    assert "Loket 5 sudah kosong." in kabid.get(first["Location"]).content.decode()
    assert queries.officers_at_counters(mall) == {}
    kept = Record.objects.get(kind="queueing.counter.freed")
    assert kept.by == f"officer:{Officer.objects.get(username='kabid').pk}"
    assert kabid.post(f"{PAGE}5/kosong", {}).status_code == 409


def test_a_move_is_shown_first_holds_and_is_undone(kabid: Client, mall: Mall) -> None:
    line = neighbour(mall)

    assert move(kabid, "9", line) == 303

    mall.refresh_from_db()
    assert book(mall).counters["9"].line == line
    change = Change.objects.get()
    assert (change.before, change.after) == ({"line": "DUKCAPIL"}, {"line": line})
    assert "kabid, Selasa, 24 November 09.00" in kabid.get(PAGE).content.decode()
    assert kabid.post(f"/kelola/perubahan/{change.pk}/batal", {"kunci": "b" * 20}).status_code == 303
    mall.refresh_from_db()
    assert book(mall).counters["9"].line == "DUKCAPIL"
    assert Change.objects.get().state == "undone"


def test_a_counter_in_use_and_a_strange_line_say_why(kabid: Client, rina: Actor, mall: Mall) -> None:
    form = {"yakin": "1", "kunci": "k" * 20, "jalur": neighbour(mall)}

    busy = kabid.post(f"{PAGE}5/jalur", form)

    assert busy.status_code == 409
    assert "Loket 5 sedang dipakai." in busy.content.decode()
    assert move(kabid, "9", "TIDAK-ADA") == 422
    assert move(kabid, "99", "DUKCAPIL") == 404
    assert not Change.objects.exists()


# the access log


def test_an_auditor_reads_who_read_what_by_day_account_and_kind(mall: Mall, kabid: Client) -> None:
    auditor = browser(mall, Duty.AUDITOR, name="auditor")
    admin = browser(mall, Duty.ADMINISTRATOR, name="admin")
    liaison = browser(mall, Duty.LIAISON, "DUKCAPIL", name="liaison")
    kabid.get("/kelola/instansi/DUKCAPIL/")
    liaison.get("/kelola/instansi/DUKCAPIL/")  # the own agency is nobody else's
    admin.get("/petugas/akun")
    auditor.get("/catatan/?hari=2026-11-24")

    def rows(**asked: str) -> list[tuple[str, ...]]:
        html = auditor.get("/catatan/akses/", {"hari": "2026-11-24", **asked}).content.decode()
        cells = r"<tr>\s*<td>(.*?)</td>\s*<td>(.*?)</td>\s*<td>(.*?)</td>\s*<td>.*?</td>\s*<td>(.*?)</td>"
        return re.findall(cells, html)

    said = [(who, about) for _when, who, _what, about in rows()]
    assert ("kabid", "Instansi DUKCAPIL") in said
    assert ("admin", "Daftar akun") in said
    assert ("auditor", "Catatan 2026-11-24") in said
    assert said[0] == ("auditor", "Catatan akses 2026-11-24")
    assert "liaison" not in {who for _when, who, what, _about in rows() if what == "membaca"}
    assert {who for _when, who, _what, _about in rows(akun="kabid")} == {"kabid"}
    assert rows(akun="nobody") == []
    assert {what for _when, _who, what, _about in rows(jenis="seen")} == {"membaca"}
    assert rows(hari="2026-11-23") == []


def test_the_access_log_is_read_only_paged_and_for_auditors_alone(mall: Mall, kabid: Client) -> None:
    auditor = browser(mall, Duty.AUDITOR, name="auditor")
    for _reading in range(120):
        auditor.get("/catatan/akses/")

    first = auditor.get("/catatan/akses/").content.decode()
    older = re.search(r'href="(\?[^"]*sebelum=\d+)"', first)

    assert older
    assert first.count("<tr>") == 101
    second = auditor.get("/catatan/akses/" + older[1].replace("&amp;", "&")).content.decode()
    assert 20 <= second.count("<tr>") <= 25
    assert kabid.get("/catatan/akses/").status_code == 403
    written = Access.objects.count()
    auditor.post("/catatan/akses/", {"hari": "2026-11-24"})
    assert Access.objects.count() == written
    assert auditor.get("/catatan/akses/?hari=x&akun=%27&jenis=%3Cscript%3E&sebelum=9e9").status_code == 200
    assert auditor.get("/catatan/akses/?hari=9999-12-31").status_code == 200
