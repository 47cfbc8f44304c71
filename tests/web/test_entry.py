"""The entrance and the doors: who a request is, who may pass, and how "no" is said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import JAKARTA
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall, MallHost
from satupintu.ledger.queries import real_now
from satupintu.people import commands as people
from satupintu.people.rules import DEMO_KIOSK_SECRET

PASSWORD = "kopi-pasuruan-19"


@pytest.fixture(autouse=True)
def site(settings: Settings) -> None:
    """Serve the small site of doors."""
    settings.ROOT_URLCONF = "tests.web.doors_site"
    settings.LOGIN_URL = "sign-in"


@pytest.fixture
def kiosk(bare_mall: Mall) -> dict[str, str]:
    """The headers of a registered kiosk."""
    secret = people.make_token(mall=bare_mall, role="kiosk", name="Kios 1", by=SYSTEM, at=real_now())
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def desk_seven(bare_mall: Mall) -> dict[str, str]:
    """The headers of a program that works at counter 7 only."""
    secret = people.make_token(mall=bare_mall, role="officer", name="Loket 7", counter="7", by=SYSTEM, at=real_now())
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def rina(bare_mall: Mall, client: Client) -> Client:
    """The browser of officer Rina, signed in."""
    officer = people.add_officer(
        mall=bare_mall, username="rina", name="Rina", agency="DUKCAPIL", password=PASSWORD, by=SYSTEM, at=real_now()
    )
    client.force_login(officer)
    return client


def test_a_stranger_is_a_visitor(bare_mall: Mall, client: Client) -> None:
    assert client.get("/who").json()["actor"] == "visitor"


def test_a_token_speaks_as_its_device(client: Client, kiosk: dict[str, str], desk_seven: dict[str, str]) -> None:
    assert client.get("/api/who", headers=kiosk).json()["actor"].startswith("kiosk:t")
    assert client.get("/api/who", headers=desk_seven).json()["actor"].startswith("officer:t")


def test_a_wrong_token_is_told_so_instead_of_being_let_in_as_a_visitor(bare_mall: Mall, client: Client) -> None:
    answer = client.get("/api/who", headers={"Authorization": "Bearer salah"})

    assert (answer.status_code, answer.json()["code"]) == (401, "token-unknown")


def test_a_browser_session_cannot_act_in_the_api(rina: Client) -> None:
    assert rina.get("/who").json()["actor"].startswith("officer:")
    assert rina.get("/api/who").json()["actor"] == "visitor"


def test_a_session_of_one_mall_is_a_stranger_in_another(rina: Client, bare_mall: Mall) -> None:
    other = Mall.objects.create(code="mal-lain", name="Mal Lain")
    MallHost.objects.create(mall=bare_mall, host="satu.example")
    MallHost.objects.create(mall=other, host="lain.example")

    assert rina.get("/who", headers={"Host": "satu.example"}).json()["actor"].startswith("officer:")
    elsewhere = rina.get("/who", headers={"Host": "lain.example"}).json()
    assert (elsewhere["mall"], elsewhere["actor"]) == ("mal-lain", "visitor")


def test_a_host_without_a_mall_is_told_so(bare_mall: Mall, client: Client) -> None:
    MallHost.objects.create(mall=bare_mall, host="satu.example")

    answer = client.get("/api/who", headers={"Host": "lain.example"})

    assert (answer.status_code, answer.json()["code"]) == (404, "no-mall")


def test_the_moment_of_a_request_follows_the_mall_clock(bare_mall: Mall, client: Client) -> None:
    nine = real_now().astimezone(JAKARTA).replace(hour=9, minute=12) + timedelta(days=3)
    ledger.set_clock(mall=bare_mall, shows=nine, speed=1, by=SYSTEM, at=real_now())

    assert client.get("/who").json()["at"][:16] == nine.isoformat()[:16]


def test_a_refusal_reaches_a_program_as_code_reason_and_remedy(bare_mall: Mall, client: Client) -> None:
    answer = client.get("/api/no")

    assert answer.status_code == 409
    assert answer.json() == {"code": "full", "reason": "Penuh untuk Bu Siti.", "remedy": "Datang besok."}


def test_a_bug_is_not_hidden_as_a_refusal(bare_mall: Mall, client: Client) -> None:
    client.raise_request_exception = False

    assert client.get("/api/bug").status_code == 500


def test_every_answer_carries_the_id_under_which_it_is_logged(bare_mall: Mall, client: Client) -> None:
    first, second = (client.get("/who")["X-Request-ID"] for _request in range(2))

    assert len(first) == 16
    assert first != second


def test_the_kiosk_door_opens_for_devices_only(
    client: Client, kiosk: dict[str, str], desk_seven: dict[str, str]
) -> None:
    assert client.get("/api/kiosk", headers=kiosk).status_code == 200
    assert client.get("/api/kiosk", headers=desk_seven).json()["code"] == "not-a-device"
    assert client.get("/api/kiosk").json()["code"] == "not-a-device"


def test_in_demo_mode_every_browser_carries_the_demo_kiosk(bare_mall: Mall, client: Client, settings: Settings) -> None:
    people.ensure_demo_kiosk(mall=bare_mall, by=SYSTEM, at=real_now())
    settings.MODE = "demo"

    answer = client.get("/kiosk")

    assert answer.content == b"kiosk"
    assert answer.cookies["device"].value == DEMO_KIOSK_SECRET
    assert client.get("/who").json()["actor"].startswith("kiosk:")


def test_in_production_no_browser_carries_the_demo_kiosk(bare_mall: Mall, client: Client, settings: Settings) -> None:
    people.ensure_demo_kiosk(mall=bare_mall, by=SYSTEM, at=real_now())
    settings.MODE = "production"

    assert client.get("/api/kiosk").status_code == 401


def test_the_inner_door_opens_for_devices_and_officers(
    client: Client, kiosk: dict[str, str], desk_seven: dict[str, str]
) -> None:
    assert client.get("/api/inside", headers=kiosk).content == b"kiosk"
    assert client.get("/api/inside", headers=desk_seven).content == b"officer"
    assert client.get("/api/inside").status_code == 401


def test_the_desk_leads_a_person_to_the_sign_in_and_tells_a_program(bare_mall: Mall, client: Client) -> None:
    page, part, program = (
        client.get("/desk?a=1"),
        client.get("/desk", headers={"HX-Request": "true"}),
        client.get("/api/desk"),
    )

    assert (page.status_code, page["Location"]) == (302, "/masuk?next=/desk%3Fa%3D1")
    assert part["HX-Redirect"] == "/masuk?next=/desk"
    assert (program.status_code, program.json()["code"]) == (401, "not-signed-in")


def test_a_kiosk_cannot_pass_the_desk(client: Client, kiosk: dict[str, str]) -> None:
    assert client.get("/api/desk", headers=kiosk).json()["code"] == "not-for-this-device"


def test_a_program_of_counter_seven_works_at_counter_seven_only(client: Client, mall: Mall) -> None:
    secret = people.make_token(mall=mall, role="officer", name="Loket 7", counter="7", by=SYSTEM, at=real_now())
    desk_seven = {"Authorization": f"Bearer {secret}"}

    assert client.get("/api/loket/7/", headers=desk_seven).content == b"7"
    assert client.get("/api/loket/8/", headers=desk_seven).json()["code"] == "not-your-counter"


def test_a_demo_page_does_not_exist_in_production(bare_mall: Mall, client: Client, settings: Settings) -> None:
    assert client.get("/api/gallery").content == b"galeri"

    settings.MODE = "production"

    assert (client.get("/api/gallery").status_code, client.get("/api/gallery").json()["code"]) == (404, "demo-only")


def test_a_disabled_officer_is_a_stranger_with_the_next_click(rina: Client, bare_mall: Mall) -> None:
    people.disable_officer(mall=bare_mall, username="rina", by=SYSTEM, at=real_now())

    assert rina.get("/who").json()["actor"] == "visitor"


@pytest.mark.parametrize(
    ("method", "address", "form"),
    [
        ("get", "/who?x=%00", {}),
        ("get", "/who?%00=x", {}),
        ("get", "/api/who%00", {}),
        ("post", "/order", {"kunci": "a\0b"}),
        ("post", "/order", {"a\0": "b"}),
    ],
)
def test_a_nul_is_refused_before_it_reaches_a_database(
    client: Client, bare_mall: Mall, method: str, address: str, form: dict[str, str]
) -> None:
    answer = getattr(client, method)(address, form) if form else getattr(client, method)(address)

    assert answer.status_code == 400


def test_a_nul_in_a_cookie_is_refused_too(client: Client, bare_mall: Mall) -> None:
    assert client.get("/who", headers={"cookie": 'device="\\000"'}).status_code == 400
