"""The head that every page of people on duty shares."""

from __future__ import annotations

import re

import pytest

from satupintu.ledger.models import Mall
from satupintu.people.permits import Duty
from tests.web.test_office import browser


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "label"), [("/kelola/perangkat/", "Perangkat"), ("/kelola/jam/", "Kelola mal"), ("/petugas/saya", "")]
)
def test_the_page_where_one_is_is_marked_and_no_other(mall: Mall, address: str, label: str) -> None:
    html = browser(mall, Duty.MANAGER, name="kabid").get(address).content.decode()

    marked = re.findall(r'aria-current="true"\s*>(.*?)</a>', html, re.DOTALL)
    assert [re.sub(r"<[^>]+>|\s+", " ", one).strip() for one in marked] == ([label] if label else [])
