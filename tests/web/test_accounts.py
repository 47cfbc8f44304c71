"""The keepers of accounts: the administrator for the mall, a liaison for the own agency's officers."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from satupintu.base.actor import SYSTEM
from satupintu.ledger.models import Answer, Mall, Record
from satupintu.people import commands
from satupintu.people.models import Officer
from satupintu.people.permits import Duty
from tests.conftest import MORNING

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")
PASSWORD = "kopi-pasuruan-19"


def account(mall: Mall, username: str, duty: Duty, agency: str = "") -> Officer:
    return commands.add_officer(
        mall=mall, username=username, name=username, agency=agency, duty=duty, password=PASSWORD, by=SYSTEM, at=MORNING
    )


def browser_of(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def admin(mall: Mall) -> Client:
    """The administrator's browser."""
    return browser_of(account(mall, "admin", Duty.ADMINISTRATOR))


@pytest.fixture
def liaison(mall: Mall) -> Client:
    """The browser of Dukcapil's liaison."""
    return browser_of(account(mall, "dukcapil-penghubung", Duty.LIAISON, "DUKCAPIL"))


@pytest.fixture
def rina(mall: Mall) -> Officer:
    """Officer Rina of Dukcapil."""
    return account(mall, "rina", Duty.OFFICER, "DUKCAPIL")


@pytest.fixture
def budi(mall: Mall) -> Officer:
    """Officer Budi of the police."""
    return account(mall, "budi", Duty.OFFICER, "POLRES")


def is_active(officer: Officer) -> bool:
    return Officer.objects.get(pk=officer.pk).is_active


def test_a_new_account_is_shown_before_it_is_made_and_opens_with_a_code(admin: Client, mall: Mall) -> None:
    new = {"username": "loket99", "name": "Wati", "duty": "officer", "of": "DUKCAPIL"}

    shown = admin.post("/petugas/akun", new).content.decode()
    assert "Tambah akun loket99?" in shown
    assert not Officer.objects.filter(username="loket99").exists()
    made = admin.post("/petugas/akun", new | {"benar": "1"}, follow=True).content.decode()

    code = CODE.search(made)
    assert code is not None
    assert CODE.search(admin.get("/petugas/akun").content.decode()) is None
    door = Client().post("/petugas/masuk", {"username": "loket99", "password": code[0]})
    assert door.status_code == 302
    wati = Officer.objects.get(username="loket99")
    assert (wati.duty, wati.agency, wati.changed_by) == ("officer", "DUKCAPIL", f"officer:{_pk('admin')}")


def _pk(username: str) -> int:
    return Officer.objects.get(username=username).pk


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ({"username": "Loket 9", "duty": "officer", "of": "DUKCAPIL"}, 422),
        ({"username": "loket9", "duty": "officer", "of": ""}, 422),
        ({"username": "loket9", "duty": "greeter", "of": "DUKCAPIL"}, 422),
        ({"username": "loket9", "duty": "officer", "of": "NOWHERE"}, 422),
        ({"username": "loket9", "duty": "king", "of": ""}, 403),
        ({"username": "admin", "duty": "greeter", "of": ""}, 409),
    ],
)
def test_what_is_wrong_with_a_new_account_is_said_before_anything_is_made(
    admin: Client, new: dict[str, str], code: int
) -> None:
    assert admin.post("/petugas/akun", new).status_code == code
    assert Officer.objects.count() == 1


def test_a_closed_account_can_be_opened_again_and_each_press_asks_first(admin: Client, rina: Officer) -> None:
    assert "ditutup" in admin.get("/petugas/akun/rina/tutup").content.decode()
    admin.post("/petugas/akun/rina/tutup")
    assert is_active(rina)

    admin.post("/petugas/akun/rina/tutup", {"benar": "1"})
    assert not is_active(rina)
    admin.post("/petugas/akun/rina/buka", {"benar": "1"})

    assert is_active(rina)
    kinds = [record.kind for record in Record.objects.filter(about=f"officer:{rina.pk}").order_by("position")]
    assert kinds == ["people.officer.added", "people.officer.disabled", "people.officer.enabled"]


def test_a_reset_shows_a_code_once(admin: Client, rina: Officer) -> None:
    admin.get("/petugas/akun/rina/kode")
    assert Officer.objects.get(pk=rina.pk).has_usable_password()

    shown = admin.post("/petugas/akun/rina/kode", {"benar": "1"}, follow=True).content.decode()

    assert CODE.search(shown) is not None
    assert not Officer.objects.get(pk=rina.pk).has_usable_password()


def test_a_press_twice_is_one_reset_and_its_code_is_kept_nowhere(admin: Client, rina: Officer) -> None:
    press = {"benar": "1", "kunci": "satu-tekan"}
    for _twice in range(2):
        admin.post("/petugas/akun/rina/kode", press)
    waiting = repr(dict(admin.session))

    code = CODE.search(admin.get("/petugas/akun").content.decode())

    assert code is not None
    assert Record.objects.filter(kind="people.officer.code-given").count() == 1
    assert code[0] not in waiting
    assert code[0] not in repr(list(Answer.objects.values()))


def test_nobody_changes_the_own_account_there(admin: Client) -> None:
    for action in ("tutup", "kode"):
        assert admin.post(f"/petugas/akun/admin/{action}", {"benar": "1"}).status_code == 403

    assert Officer.objects.get(username="admin").has_usable_password()


def test_a_liaison_adds_officers_of_the_own_agency_and_no_higher_duty(liaison: Client) -> None:
    address = "/petugas/instansi/DUKCAPIL/akun"
    new = {"username": "loket99", "name": "Wati", "benar": "1"}

    made = liaison.post(address, new | {"duty": "back_office", "of": "POLRES"})
    refused = [liaison.post(address, new | {"username": f"x-{n}", "duty": duty}).status_code for n, duty in
               enumerate(("liaison", "agency_head", "mall_manager", "administrator"))]  # fmt: skip

    assert made.status_code == 302
    assert Officer.objects.get(username="loket99").agency == "DUKCAPIL"
    assert refused == [403] * 4


def test_a_liaison_closes_nobody_of_another_agency_and_nobody_of_higher_duty(
    liaison: Client, rina: Officer, budi: Officer, mall: Mall
) -> None:
    head = account(mall, "dukcapil-kepala", Duty.AGENCY_HEAD, "DUKCAPIL")
    seen = {"benar": "1"}

    own = liaison.post("/petugas/instansi/DUKCAPIL/akun/rina/tutup", seen)
    refused = [
        liaison.post("/petugas/instansi/DUKCAPIL/akun/budi/tutup", seen),
        liaison.post("/petugas/instansi/POLRES/akun/budi/tutup", seen),
        liaison.post("/petugas/instansi/DUKCAPIL/akun/dukcapil-kepala/tutup", seen),
        liaison.post("/petugas/instansi/DUKCAPIL/akun/dukcapil-kepala/kode", seen),
        liaison.post("/petugas/instansi/DUKCAPIL/akun/dukcapil-penghubung/tutup", seen),
        liaison.post("/petugas/akun/budi/tutup", seen),
    ]

    assert own.status_code == 302
    assert not is_active(rina)
    assert [answer.status_code for answer in refused] == [404, 403, 403, 403, 403, 403]
    assert is_active(budi)
    assert Officer.objects.get(pk=head.pk).has_usable_password()


def test_an_agency_s_list_shows_nobody_else(liaison: Client, rina: Officer, budi: Officer) -> None:
    shown = liaison.get("/petugas/instansi/DUKCAPIL/akun").content.decode()

    assert "<b>rina</b>" in shown
    assert "<b>budi</b>" not in shown


def test_a_script_in_a_name_is_only_words(admin: Client) -> None:
    new = {"username": "loket99", "name": "<script>alert(1)</script>", "duty": "greeter", "of": "", "benar": "1"}

    shown = admin.post("/petugas/akun", new, follow=True).content.decode()

    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;" in shown
