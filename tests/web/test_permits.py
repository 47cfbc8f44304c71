"""Every address × every duty × own, other, no agency: who may pass is what the one table says, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import get_resolver

from satupintu.base.refusal import Refusal
from satupintu.catalogue.queries import book
from satupintu.ledger.models import Mall
from satupintu.office.models import Change, ChangeState
from satupintu.people.models import Officer
from satupintu.people.permits import OF_THE_MALL, TABLE, Duty, Permit, Reach, allows
from satupintu.web import doors, entry, refusals
from tests.conftest import MORNING
from tests.house.test_addresses import views_under

DUTIES = (Path(__file__).parents[2] / "docs/duties.md").read_text()
pytestmark = [pytest.mark.django_db, pytest.mark.once]
OWN, OTHER = "DUKCAPIL", "POLRES"
COUNTER_OF = {OWN: "5", OTHER: "10"}
SAMPLES = {
    "number": "A-001", "link": "0" * 22, "zone": "1", "line": "DUKCAPIL", "first": "5", "last": "9", "said": "x",
    "name": "papan", "path": "x", "counter": "5", "surface": "kios", "state": "x", "pk": "1",
    "part": "loket", "slug": "x", "digest": "x", "agency": "", "code": "", "username": "nobody", "action": "tutup",
}  # fmt: skip
"""A value for every name in an address; `agency` and `code` are filled in by the test."""
NOT_OURS = ("api/", "healthz", "readyz")
"""The API knows programs and devices only (tests/api); the two others answer machines."""

SAID_BY_DOORS = {
    no.code
    for no in (
        refusals.NotSignedIn, refusals.NotYourDuty, refusals.NotThisAgency, refusals.NotYourAgency,
        refusals.NotADevice, refusals.NotForThisDevice, refusals.NotYourCounter,
    )
}  # fmt: skip


@dataclass(frozen=True)
class Knock:
    """One address, as it is knocked at: what belongs to `of_agency`."""

    address: str
    door: str
    of_agency: str


def filled(address: str, of_agency: str) -> str:
    """Return an address with a value for each of its names."""
    parts = []
    for part in address.split("<")[0:1] + [f"<{rest}" for rest in address.split("<")[1:]]:
        if not part.startswith("<"):
            parts.append(part)
            continue
        name, rest = part[1:].split(">", 1)
        name = name.split(":")[-1]
        at_counter = {"code": COUNTER_OF[of_agency] if address.startswith("loket/") else of_agency, "agency": of_agency}
        parts.append(at_counter.get(name) or SAMPLES[name])
        parts.append(rest)
    return "/" + "".join(parts)


def knocks() -> list[Knock]:
    """Return every address of the pages, for what is one's own and for what belongs to another agency."""
    found = []
    for address, view, _name in views_under(get_resolver().url_patterns):
        if address.startswith(NOT_OURS):
            continue
        belongs = "<" in address and ("agency" in address or address.startswith("loket/"))
        found += [Knock(filled(address, whose), view.door, whose) for whose in ((OWN, OTHER) if belongs else (OWN,))]
    return found


def may_pass(knock: Knock, duty: Duty, agency: str) -> bool:
    """Return what the table says about an account at a door."""
    kind, _colon, permit = knock.door.partition(":")
    if kind in {"signed_in", "own_account", "own_session"}:
        return True
    if kind == "permitted":
        names = knock.of_agency if f"/{knock.of_agency}" in knock.address else ""
        return allows(duty, agency, Permit(permit), names)
    if kind in {"officer", "officer_at_counter"}:
        return allows(duty, agency, Permit.COUNTER, knock.of_agency if kind == "officer_at_counter" else "")
    return False  # a device's door is no person's


def passed(client: Client, method: str, address: str, said: list[str]) -> bool:
    """Return whether the door let the account in; what an order says no to afterwards is another matter."""
    said.clear()
    response = getattr(client, method)(address)
    if set(said) & SAID_BY_DOORS:
        return False
    return not (response.status_code == 302 and response.headers["Location"].startswith("/petugas/masuk"))


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The codes of what the last request was refused for."""
    codes: list[str] = []

    answer = entry.refuse

    def listening(request: HttpRequest, no: Refusal) -> HttpResponse:
        codes.append(no.code)
        return answer(request, no)

    monkeypatch.setattr(entry, "refuse", listening)
    return codes


def account(mall: Mall, duty: Duty, agency: str) -> Client:
    """Return a browser in which an account with this duty is signed in."""
    officer = Officer.objects.create(mall=mall, username=f"uji-{duty}-{agency or 'mal'}"[:40], agency=agency, duty=duty)
    client = Client(raise_request_exception=False)
    client.force_login(officer)
    return client


def unexpected(mall: Mall, duty: Duty, said: list[str]) -> dict[str, list[str]]:
    """Return the doors that let an account in, or keep it out, against the table."""
    found: dict[str, list[str]] = {"allow": [], "refuse": []}
    guarded = [knock for knock in knocks() if knock.door not in {"open_to_all", "demo_only"}]
    for agency in [""] if duty in OF_THE_MALL else [OWN, ""]:
        client = account(mall, duty, agency)
        for knock, method in product(guarded, ("get", "post")):
            may = may_pass(knock, duty, agency)
            if passed(client, method, knock.address, said) != may:
                found["refuse" if may else "allow"].append(f"{method} {knock.address} as {duty} of {agency!r}")
    return found


@pytest.mark.parametrize("duty", Duty)
def test_a_duty_passes_exactly_the_doors_that_the_table_opens(mall: Mall, duty: Duty, said: list[str]) -> None:
    assert unexpected(mall, duty, said) == {"allow": [], "refuse": []}


def written(first_head: str) -> dict[str, list[str]]:
    """Return the rows of a table of docs/duties.md by their first cell."""
    rows = [line.strip("| \n").split("|") for line in DUTIES.splitlines() if line.startswith("|")]
    cells = [[cell.strip(" `") for cell in row] for row in rows]
    start = next(place for place, row in enumerate(cells) if row[0] == first_head)
    end = next(
        (place for place, row in enumerate(cells) if place > start and row[0] in {"Duty", "Address"}), len(cells)
    )
    return {row[0]: row[1:] for row in [cells[start], *cells[start + 2 : end]]}


def test_the_table_is_the_one_that_is_written_down() -> None:
    rights = written("Duty")
    head = rights.pop("Duty")

    assert head == [permit.value for permit in Permit]
    said = {
        (duty, permit): reach for duty, row in rights.items() for permit, reach in zip(head, row, strict=False) if reach
    }
    assert said == {(d.value, p.value): reach.value for p, duties in TABLE.items() for d, reach in duties.items()}
    assert set(rights) == {duty.value for duty in Duty}


def test_every_guarded_address_asks_for_the_right_that_is_written_down() -> None:
    doors_written = {address: row[0] for address, row in written("Address").items() if address != "Address"}

    views = [(address, view) for address, view, _name in views_under(get_resolver().url_patterns)]
    found = {f"/{address}": view.door for address, view in views if not address.startswith(NOT_OURS)}
    assert doors_written == {at: door for at, door in found.items() if door not in {"open_to_all", "demo_only"}}


def test_a_door_that_forgets_the_table_is_found(mall: Mall, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "check_permit", lambda *_all: None)
    monkeypatch.setattr(doors, "check_counter", lambda *_all: None)

    assert len(unexpected(mall, Duty.AUDITOR, said)["allow"]) > 20


@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("order", ["batal", "setuju", "tolak"])
def test_a_change_is_settled_by_nobody_but_who_may_make_it(mall: Mall, duty: Duty, order: str, said: list[str]) -> None:
    state = ChangeState.MADE if order == "batal" else ChangeState.PROPOSED
    client = account(mall, duty, "" if duty in OF_THE_MALL else OWN)

    for kind, agency, permit in (
        ("special", "", Permit.RUN), ("special", OWN, Permit.AGENCY_RUN), ("special", OTHER, Permit.AGENCY_RUN),
        ("printer", "", Permit.DEVICES),
    ):  # fmt: skip
        row = Change.objects.create(
            mall=mall, kind=kind, subject=f"{len(Change.objects.all())}", agency=agency, after={"printer": "x"},
            state=state, made_by="officer:0", made_at=MORNING,
        )  # fmt: skip
        said.clear()
        client.post(f"/kelola/perubahan/{row.pk}/{order}", {"kunci": "k" * 20})
        let_in = not set(said) & SAID_BY_DOORS
        own = "" if duty in OF_THE_MALL else OWN
        assert let_in == allows(duty, own, permit, agency), (kind, agency)


def test_nobody_passes_a_staff_door_without_signing_in(mall: Mall, said: list[str]) -> None:
    staff = [knock for knock in knocks() if knock.door not in {"open_to_all", "demo_only", "kiosk_device"}]

    assert [k.address for k, m in product(staff, ("get", "post")) if passed(Client(), m, k.address, said)] == []
    assert len(staff) > 20


def test_an_account_of_a_tenant_without_its_tenant_may_do_nothing_there() -> None:
    tenants = [duty for duty in Duty if duty not in OF_THE_MALL]

    assert not any(allows(duty, "", permit) for duty, permit in product(tenants, Permit))


def test_no_duty_of_a_tenant_reaches_another(mall: Mall) -> None:
    assert {OWN, OTHER} <= set(book(mall).agencies)
    far = [(d, p) for p, duties in TABLE.items() for d, reach in duties.items() if reach is Reach.ALL]

    assert [pair for pair in far if pair[0] not in OF_THE_MALL] == []
    assert not any(allows(duty, OWN, permit, OTHER) for duty, permit in product(set(Duty) - OF_THE_MALL, Permit))


def test_an_unknown_duty_may_do_nothing() -> None:
    assert not any(allows("king", OWN, permit) for permit in Permit)
