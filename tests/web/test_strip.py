"""The strip beside a national system: it stays what the officer made of it while the line moves."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from satupintu.base.actor import Actor
from satupintu.ledger.models import Mall
from satupintu.queueing import commands as queueing
from satupintu.queueing.commands import Wish
from tests.web.desk import KIOSK, at
from tests.web.fakes import open_live


@pytest.mark.browser
def test_what_an_officer_chose_on_the_strip_survives_a_change_elsewhere(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/strip/melayani/")
    page.get_by_label("Hasil").select_option("information")
    live.replace('data-version="97"', 'data-version="98"')

    live.change()

    expect(page.locator('#strip[data-version="98"]')).to_be_attached()
    expect(page.get_by_label("Hasil")).to_have_value("information")


@pytest.mark.browser
def test_keys_of_the_strip_do_not_rest_for_a_stranger(page: Page, base_url: str) -> None:
    live = open_live(page, f"{base_url}/komponen/strip/melayani/")
    live.replace('data-version="97"', 'data-version="98"')
    live.change()
    expect(page.locator('#strip[data-version="98"]')).to_be_attached()

    page.keyboard.press("s")
    page.wait_for_timeout(150)

    assert [address for address, _ in live.posted] == ["selesai"]


@pytest.mark.django_db
def test_a_stranger_who_takes_a_number_makes_no_new_strip(mall: Mall, rina: Actor, client: Client) -> None:
    def version() -> list[str]:
        return re.findall(r'id="strip"[^>]*data-version="([^"]*)"', client.get("/loket/5/strip").content.decode())

    before = version()
    queueing.issue_ticket(mall=mall, wishes=[Wish("DKC-02")], priority=False, by=KIOSK, at=at("08.11"))

    assert version() == before
    assert before
