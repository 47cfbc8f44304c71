"""The bulletin's first entry: told once, from the catalogue's facts, in our own words."""

from __future__ import annotations

import re
from dataclasses import replace

from satupintu.base.actor import SYSTEM
from satupintu.catalogue.rules import Book
from satupintu.cli.first_news import TITLE, publish_first, story_of
from satupintu.ledger.models import Mall
from satupintu.notices import commands, queries
from tests.conftest import MORNING
from tests.house.test_texts import BLOCKED, long_or_loud


def test_the_first_entry_tells_of_founding_and_opening(mall: Mall) -> None:
    assert publish_first(mall, by=SYSTEM, at=MORNING)

    (entry,) = queries.news(mall, MORNING)
    assert entry.title == TITLE
    for fact in ("Sabtu, 18 September 2021", "Kamis, 17 November 2022", "21 instansi", "150 layanan", "DPMPTSP",
                 "Pengadilan Agama Bangil", "Graha Pelayanan Publik", "MPP Maslahat"):  # fmt: skip
        assert fact in entry.body


def test_it_is_told_once_and_never_after_another(mall: Mall) -> None:
    commands.publish(mall=mall, title="Dulu", body="Isi.", author="Humas", by=SYSTEM, at=MORNING)
    commands.withdraw(mall=mall, slug="dulu", by=SYSTEM, at=MORNING)

    assert not publish_first(mall, by=SYSTEM, at=MORNING)


def test_its_words_are_the_mall_s(book: Book) -> None:
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", story_of(book))

    assert not BLOCKED.search(plain)
    assert long_or_loud("story", plain.split("\n\n")) == []


def test_a_mall_of_which_no_date_is_known_tells_nothing(book: Book) -> None:
    unknown = replace(book, mall=replace(book.mall, soft_launch=None, grand_launch=None))

    assert story_of(unknown) == ""
