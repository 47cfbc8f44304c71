"""The bulletin's first entry: how the mall began, in our own words, from the catalogue's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation

from satupintu.base import words
from satupintu.base.actor import Actor
from satupintu.base.moments import Instant

if TYPE_CHECKING:
    from satupintu.catalogue.values import Book
    from satupintu.ledger.models import Mall

TITLE = "Satu gedung untuk banyak urusan"
AUTHOR = "Pengelola mal"


def publish_first(mall: Mall, *, by: Actor, at: Instant) -> bool:
    """Publish the entry when this bulletin never had one and the opening is known; returns whether it did."""
    from satupintu.catalogue.queries import book
    from satupintu.notices import commands, queries

    with translation.override("id"):
        text = story_of(book(mall))
    if not text or queries.has_news(mall):
        return False
    commands.publish(mall=mall, title=TITLE, body=text, author=AUTHOR, by=by, at=at)
    return True


def story_of(book: Book) -> str:
    """Return the story of the founding and the opening as Markdown; "" when no date of either is known."""
    mall = book.mall
    told = []
    if mall.soft_launch:
        told.append(
            f"{book.mall_name_id} mulai melayani warga pada {words.day_text(mall.soft_launch)}. "
            + (f"Gedung ini dahulu bernama {mall.former_name}. " if mall.former_name else "")
            + (f"Kini banyak orang menyebutnya {mall.nickname}." if mall.nickname else "")
        )
    if mall.grand_launch:
        count = f" Sesudah itu ada {mall.agencies_after_launch} instansi." if mall.agencies_after_launch else ""
        told.append(f"Mal diresmikan pada {words.day_text(mall.grand_launch)}.{count}")
    if not told:
        return ""
    operator = book.agencies.get(mall.operator)
    told.append(
        f"Anda tidak perlu lagi pindah dari kantor ke kantor. Di {mall.floors} lantai ada {len(book.services)} layanan."
        + (f" Penyelenggaranya {operator.short_name}." if operator else "")
    )
    if newest := book.agencies.get(mall.newest_agency):
        told.append(f"Instansi yang terbaru adalah {newest.name_id}.")
    told.append("Lihat [semua instansi dan jamnya](/instansi/), atau [jalan ke mal](/tentang/).")
    return "\n\n".join(" ".join(part.split()) for part in told)
