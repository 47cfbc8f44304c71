"""The office: the day at a glance, every change shown first and undone, one agency only."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from satupintu.base.actor import Actor, ActorKind
from satupintu.base.moments import at_time
from satupintu.calendars import queries as calendars
from satupintu.calendars.rules import MALL
from satupintu.ledger.models import Mall
from satupintu.office.models import Change
from satupintu.people.models import Officer
from satupintu.people.permits import Duty
from satupintu.queueing import commands as queueing
from satupintu.queueing.commands import Wish
from satupintu.reception import commands as reception
from tests.conftest import MORNING
from tests.gateways.test_clips import tone

pytestmark = pytest.mark.django_db
TUESDAY = MORNING.date()
KIOSK = Actor(ActorKind.KIOSK, "t1")


def browser(mall: Mall, duty: Duty, agency: str = "", name: str = "") -> Client:
    """Return a browser in which an account with a duty is signed in."""
    client = Client()
    client.force_login(
        Officer.objects.create(mall=mall, username=name or f"uji-{duty}", name=name, duty=duty, agency=agency)
    )
    return client


@pytest.fixture(autouse=True)
def nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be nine o'clock."""
    monkeypatch.setenv("SATUPINTU_NOW", "2026-11-24T09:00:00+07:00")


@pytest.fixture
def kabid(mall: Mall) -> Client:
    """The mall's manager."""
    return browser(mall, Duty.MANAGER, name="kabid")


def issue(mall: Mall, clock: str, service: str = "DKC-02") -> str:
    at = at_time(TUESDAY, clock)
    return queueing.issue_ticket(mall=mall, wishes=[Wish(service)], priority=False, by=KIOSK, at=at).number


def figures(html: str) -> dict[str, str]:
    found = re.findall(r'<a href="[^"]*">\s*([^<]*?)\s*<b>(.*?)</b>', html, re.DOTALL)
    return dict(found)


# today


def test_the_day_at_a_glance_has_at_most_seven_figures_and_each_opens_its_list(kabid: Client, mall: Mall) -> None:
    issue(mall, "08:05")
    reception.call_help(mall=mall, place="kiosk:t1", name="Kios 1", by=KIOSK, at=MORNING)

    html = kabid.get("/hari-ini/").content.decode()

    found = figures(html)
    assert 4 <= len(found) <= 7
    assert (found["Menunggu"], found["Jalur macet"], found["Butuh orang"]) == ("1", "1", "1")
    targets = set(re.findall(r'<a href="#([^"]*)">\s*\w', html))
    assert all(f'id="{target}"' in html for target in targets)
    assert "Kios 1" in html
    lists = {name: kabid.get(f"/hari-ini/{name}/").content.decode() for name in ("menunggu", "terlayani", "pintu")}
    assert all(f'href="/hari-ini/{name}/"' in html for name in lists)
    assert "A-001" in lists["menunggu"]
    assert "A-001" not in lists["terlayani"]


def test_the_lists_name_who_was_served_and_how_many_came(kabid: Client, mall: Mall) -> None:
    by = Actor(ActorKind.OFFICER, "9")
    reception.count_visitor(mall=mall, by=KIOSK, at=at_time(TUESDAY, "08:02"))
    queueing.open_counter(mall=mall, counter="5", by=by, at=at_time(TUESDAY, "08:04"))
    issue(mall, "08:05")
    queueing.at_deck(mall=mall, number="A-001", by=KIOSK, at=at_time(TUESDAY, "08:06"))
    queueing.next_person(mall=mall, counter="5", by=by, at=at_time(TUESDAY, "08:07"))
    queueing.finish_stop(mall=mall, counter="5", outcomes=[], by=by, at=at_time(TUESDAY, "08:12"))

    served = kabid.get("/hari-ini/terlayani/").content.decode()
    door = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", kabid.get("/hari-ini/pintu/").content.decode()))

    assert re.search(r"A-001\s*</th>\s*<td>\s*08.05\s*</td>\s*<td>[^<]*: Selesai\s*</td>", served)
    assert "08.00–08.30 1 1 0" in door
    liaison = browser(mall, Duty.LIAISON, "POLRES")
    assert "A-001" not in liaison.get("/kelola/instansi/POLRES/daftar/terlayani/").content.decode()
    assert liaison.get("/kelola/instansi/DUKCAPIL/daftar/terlayani/").status_code == 403
    assert kabid.get("/hari-ini/lain/").status_code == 404


def test_a_counter_where_nobody_sits_is_empty_whatever_goes_on_there(kabid: Client, mall: Mall) -> None:
    officer = Officer.objects.create(mall=mall, username="pergi", name="Pergi", duty=Duty.OFFICER, agency="DUKCAPIL")
    by = Actor(ActorKind.OFFICER, str(officer.pk))
    queueing.open_counter(mall=mall, counter="5", by=by, at=at_time(TUESDAY, "08:04"))
    issue(mall, "08:05")
    queueing.at_deck(mall=mall, number="A-001", by=KIOSK, at=at_time(TUESDAY, "08:06"))
    queueing.next_person(mall=mall, counter="5", by=by, at=at_time(TUESDAY, "08:08"))
    before = int(figures(kabid.get("/hari-ini/").content.decode())["Loket kosong"])

    browser(mall, Duty.ADMINISTRATOR, name="admin").post("/petugas/akun/pergi/tutup", {"benar": "1"})

    html = kabid.get("/hari-ini/").content.decode()
    assert int(figures(html)["Loket kosong"]) == before + 1
    assert "melayani A-001, 52 menit, tanpa petugas" in html


def test_a_line_without_an_open_counter_is_stuck_and_stands_first(kabid: Client, mall: Mall) -> None:
    queueing.open_counter(mall=mall, counter="10", by=Actor(ActorKind.OFFICER, "9"), at=at_time(TUESDAY, "08:00"))
    issue(mall, "08:30", "SAM-01")

    html = kabid.get("/hari-ini/").content.decode()

    first = re.search(r'<th scope="row">\s*(\w+)', html)
    assert first
    assert first[1] == "Samsat"
    assert "Tidak ada loket buka" in html


def test_an_empty_counter_counts_only_while_its_agency_is_here(kabid: Client, mall: Mall) -> None:
    html = kabid.get("/hari-ini/").content.decode()

    here = [c for c in calendars_counters(mall) if c]
    assert int(figures(html)["Loket kosong"]) == len(here)
    bnn = re.search(r"Loket 29.*?</tr>", html, re.DOTALL)
    assert bnn


def calendars_counters(mall: Mall) -> list[bool]:
    from satupintu.catalogue.queries import book

    return [calendars.hours(mall, counter.agency, TUESDAY) is not None for counter in book(mall).counters.values()]


def test_an_officer_who_sits_too_long_with_one_person_is_seen(kabid: Client, mall: Mall) -> None:
    by = Actor(ActorKind.OFFICER, "9")
    queueing.open_counter(mall=mall, counter="14", by=by, at=at_time(TUESDAY, "08:00"))
    for clock in ("08:01", "08:02"):
        issue(mall, clock, "BPK-01")
    queueing.next_person(mall=mall, counter="14", by=by, at=at_time(TUESDAY, "08:03"))
    queueing.start_stop(mall=mall, counter="14", by=by, at=at_time(TUESDAY, "08:04"))
    issue(mall, "08:55", "BPK-01")

    html = kabid.get("/hari-ini/").content.decode()

    assert "lama di satu orang" in html


# changes


def close_early(client: Client, address: str = "/kelola/jam/", **more: str) -> str:
    """Announce an early closing; returns the page of the difference."""
    form = {"selesai-jam": "11.00", "alasan": "Listrik padam", **more}
    shown = client.post(address, form).content.decode()
    assert 'name="yakin"' in shown
    client.post(address, {**form, "yakin": "1", "kunci": f"k{len(shown)}{address}"[:40]})
    return shown


def test_a_change_is_shown_before_it_counts(kabid: Client, mall: Mall) -> None:
    shown = kabid.post("/kelola/jam/", {"selesai-jam": "11.00", "alasan": "Listrik padam"}).content.decode()

    assert "11.00" in shown
    assert "Listrik padam" in shown
    assert "seluruh mal" in shown
    assert not Change.objects.exists()


def test_a_change_holds_keeps_who_and_when_and_is_undone(kabid: Client, mall: Mall) -> None:
    close_early(kabid)
    mall.refresh_from_db()
    early = calendars.hours(mall, MALL, TUESDAY)
    history = kabid.get("/kelola/riwayat/").content.decode()

    kabid.post(f"/kelola/perubahan/{Change.objects.get().pk}/batal", {"kunci": "b" * 20})

    mall.refresh_from_db()
    usual = calendars.hours(mall, MALL, TUESDAY)
    assert early is not None
    assert usual is not None
    assert (f"{early.closes:%H}", f"{usual.closes:%H}") == ("11", "14")
    assert "kabid, Selasa, 24 November 09.00" in history
    assert Change.objects.get().state == "undone"


def test_what_was_changed_again_is_not_undone_behind_its_back(kabid: Client, mall: Mall) -> None:
    for closes in ("13.00", "12.00"):
        form = {"hari": "1", "buka": "08.00", "selesai-jam": closes, "yakin": "1", "kunci": closes * 4}
        kabid.post("/kelola/jam/minggu", form)
    first, second = Change.objects.order_by("pk")

    answer = kabid.post(f"/kelola/perubahan/{first.pk}/batal", {"kunci": "b" * 20})

    assert answer.status_code == 409
    assert "sudah diubah lagi" in answer.content.decode()
    kabid.post(f"/kelola/perubahan/{second.pk}/batal", {"kunci": "c" * 20})
    assert kabid.post(f"/kelola/perubahan/{first.pk}/batal", {"kunci": "d" * 20}).status_code == 303


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"selesai-jam": "25.00", "alasan": "x"}, "Jamnya"),
        ({"selesai-jam": "11.00", "alasan": ""}, "Alasannya"),
        ({"selesai-jam": "11.00", "alasan": "x", "mulai": "kemarin"}, "Tanggalnya"),
        ({"alasan": "x"}, "Jamnya"),
        ({"mulai": "2026-11-25", "sampai": "2026-11-24", "tutup": "1", "alasan": "x"}, "Tanggalnya"),
    ],
)
def test_a_form_that_cannot_be_says_why_and_changes_nothing(kabid: Client, form: dict[str, str], says: str) -> None:
    answer = kabid.post("/kelola/jam/", {**form, "yakin": "1", "kunci": "k" * 20})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Change.objects.exists()


def test_a_decree_waits_for_a_second_person(kabid: Client, mall: Mall) -> None:
    decree = "2029-01-01; libur; Tahun Baru; New Year\n2029-01-02; cuti; Cuti bersama"
    form = {"tahun": "2029", "keputusan": decree, "yakin": "1", "kunci": "k" * 20}
    kabid.post("/kelola/libur/", form)
    change = Change.objects.get()

    own = kabid.post(f"/kelola/perubahan/{change.pk}/setuju", {"kunci": "s" * 20})
    mall.refresh_from_db()
    before = calendars.day(mall, at_time(TUESDAY.replace(year=2029, month=1, day=1), "09:00").date()).is_open
    second = browser(mall, Duty.ADMINISTRATOR, name="admin")
    second.post(f"/kelola/perubahan/{change.pk}/setuju", {"kunci": "t" * 20})

    mall.refresh_from_db()
    after = calendars.day(mall, TUESDAY.replace(year=2029, month=1, day=1))
    assert (own.status_code, before) == (403, True)
    assert (after.is_open, after.reason) == (False, "Tahun Baru")


def test_a_decree_is_not_undone_by_one_person_and_who_agreed_stays_known(kabid: Client, mall: Mall) -> None:
    form = {"tahun": "2029", "keputusan": "2029-01-01; libur; Tahun Baru", "yakin": "1", "kunci": "k" * 20}
    kabid.post("/kelola/libur/", form)
    first = Change.objects.get()
    second = browser(mall, Duty.ADMINISTRATOR, name="admin")
    second.post(f"/kelola/perubahan/{first.pk}/setuju", {"kunci": "t" * 20})

    kabid.post(f"/kelola/perubahan/{first.pk}/batal", {"kunci": "u" * 20})

    new_year = TUESDAY.replace(year=2029, month=1, day=1)
    mall.refresh_from_db()
    back = Change.objects.exclude(pk=first.pk).get()
    assert calendars.day(mall, new_year).reason == "Tahun Baru"
    assert (back.state, back.before, back.after) == ("proposed", first.after, None)
    assert kabid.post(f"/kelola/perubahan/{back.pk}/setuju", {"kunci": "v" * 20}).status_code == 403
    second.post(f"/kelola/perubahan/{back.pk}/setuju", {"kunci": "w" * 20})
    mall.refresh_from_db()
    assert calendars.day(mall, new_year).reason != "Tahun Baru"
    assert "kabid, Selasa, 24 November 09.00 · disetujui admin" in kabid.get("/kelola/riwayat/").content.decode()


def test_who_made_a_change_and_who_undid_it_stand_beside_each_other(kabid: Client, mall: Mall) -> None:
    close_early(kabid)

    browser(mall, Duty.ADMINISTRATOR, name="admin").post(
        f"/kelola/perubahan/{Change.objects.get().pk}/batal", {"kunci": "b" * 20}
    )

    assert "kabid, Selasa, 24 November 09.00 · dibatalkan admin" in kabid.get("/kelola/riwayat/").content.decode()


def test_what_is_not_so_is_not_said_in_the_difference(kabid: Client, mall: Mall) -> None:
    shown = kabid.post("/kelola/jam/", {"selesai-jam": "11.00", "alasan": "Listrik padam"}).content.decode()

    assert "False" not in shown
    assert "Tutup sehari penuh" not in shown


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2029-13-01; libur; x", "tidak ada"),
        ("2028-01-01; libur; x", "bukan tahun"),
        ("2029-01-01; pesta; x", "libur atau cuti"),
        ("2029-01-01; libur", "kurang kolom"),
        ("", "belum ada hari"),
        ("2029-01-01; libur; a\n2029-01-01; libur; b", "sudah ada"),
    ],
)
def test_a_broken_decree_names_line_and_reason(kabid: Client, line: str, why: str) -> None:
    answer = kabid.post("/kelola/libur/", {"tahun": "2029", "keputusan": line})

    assert answer.status_code == 422
    assert why in answer.content.decode()


# one agency


def test_a_liaison_changes_the_hours_of_the_own_agency_and_of_no_other(mall: Mall) -> None:
    liaison = browser(mall, Duty.LIAISON, "POLRES")

    close_early(liaison, "/kelola/instansi/POLRES/jam/")

    mall.refresh_from_db()
    police, civil = (calendars.hours(mall, code, TUESDAY) for code in ("POLRES", "DUKCAPIL"))
    assert police is not None
    assert civil is not None
    assert (f"{police.closes:%H}", f"{civil.closes:%H}") == ("11", "14")
    assert liaison.get("/kelola/instansi/DUKCAPIL/jam/").status_code == 403
    assert liaison.get("/kelola/jam/").status_code == 403


def test_a_liaison_undoes_nothing_of_the_mall_or_of_another_agency(kabid: Client, mall: Mall) -> None:
    close_early(kabid)
    close_early(kabid, "/kelola/instansi/DUKCAPIL/jam/")
    liaison = browser(mall, Duty.LIAISON, "POLRES")

    codes = [
        liaison.post(f"/kelola/perubahan/{change.pk}/batal", {"kunci": "b" * 20}).status_code
        for change in Change.objects.all()
    ]

    assert codes == [403, 403]
    assert set(Change.objects.values_list("state", flat=True)) == {"made"}


def test_an_agency_s_page_shows_its_own_day_only(mall: Mall) -> None:
    issue(mall, "08:05")
    issue(mall, "08:06", "POL-09")
    head = browser(mall, Duty.AGENCY_HEAD, "DUKCAPIL")

    html = head.get("/kelola/instansi/DUKCAPIL/").content.decode()

    assert "Loket 5" in html
    assert "Loket 10" not in html
    assert "Jam dan istirahat" not in html  # a head reads
    assert head.get("/kelola/instansi/POLRES/").status_code == 403
    assert head.get("/kelola/instansi/TIDAK-ADA/").status_code == 403


# the voice


def test_a_part_of_the_voice_is_replaced_heard_and_given_back(
    kabid: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    clip = SimpleUploadedFile("rekaman.wav", tone(0.4), "audio/wav")

    shown = kabid.post("/kelola/suara/", {"bagian": "loket", "rekaman": clip}).content.decode()
    found = re.search(r'name="klip" value="(\w{64})"', shown)
    assert found
    assert not (tmp_path / "voice" / "recorded").exists()
    kabid.post("/kelola/suara/", {"bagian": "loket", "klip": found[1], "yakin": "1", "kunci": "v" * 20})
    assert (tmp_path / "voice" / "recorded" / "loket.wav").exists()
    assert kabid.get("/kelola/suara/loket.wav").headers["Content-Type"] == "audio/wav"
    kabid.post(f"/kelola/perubahan/{Change.objects.get().pk}/batal", {"kunci": "w" * 20})

    assert not (tmp_path / "voice" / "recorded" / "loket.wav").exists()


@pytest.mark.parametrize(
    "form",
    [
        {"bagian": "loket"},
        {"bagian": "../x", "klip": "0" * 64, "yakin": "1"},
        {"bagian": "loket", "klip": "0" * 64, "yakin": "1"},
        {"bagian": "loket", "klip": "../../etc/passwd", "yakin": "1"},
    ],
)
def test_what_is_no_recording_is_refused(kabid: Client, form: dict[str, str]) -> None:
    assert kabid.post("/kelola/suara/", {**form, "kunci": "k" * 20}).status_code == 422
    assert not Change.objects.exists()


# what it costs


def test_the_day_asks_who_sits_where_once_for_all_counters(
    kabid: Client, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    kabid.get("/hari-ini/")

    with django_assert_max_num_queries(20):
        assert kabid.get("/hari-ini/").status_code == 200
