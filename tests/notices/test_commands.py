"""What the mall announces: what counts now, what can be taken back, what is refused, what the record may know."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from PIL import Image

from satupintu.base.actor import SYSTEM
from satupintu.ledger.models import Mall, Record
from satupintu.notices import commands, queries, refusals
from satupintu.notices.commands import Given
from satupintu.notices.models import BulletinVersion, FacilityState, Picture
from tests.conftest import MORNING

TEN = MORNING.replace(hour=10)
HOUR = timedelta(hours=1)


def picture_of(kind: str = "PNG", size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **more)
    return out.getvalue()


def publish(mall: Mall, title: str = "Loket baru", body: str = "Mulai **Senin**.", **more: object) -> str:
    facts = {"author": "Humas MPP", "by": SYSTEM, "at": MORNING, **more}
    return commands.publish(mall=mall, title=title, body=body, **facts).slug  # type: ignore[arg-type]


def stop_lift(mall: Mall) -> FacilityState:
    return commands.set_facility(
        mall=mall, facility="lift", works=False, note="Sedang diperbaiki", until=TEN, by=SYSTEM, at=MORNING
    )


def test_a_lift_out_of_order_works_again_when_its_hour_comes(bare_mall: Mall) -> None:
    stop_lift(bare_mall)

    before = queries.facility_states(bare_mall, MORNING)["lift"]
    after = queries.facility_states(bare_mall, TEN)["lift"]

    assert (before.works, before.note, before.until) == (False, "Sedang diperbaiki", TEN)
    assert (after.works, after.note) == (True, "")


def test_what_was_said_of_a_facility_can_be_taken_back_and_stays_with_who_and_when(bare_mall: Mall) -> None:
    stop_lift(bare_mall)
    commands.set_facility(mall=bare_mall, facility="lift", works=True, by=SYSTEM, at=MORNING)

    commands.undo_facility(mall=bare_mall, facility="lift", by=SYSTEM, at=MORNING)

    assert not queries.facility_states(bare_mall, MORNING)["lift"].works
    history = queries.facility_history(bare_mall, "lift")
    assert [(row.works, row.by, row.undone_at) for row in history] == [
        (True, "system", MORNING),
        (False, "system", None),
    ]
    commands.undo_facility(mall=bare_mall, facility="lift", by=SYSTEM, at=MORNING)
    with pytest.raises(refusals.NothingToUndo):
        commands.undo_facility(mall=bare_mall, facility="lift", by=SYSTEM, at=MORNING)


@pytest.mark.parametrize(
    ("facts", "no"),
    [
        ({"works": True, "until": TEN}, refusals.WorksWithoutEnd),
        ({"works": False, "until": MORNING}, refusals.EndsBeforeItStarts),
        ({"works": False, "note": "x" * 201}, refusals.WordsMissing),
    ],
)
def test_a_state_that_makes_no_sense_is_refused(bare_mall: Mall, facts: dict[str, object], no: type[Exception]) -> None:
    with pytest.raises(no):
        commands.set_facility(mall=bare_mall, facility="lift", by=SYSTEM, at=MORNING, **facts)  # type: ignore[arg-type]

    assert not FacilityState.objects.exists()


def test_an_entry_is_read_from_its_release_on(bare_mall: Mall) -> None:
    slug = publish(bare_mall, released_at=TEN)

    with pytest.raises(refusals.EntryUnknown):
        queries.news_by_slug(bare_mall, slug, MORNING)
    assert queries.news(bare_mall, MORNING) == []
    assert queries.news_by_slug(bare_mall, slug, TEN).title == "Loket baru"


def test_two_entries_of_one_title_have_two_addresses(bare_mall: Mall) -> None:
    assert [publish(bare_mall), publish(bare_mall)] == ["loket-baru", "loket-baru-2"]


def test_a_correction_is_a_version_and_can_be_undone(bare_mall: Mall) -> None:
    slug = publish(bare_mall)
    commands.correct(
        mall=bare_mall, slug=slug, title="Loket baru dibuka", body="Selasa.", author="Humas", by=SYSTEM, at=TEN
    )
    corrected = queries.news_by_slug(bare_mall, slug, TEN)

    commands.undo_correction(mall=bare_mall, slug=slug, by=SYSTEM, at=TEN)

    assert (corrected.title, corrected.released_at, corrected.corrected_at) == ("Loket baru dibuka", MORNING, TEN)
    assert queries.news_by_slug(bare_mall, slug, TEN).title == "Loket baru"
    assert [(one.no, one.undone_at) for one in queries.versions(bare_mall, slug)] == [(2, TEN), (1, None)]
    with pytest.raises(refusals.NothingToUndo):
        commands.undo_correction(mall=bare_mall, slug=slug, by=SYSTEM, at=TEN)


def test_after_an_undone_correction_the_next_one_gets_a_number_of_its_own(bare_mall: Mall) -> None:
    slug = publish(bare_mall)
    for title in ("Dua", "Tiga"):
        commands.correct(mall=bare_mall, slug=slug, title=title, body="x", author="Humas", by=SYSTEM, at=TEN)
        if title == "Dua":
            commands.undo_correction(mall=bare_mall, slug=slug, by=SYSTEM, at=TEN)

    assert queries.news_by_slug(bare_mall, slug, TEN).title == "Tiga"
    assert sorted(BulletinVersion.objects.values_list("no", flat=True)) == [1, 2, 3]


def test_a_withdrawn_entry_is_gone_until_that_is_undone(bare_mall: Mall) -> None:
    slug = publish(bare_mall)

    commands.withdraw(mall=bare_mall, slug=slug, by=SYSTEM, at=MORNING)

    assert queries.news(bare_mall, TEN) == []
    with pytest.raises(refusals.EntryUnknown):
        commands.withdraw(mall=bare_mall, slug=slug, by=SYSTEM, at=MORNING)
    commands.undo_withdrawal(mall=bare_mall, slug=slug, by=SYSTEM, at=MORNING)
    assert len(queries.news(bare_mall, TEN)) == 1


@pytest.mark.parametrize("field", ["title", "body", "author"])
def test_an_entry_without_words_is_refused_and_nothing_is_kept(bare_mall: Mall, field: str) -> None:
    facts = {"title": "Judul", "body": "Isi", "author": "Humas", field: "  "}

    with pytest.raises(refusals.WordsMissing):
        commands.publish(mall=bare_mall, by=SYSTEM, at=MORNING, **facts)  # type: ignore[arg-type]

    assert not queries.has_news(bare_mall)


def test_a_picture_is_drawn_anew_and_what_was_hidden_in_it_is_gone(bare_mall: Mall) -> None:
    secret = Image.Exif()
    secret[0x010E] = "Raci, 07:45"  # ImageDescription
    given = picture_of("JPEG", (2400, 600), exif=secret) + b"<script>alert(1)</script>"

    slug = publish(bare_mall, pictures=[Given(given, "Gedung dari depan")])

    kept = Picture.objects.get()
    shown = queries.news_by_slug(bare_mall, slug, TEN).pictures
    assert (kept.media_type, kept.width, kept.height) == ("image/webp", 1200, 300)
    assert b"Raci" not in bytes(kept.content)
    assert b"script" not in bytes(kept.content)
    assert [(one.alt, one.digest) for one in shown] == [("Gedung dari depan", kept.digest)]


@pytest.mark.parametrize("alt", ["", "   ", "x" * 251])
def test_a_picture_without_words_is_refused(bare_mall: Mall, alt: str) -> None:
    with pytest.raises(refusals.WithoutWords):
        publish(bare_mall, pictures=[Given(picture_of(), alt)])

    assert not queries.has_news(bare_mall)


@pytest.mark.parametrize("given", [b"", b"<svg onload=alert(1)>", b"%PDF-1.7", picture_of()[:60], picture_of("GIF")])
def test_what_is_no_picture_is_refused(bare_mall: Mall, given: bytes) -> None:
    with pytest.raises(refusals.PictureUnreadable):
        publish(bare_mall, pictures=[Given(given, "Gedung")])


def test_a_picture_of_too_many_pixels_or_bytes_is_refused(bare_mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    from satupintu.notices import pictures

    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    with pytest.raises(refusals.PictureTooLarge):
        publish(bare_mall, pictures=[Given(picture_of(), "Gedung")])
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)
    with pytest.raises(refusals.PictureTooLarge):
        publish(bare_mall, pictures=[Given(picture_of(), "Gedung")])


def test_a_message_is_shown_in_its_time_and_zone_until_it_is_taken_off(bare_mall: Mall) -> None:
    facts = {"mall": bare_mall, "by": SYSTEM, "at": MORNING}
    commands.send_to_hall(text="Zona 1 istirahat", zone="1", until=TEN, **facts)  # type: ignore[arg-type]
    everywhere = commands.send_to_hall(text="Hujan deras", starts_at=MORNING + HOUR, until=TEN, **facts)  # type: ignore[arg-type]

    def shown(hour: int, zone: str) -> list[str]:
        return [one.text for one in queries.hall_messages(bare_mall, MORNING.replace(hour=hour), zone)]

    assert (shown(7, "1"), shown(7, "2")) == (["Zona 1 istirahat"], [])
    assert shown(8, "1") == ["Zona 1 istirahat", "Hujan deras"]
    assert shown(10, "1") == []
    commands.withdraw_message(message=everywhere.pk, **facts)  # type: ignore[arg-type]
    assert shown(8, "2") == []
    with pytest.raises(refusals.MessageUnknown):
        commands.withdraw_message(message=everywhere.pk, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "until"), [("", TEN), ("x" * 121, TEN), ("Hujan", MORNING)])
def test_an_empty_long_or_ended_message_is_refused(bare_mall: Mall, text: str, until: object) -> None:
    with pytest.raises((refusals.WordsMissing, refusals.EndsBeforeItStarts)):
        commands.send_to_hall(mall=bare_mall, text=text, until=until, by=SYSTEM, at=MORNING)  # type: ignore[arg-type]


def test_a_reader_is_counted_without_a_record(bare_mall: Mall) -> None:
    slug = publish(bare_mall)
    records = Record.objects.count()

    commands.count_reader(mall=bare_mall, slug=slug, by=SYSTEM, at=MORNING)
    commands.count_reader(mall=bare_mall, slug="tidak-ada", by=SYSTEM, at=MORNING)

    assert queries.news_by_slug(bare_mall, slug, TEN).views == 1
    assert Record.objects.count() == records


def test_every_announcement_is_recorded_without_what_was_written(bare_mall: Mall) -> None:
    stop_lift(bare_mall)
    slug = publish(bare_mall, title="Rahasia dapur", body="Resep kopi")
    commands.withdraw(mall=bare_mall, slug=slug, by=SYSTEM, at=MORNING)
    commands.send_to_hall(mall=bare_mall, text="Rahasia juga", until=TEN, by=SYSTEM, at=MORNING)

    kept = list(Record.objects.filter(kind__startswith="notices.").order_by("position"))

    assert [record.kind for record in kept] == [
        "notices.facility.set",
        "notices.entry.published",
        "notices.entry.withdrawn",
        "notices.message.sent",
    ]
    assert not [record for record in kept if "ahasia" in str(record.facts) or "diperbaiki" in str(record.facts)]


def test_another_mall_sees_nothing_of_it(bare_mall: Mall) -> None:
    other = Mall.objects.create(code="mal-lain", name="Mal Lain")
    stop_lift(bare_mall)
    slug = publish(bare_mall, pictures=[Given(picture_of(), "Gedung")])

    assert queries.facility_states(other, MORNING) == {}
    assert queries.news(other, TEN) == []
    assert queries.picture(other, Picture.objects.get().digest) is None
    with pytest.raises(refusals.EntryUnknown):
        commands.correct(mall=other, slug=slug, title="x", body="x", author="x", by=SYSTEM, at=MORNING)
