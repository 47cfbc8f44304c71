"""Officers and devices: what is kept, what is refused, what the record may know."""

from __future__ import annotations

import pytest

from satupintu.base.actor import SYSTEM, ActorKind
from satupintu.base.moments import at_time, business_day
from satupintu.ledger.models import Mall, Record
from satupintu.ledger.queries import real_now
from satupintu.people import commands, queries, refusals
from satupintu.people.models import Officer, Token
from satupintu.people.permits import Duty
from satupintu.people.sign_in import MallBackend

NOON = at_time(business_day(real_now()), "12:00")
GOOD_PASSWORD = "kopi-pasuruan-19"


def add_rina(mall: Mall) -> Officer:
    return commands.add_officer(
        mall=mall, username="rina", name="Rina", agency="DUKCAPIL", password=GOOD_PASSWORD, by=SYSTEM, at=NOON
    )


def test_a_token_secret_is_told_once_and_only_its_digest_is_kept(bare_mall: Mall) -> None:
    secret = commands.make_token(mall=bare_mall, role="kiosk", name="Kios depan", by=SYSTEM, at=NOON)

    token = Token.objects.get()
    assert len(secret) == 43
    assert secret not in repr(vars(token))
    assert queries.actor_of_token(bare_mall, secret).kind is ActorKind.KIOSK


def test_a_kiosk_with_a_line_is_the_device_of_a_row(bare_mall: Mall) -> None:
    secret = commands.make_token(mall=bare_mall, role="kiosk", name="Baris A", line="DUKCAPIL", by=SYSTEM, at=NOON)

    assert queries.actor_of_token(bare_mall, secret).kind is ActorKind.ROW


def test_a_revoked_token_opens_nothing(bare_mall: Mall) -> None:
    secret = commands.make_token(mall=bare_mall, role="officer", name="Loket 5", counter="5", by=SYSTEM, at=NOON)

    commands.revoke_token(mall=bare_mall, name="Loket 5", by=SYSTEM, at=NOON)

    with pytest.raises(refusals.TokenUnknown):
        queries.actor_of_token(bare_mall, secret)


def test_a_token_of_another_mall_opens_nothing_here(bare_mall: Mall) -> None:
    other = Mall.objects.create(code="mal-lain", name="Mal Lain")
    secret = commands.make_token(mall=other, role="kiosk", name="Kios", by=SYSTEM, at=NOON)

    with pytest.raises(refusals.TokenUnknown):
        queries.actor_of_token(bare_mall, secret)


def test_two_devices_cannot_share_a_name(bare_mall: Mall) -> None:
    commands.make_token(mall=bare_mall, role="kiosk", name="Kios", by=SYSTEM, at=NOON)

    with pytest.raises(refusals.TokenNameTaken):
        commands.make_token(mall=bare_mall, role="kiosk", name="Kios", by=SYSTEM, at=NOON)


def test_a_role_that_nobody_defined_is_refused(bare_mall: Mall) -> None:
    with pytest.raises(refusals.RoleUnknown):
        commands.make_token(mall=bare_mall, role="king", name="Kios", by=SYSTEM, at=NOON)

    assert not Token.objects.exists()


def test_an_officer_signs_in_at_her_own_mall_only(bare_mall: Mall, rf) -> None:  # type: ignore[no-untyped-def]
    rina = add_rina(bare_mall)
    here, elsewhere = rf.get("/"), rf.get("/")
    here.mall, elsewhere.mall = bare_mall, Mall.objects.create(code="mal-lain", name="Mal Lain")

    assert MallBackend().authenticate(here, "rina", GOOD_PASSWORD) == rina
    assert MallBackend().authenticate(here, "rina", "salah-sandi-19") is None
    assert MallBackend().authenticate(elsewhere, "rina", GOOD_PASSWORD) is None


def test_two_malls_may_each_have_a_rina(bare_mall: Mall) -> None:
    add_rina(bare_mall)
    add_rina(Mall.objects.create(code="mal-lain", name="Mal Lain"))

    with pytest.raises(refusals.UsernameTaken):
        add_rina(bare_mall)


@pytest.mark.parametrize("weak", ["pendek", "1234567890123", "password123"])
def test_a_weak_password_is_refused_and_nothing_is_written(bare_mall: Mall, weak: str) -> None:
    with pytest.raises(refusals.PasswordTooWeak):
        commands.add_officer(
            mall=bare_mall, username="rina", name="Rina", agency="DUKCAPIL", password=weak, by=SYSTEM, at=NOON
        )

    assert not Officer.objects.exists()
    assert not Record.objects.exists()


def test_a_disabled_officer_cannot_sign_in_and_her_session_ends(bare_mall: Mall, rf) -> None:  # type: ignore[no-untyped-def]
    rina = add_rina(bare_mall)
    request = rf.get("/")
    request.mall = bare_mall

    commands.disable_officer(mall=bare_mall, username="rina", by=SYSTEM, at=NOON)

    assert MallBackend().authenticate(request, "rina", GOOD_PASSWORD) is None
    assert MallBackend().get_user(rina.pk) is None


def test_the_demo_accounts_are_marked_until_their_password_is_changed(bare_mall: Mall) -> None:
    accounts = {"loket1": (Duty.OFFICER, "A"), "loket2": (Duty.OFFICER, "B")}
    made = commands.add_demo_officers(mall=bare_mall, accounts=accounts, by=SYSTEM, at=NOON)
    again = commands.add_demo_officers(mall=bare_mall, accounts={"loket1": accounts["loket1"]}, by=SYSTEM, at=NOON)

    commands.set_password(mall=bare_mall, username="loket1", password=GOOD_PASSWORD, by=SYSTEM, at=NOON)

    assert (made, again) == (2, 0)
    assert queries.known_passwords(bare_mall) == ["loket2"]


def test_every_order_writes_one_record_that_names_nobody(bare_mall: Mall) -> None:
    add_rina(bare_mall)
    commands.set_password(mall=bare_mall, username="rina", password="teh-manis-2026", by=SYSTEM, at=NOON)
    commands.make_token(mall=bare_mall, role="kiosk", name="Kios depan", by=SYSTEM, at=NOON)
    commands.revoke_token(mall=bare_mall, name="Kios depan", by=SYSTEM, at=NOON)
    commands.disable_officer(mall=bare_mall, username="rina", by=SYSTEM, at=NOON)

    records = list(Record.objects.order_by("position"))
    assert [record.kind for record in records] == [
        "people.officer.added",
        "people.officer.password-set",
        "people.token.made",
        "people.token.revoked",
        "people.officer.disabled",
    ]
    written = " ".join(f"{record.about} {record.by} {record.facts}" for record in records).lower()
    assert "rina" not in written
    assert "kios depan" not in written
