"""Kept statements give and take exactly what Django's own would."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.forms.models import model_to_dict

from satupintu.ledger import swift
from satupintu.ledger.models import Answer, Mall, Record
from satupintu.people.models import Token
from satupintu.queueing.models import Item, Ticket

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, 30, 15, 123456, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)


def ticket(mall: Mall, number: str = "A-001") -> Ticket:
    return Ticket(
        mall=mall, day=TUESDAY, number=number, link=number * 4, seq=int(number[2:]), arrival_ms=1, priority=True
    )


def same(one: object, other: object) -> bool:
    """Whether two rows carry the same values."""
    return {k: v for k, v in vars(one).items() if k[0] != "_"} == {k: v for k, v in vars(other).items() if k[0] != "_"}


def test_what_is_inserted_is_found_by_django(bare_mall: Mall) -> None:
    row = ticket(bare_mall)
    record = Record(mall=bare_mall, position=7, day=TUESDAY, kind="k", about="a", by="b", at_ms=1,
                    facts={"é": [1, None, {"x": True}]}, digest="d")  # fmt: skip
    answer = Answer(mall=bare_mall, key="k1", body_digest="d", status=201, answer='{"a": "%s"}', made_at=NOON)

    for one in (row, record, answer):
        swift.insert([one])

        assert same(type(one).objects.get(pk=one.pk), one)


def test_several_rows_are_inserted_in_their_order_and_learn_their_keys(bare_mall: Mall) -> None:
    holder = ticket(bare_mall)
    swift.insert([holder])
    items = [Item(mall=bare_mall, ticket_id=holder.pk, no=no, service=f"S{no}", line="L", missing=["kk"] * no)
             for no in range(3)]  # fmt: skip

    swift.insert(items)

    for item in items:
        assert model_to_dict(Item.objects.get(pk=item.pk)) == model_to_dict(item)
    swift.insert([])


def test_what_is_found_is_what_django_finds(bare_mall: Mall) -> None:
    Token.objects.create(mall=bare_mall, name="Kios 1", role="kiosk", secret_digest="d", is_active=True, made_at=NOON)
    Mall.objects.filter(pk=bare_mall.pk).update(clock_real_at=NOON, clock_mall_at=NOON, position=2**40)
    ticket(bare_mall).save()

    for model, where in (
        (Token, {"mall_id": bare_mall.pk, "secret_digest": "d", "is_active": True}),
        (Mall, {"id": bare_mall.pk}),
        (Ticket, {"mall_id": bare_mall.pk, "day": TUESDAY, "number": "A-001"}),
    ):
        found = swift.find(model, **where)
        assert found is not None
        assert same(found, model.objects.get(**where)), model
        assert not found._state.adding


def test_what_is_not_there_is_none(bare_mall: Mall) -> None:
    ticket(bare_mall).save()

    assert swift.find(Ticket, mall_id=bare_mall.pk, day=TUESDAY, number="A-002") is None
    assert swift.find(Ticket, mall_id=bare_mall.pk, day=date(2026, 11, 25), number="A-001") is None


def test_only_the_rows_that_are_meant_change(bare_mall: Mall) -> None:
    ticket(bare_mall).save()
    ticket(bare_mall, "A-002").save()

    changed = swift.update(Ticket, {"state": "away", "absences": 2}, mall_id=bare_mall.pk, number="A-001")

    assert changed == 1
    assert list(Ticket.objects.order_by("number").values_list("state", "absences")) == [("away", 2), ("free", 0)]
    assert swift.update(Ticket, {"state": "gone"}, mall_id=bare_mall.pk, number="A-009") == 0
