"""What changes the mall's announcements. Records hold codes, numbers and digests, never what was written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from satupintu.base.actor import Actor
from satupintu.base.moments import Instant
from satupintu.ledger import commands as ledger
from satupintu.ledger.models import Mall
from satupintu.notices import refusals
from satupintu.notices.models import BulletinEntry, BulletinVersion, FacilityState, HallMessage, Picture
from satupintu.notices.pictures import drawn_anew
from satupintu.notices.rules import LONGEST, checked, checked_message

SLUG_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Given:
    """A picture for an entry: the file as it was given, and what it shows, for who does not see it."""

    content: bytes
    alt: str


@transaction.atomic
def set_facility(
    *, mall: Mall, facility: str, works: bool, note: str = "", until: Instant | None = None, by: Actor, at: Instant
) -> FacilityState:
    """Say that a facility works or is out of order, why, and until when. Whether it exists, the caller has looked up.

    Raises WordsMissing (a note that is too long), WorksWithoutEnd, EndsBeforeItStarts.
    """
    locked = ledger.lock(mall=mall)
    note = checked(note, "note", _("Catatan"), needed=False)
    if works and until is not None:
        raise refusals.WorksWithoutEnd
    if until is not None and until <= at:
        raise refusals.EndsBeforeItStarts
    row = FacilityState.objects.create(
        mall=locked, facility=facility, works=works, note=note, until=until, by=str(by), at=at
    )
    facts = {"facility": facility, "works": works, "until": until.isoformat() if until else None}
    _record("notices.facility.set", f"facility:{facility}", mall=locked, by=by, at=at, facts=facts)
    return row


@transaction.atomic
def undo_facility(*, mall: Mall, facility: str, by: Actor, at: Instant) -> FacilityState:
    """Take back what was said last of a facility: what was said before counts again. Raises NothingToUndo."""
    locked = ledger.lock(mall=mall)
    last = FacilityState.objects.filter(mall=locked, facility=facility, undone_at=None).order_by("-id").first()
    if last is None:
        raise refusals.NothingToUndo
    last.undone_at = at
    last.save(update_fields=["undone_at"])
    facts = {"facility": facility, "said": last.pk}
    _record("notices.facility.undone", f"facility:{facility}", mall=locked, by=by, at=at, facts=facts)
    return last


@transaction.atomic
def publish(
    *,
    mall: Mall,
    title: str,
    body: str,
    author: str,
    released_at: Instant | None = None,
    pictures: Sequence[Given] = (),
    kept: Sequence[Mapping[str, str]] = (),
    by: Actor,
    at: Instant,
) -> BulletinEntry:
    """Add an entry to the bulletin, readable from `released_at` on (now, when None); `kept`: see `keep_picture`.

    Raises WordsMissing, WithoutWords, PictureTooLarge, PictureUnreadable; then nothing is kept.
    """
    locked = ledger.lock(mall=mall)
    entry = BulletinEntry.objects.create(mall=locked, slug=_free_slug(locked, title), by=str(by), at=at)
    shown = [*map(dict, kept), *_kept(locked, pictures, by, at)]
    _add_version(entry, title, body, author, released_at or at, shown, by=by, at=at)
    return entry


@transaction.atomic
def keep_picture(*, mall: Mall, picture: Given, by: Actor, at: Instant) -> dict[str, str]:
    """Keep a picture before its entry is saved; returns what `publish` and `correct` take as `kept`.

    Raises WithoutWords, PictureTooLarge, PictureUnreadable.
    """
    return _kept(ledger.lock(mall=mall), [picture], by, at)[0]


@transaction.atomic
def correct(
    *,
    mall: Mall,
    slug: str,
    title: str,
    body: str,
    author: str,
    pictures: Sequence[Given] | None = None,
    kept: Sequence[Mapping[str, str]] | None = None,
    by: Actor,
    at: Instant,
) -> BulletinVersion:
    """Give an entry a new version at the same address; its release stays. `pictures` None keeps those it has.

    Raises EntryUnknown, WordsMissing, WithoutWords, PictureTooLarge, PictureUnreadable.
    """
    locked = ledger.lock(mall=mall)
    entry = _entry(locked, slug)
    last = entry.versions.filter(undone_at=None).latest("no")
    shown = last.pictures if pictures is None and kept is None else [*map(dict, kept or ())]
    shown += _kept(locked, pictures or (), by, at)
    return _add_version(entry, title, body, author, last.released_at, shown, by=by, at=at)


@transaction.atomic
def undo_correction(*, mall: Mall, slug: str, by: Actor, at: Instant) -> BulletinVersion:
    """Take back the newest version: the one before counts again. Raises EntryUnknown, NothingToUndo."""
    locked = ledger.lock(mall=mall)
    entry = _entry(locked, slug)
    standing = list(entry.versions.filter(undone_at=None).order_by("-no")[:2])
    if len(standing) < 2:
        raise refusals.NothingToUndo
    standing[0].undone_at = at
    standing[0].save(update_fields=["undone_at"])
    facts = {"version": standing[0].no}
    _record("notices.entry.correction-undone", f"entry:{entry.pk}", mall=locked, by=by, at=at, facts=facts)
    return standing[1]


@transaction.atomic
def withdraw(*, mall: Mall, slug: str, by: Actor, at: Instant) -> BulletinEntry:
    """Take an entry out of the bulletin; its versions stay. Raises EntryUnknown."""
    locked = ledger.lock(mall=mall)
    entry = _entry(locked, slug)
    entry.withdrawn_at = at
    entry.save(update_fields=["withdrawn_at"])
    _record("notices.entry.withdrawn", f"entry:{entry.pk}", mall=locked, by=by, at=at, facts={})
    return entry


@transaction.atomic
def undo_withdrawal(*, mall: Mall, slug: str, by: Actor, at: Instant) -> BulletinEntry:
    """Put a withdrawn entry back at its address. Raises NothingToUndo."""
    locked = ledger.lock(mall=mall)
    entry = BulletinEntry.objects.filter(mall=locked, slug=slug).exclude(withdrawn_at=None).first()
    if entry is None:
        raise refusals.NothingToUndo
    entry.withdrawn_at = None
    entry.save(update_fields=["withdrawn_at"])
    _record("notices.entry.withdrawal-undone", f"entry:{entry.pk}", mall=locked, by=by, at=at, facts={})
    return entry


@transaction.atomic
def count_reader(*, mall: Mall, slug: str, by: Actor, at: Instant) -> None:
    """Count one more reader of an entry; one that is not there counts nobody.

    No fact of the mall's day: it takes no lock, is no record, and keeps nothing of who read.
    """
    BulletinEntry.objects.filter(mall=mall, slug=slug, withdrawn_at=None).update(views=F("views") + 1)


@transaction.atomic
def send_to_hall(
    *, mall: Mall, text: str, until: Instant, starts_at: Instant | None = None, zone: str = "", by: Actor, at: Instant
) -> HallMessage:
    """Show a short message on the boards until a moment. Raises WordsMissing, EndsBeforeItStarts."""
    locked = ledger.lock(mall=mall)
    starts = starts_at or at
    text = checked_message(text, until=until, after=max(starts, at))
    message = HallMessage.objects.create(
        mall=locked, text=text, zone=zone, starts_at=starts, until=until, by=str(by), at=at
    )
    facts = {"message": message.pk, "until": until.isoformat(), "digest": _digest(text), "message_zone": zone}
    _record("notices.message.sent", f"message:{message.pk}", mall=locked, by=by, at=at, facts=facts)
    return message


@transaction.atomic
def withdraw_message(*, mall: Mall, message: int, by: Actor, at: Instant) -> HallMessage:
    """Take a message off the boards at once. Raises MessageUnknown."""
    locked = ledger.lock(mall=mall)
    found = HallMessage.objects.filter(mall=locked, pk=message, withdrawn_at=None).first()
    if found is None:
        raise refusals.MessageUnknown
    found.withdrawn_at = at
    found.save(update_fields=["withdrawn_at"])
    _record("notices.message.withdrawn", f"message:{found.pk}", mall=locked, by=by, at=at, facts={"message": found.pk})
    return found


def _add_version(
    entry: BulletinEntry, title: str, body: str, author: str, released_at: Instant, pictures: list[dict[str, str]],
    *, by: Actor, at: Instant,
) -> BulletinVersion:  # fmt: skip
    no = (entry.versions.aggregate(last=Max("no"))["last"] or 0) + 1
    version = BulletinVersion.objects.create(
        mall=entry.mall,
        entry=entry,
        no=no,
        title=checked(title, "title", _("Judul")),
        body=checked(body, "body", _("Isi")),
        author=checked(author, "author", _("Penulis")),
        released_at=released_at,
        pictures=pictures,
        by=str(by),
        at=at,
    )
    facts = {"version": no, "released_at": released_at.isoformat(), "digest": _digest(title, body, author)}
    kind = "notices.entry.published" if no == 1 else "notices.entry.corrected"
    _record(kind, f"entry:{entry.pk}", mall=entry.mall, by=by, at=at, facts=facts)
    return version


def _kept(mall: Mall, pictures: Sequence[Given], by: Actor, at: Instant) -> list[dict[str, str]]:
    found = []
    for given in pictures:
        alt = given.alt.strip()
        if not alt or len(alt) > LONGEST["alt"]:
            raise refusals.WithoutWords
        drawn = drawn_anew(given.content)
        Picture.objects.get_or_create(
            mall=mall,
            digest=drawn.digest,
            defaults={
                "media_type": drawn.media_type, "width": drawn.width, "height": drawn.height,
                "content": drawn.content, "by": str(by), "at": at,
            },
        )  # fmt: skip
        found.append({"picture": drawn.digest, "alt": alt})
    return found


def _entry(mall: Mall, slug: str) -> BulletinEntry:
    entry = BulletinEntry.objects.filter(mall=mall, slug=slug, withdrawn_at=None).first()
    if entry is None:
        raise refusals.EntryUnknown
    return entry


def _free_slug(mall: Mall, title: str) -> str:
    wanted = slugify(title)[:SLUG_LENGTH].strip("-") or "kabar"
    used = set(BulletinEntry.objects.filter(mall=mall, slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for n in range(1, len(used) + 2) if (slug := wanted if n == 1 else f"{wanted}-{n}") not in used)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _record(kind: str, about: str, *, mall: Mall, by: Actor, at: Instant, facts: Mapping[str, object]) -> None:
    ledger.record(mall=mall, kind=kind, about=about, by=by, at=at, facts=facts)
