"""The record: positions without a gap, each sealed to the one before; the mall's clock; what is announced."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import JAKARTA, at_time, business_day, to_ms
from satupintu.ledger import commands, queries, refusals
from satupintu.ledger.models import Answer, Mall, Record
from satupintu.ledger.rules import canonical, channel, seal

NOON = at_time(business_day(queries.real_now()), "12:00")


def write(mall: Mall, **facts: object) -> Record:
    return commands.record(mall=mall, kind="test.thing.happened", about="mall", by=SYSTEM, at=NOON, facts=facts)


def test_positions_have_no_gap_and_each_record_is_sealed_to_the_one_before(bare_mall: Mall) -> None:
    records = [write(bare_mall, number=number) for number in range(3)]

    head = ""
    for position, record in enumerate(records, start=1):
        head = seal(head, position, record.kind, record.at_ms, canonical(record.facts))
        assert (record.position, record.digest) == (position, head)
    bare_mall.refresh_from_db()
    assert (bare_mall.position, bare_mall.head) == (3, head)


def test_one_changed_fact_breaks_every_seal_after_it(bare_mall: Mall) -> None:
    record = write(bare_mall, number=1)

    changed = seal("", 1, record.kind, record.at_ms, canonical({"number": 2}))

    assert changed != record.digest


def test_a_record_outside_the_hall_leaves_the_hall_s_event_time_alone(bare_mall: Mall) -> None:
    record = write(bare_mall)

    bare_mall.refresh_from_db()
    assert (record.at_ms, bare_mall.event_ms) == (to_ms(NOON), 0)


def test_a_clock_may_be_set_back_before_the_hall_has_opened(bare_mall: Mall) -> None:
    write(bare_mall)

    mall = commands.set_clock(mall=bare_mall, shows=NOON - timedelta(days=9), speed=1, by=SYSTEM, at=NOON)

    assert queries.now(mall) < NOON - timedelta(days=8)
    assert mall.event_ms == 0


def test_a_transaction_that_fails_leaves_no_position_behind(bare_mall: Mall) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        write(bare_mall)
        raise RuntimeError

    assert write(bare_mall).position == 1


def test_two_malls_count_on_their_own(bare_mall: Mall) -> None:
    other = Mall.objects.create(code="mal-lain", name="Mal Lain")

    assert [write(bare_mall).position, write(other).position, write(bare_mall).position] == [1, 1, 2]


def test_the_mall_clock_runs_as_fast_as_it_is_told_and_real_time_goes_on(bare_mall: Mall) -> None:
    shows = at_time(business_day(queries.real_now()), "09:00") + timedelta(days=5)

    mall = commands.set_clock(mall=bare_mall, shows=shows, speed=60, by=SYSTEM, at=NOON)

    assert mall.clock_real_at is not None
    mall.clock_real_at -= timedelta(seconds=2)
    ran = queries.now(mall).astimezone(JAKARTA) - shows
    assert timedelta(minutes=2) <= ran < timedelta(minutes=3)
    assert abs(queries.real_now() - NOON) < timedelta(days=1)


def test_a_mall_is_founded_once(empty_house: None) -> None:
    mall = commands.found_mall(code="mal-baru", name="Mal Baru", by=SYSTEM, at=NOON)

    assert (mall.position, Record.objects.get().kind) == (1, "ledger.mall.founded")
    with pytest.raises(refusals.MallThere):
        commands.found_mall(code="mal-baru", name="Mal Baru", by=SYSTEM, at=NOON)


def test_answers_are_forgotten_after_forty_eight_hours_of_real_time(bare_mall: Mall) -> None:
    old, young = (timedelta(hours=49), timedelta(hours=47))
    for key, age in (("lama", old), ("baru", young)):
        Answer.objects.create(
            mall=bare_mall, key=key, body_digest="", status=200, answer="", made_at=queries.real_now() - age
        )

    gone = commands.forget_old_answers(mall=bare_mall, by=SYSTEM, at=NOON)

    assert (gone, [answer.key for answer in Answer.objects.all()]) == (1, ["baru"])


def test_a_host_without_a_mall_is_refused_once_hosts_are_named(bare_mall: Mall) -> None:
    assert queries.mall_of_host("apa-saja.example") == bare_mall

    bare_mall.hosts.create(host="satu.example")

    assert queries.mall_of_host("satu.example") == bare_mall
    with pytest.raises(refusals.NoMallHere):
        queries.mall_of_host("apa-saja.example")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite's listeners poll; there is nothing to announce")
@pytest.mark.django_db(transaction=True)
def test_a_position_is_announced_when_its_transaction_commits_and_only_then() -> None:
    mall = Mall.objects.create(code="mal-uji", name="Mal Uji")
    address = settings.DATABASE_URL.rsplit("/", 1)[0] + "/" + str(connection.settings_dict["NAME"])
    with psycopg.connect(address, autocommit=True) as listener:
        listener.execute(f"LISTEN {channel(mall.pk)}")
        with pytest.raises(RuntimeError), transaction.atomic():
            write(mall)
            raise RuntimeError
        nothing = list(listener.notifies(timeout=0.3))
        write(mall)
        heard = list(listener.notifies(timeout=3, stop_after=1))

    assert nothing == []
    assert [notice.payload for notice in heard] == ["1"]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="on SQLite a second writer waits at its BEGIN")
@pytest.mark.django_db(transaction=True)
def test_a_lock_held_too_long_is_a_refusal_not_a_crash() -> None:
    mall = Mall.objects.create(code="mal-uji", name="Mal Uji")
    address = settings.DATABASE_URL.rsplit("/", 1)[0] + "/" + str(connection.settings_dict["NAME"])
    with psycopg.connect(address) as other:
        other.execute("SELECT 1 FROM ledger_mall WHERE id = %s FOR UPDATE", [mall.pk])

        with pytest.raises(refusals.Busy):
            write(mall)
        other.rollback()

    assert write(mall).position == 1
