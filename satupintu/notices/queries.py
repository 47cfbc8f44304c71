"""What the mall announces now; nothing here changes anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from satupintu.base.moments import Instant
from satupintu.ledger.models import Mall
from satupintu.notices import refusals
from satupintu.notices.models import BulletinEntry, BulletinVersion, FacilityState, HallMessage, Picture


@dataclass(frozen=True, slots=True)
class State:
    """What is said of a facility now: out of order (until a moment, or nobody knows), and why."""

    facility: str
    works: bool
    note: str
    until: Instant | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of an entry: its name in addresses, its words, its size in pixels."""

    digest: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class News:
    """An entry as it reads now. `corrected_at` is None while its first version stands."""

    pk: int
    slug: str
    title: str
    body: str
    author: str
    released_at: Instant
    corrected_at: Instant | None
    views: int
    pictures: tuple[Shown, ...] = ()


def facility_states(mall: Mall, at: Instant) -> Mapping[str, State]:
    """Return what is said of facilities at a moment, by code; one that nobody speaks of is not there.

    "Out of order until 10.00" ends at 10.00 by itself: then the facility works again.
    """
    found: dict[str, State] = {}
    for row in FacilityState.objects.filter(mall=mall, undone_at=None, at__lte=at).order_by("id"):
        over = row.until is not None and row.until <= at
        found[row.facility] = State(row.facility, row.works or over, "" if over else row.note, row.until)
    return found


def facility_history(mall: Mall, facility: str) -> list[FacilityState]:
    """Return all that was said of a facility, newest first, with what was taken back."""
    return list(FacilityState.objects.filter(mall=mall, facility=facility).order_by("-id"))


def news(mall: Mall, at: Instant, most: int = 50) -> list[News]:
    """Return the released entries of the bulletin, newest release first, without pictures."""
    entries = {row.pk: row for row in BulletinEntry.objects.filter(mall=mall, withdrawn_at=None)}
    released = [_news(entries[pk], version) for pk, version in _newest(entries).items() if version.released_at <= at]
    return sorted(released, key=lambda one: (one.released_at, one.pk), reverse=True)[:most]


def news_by_slug(mall: Mall, slug: str, at: Instant) -> News:
    """Return one released entry with its pictures. Raises EntryUnknown."""
    entry = BulletinEntry.objects.filter(mall=mall, slug=slug, withdrawn_at=None).first()
    version = _newest({entry.pk: entry}).get(entry.pk) if entry is not None else None
    if entry is None or version is None or version.released_at > at:
        raise refusals.EntryUnknown
    return _news(entry, version, _pictures(mall, version))


def versions(mall: Mall, slug: str) -> list[BulletinVersion]:
    """Return every version of an entry, newest first, with those that were undone. Raises EntryUnknown."""
    found = list(BulletinVersion.objects.filter(mall=mall, entry__slug=slug).order_by("-no"))
    if not found:
        raise refusals.EntryUnknown
    return found


def picture(mall: Mall, digest: str) -> Picture | None:
    """Return a picture that stands in some version of the bulletin, or None."""
    return Picture.objects.filter(mall=mall, digest=digest).first()


def hall_messages(mall: Mall, at: Instant, zone: str = "") -> list[HallMessage]:
    """Return the messages to show at a moment, in a zone too when it is named; the oldest first."""
    shown = HallMessage.objects.filter(mall=mall, withdrawn_at=None, starts_at__lte=at, until__gt=at)
    return list(shown.filter(zone__in=("", zone)).order_by("id"))


def has_news(mall: Mall) -> bool:
    """Return whether this bulletin ever had an entry."""
    return BulletinEntry.objects.filter(mall=mall).exists()


def _newest(entries: Mapping[int, BulletinEntry]) -> dict[int, BulletinVersion]:
    rows = BulletinVersion.objects.filter(entry__in=list(entries), undone_at=None).order_by("no")
    return {row.entry_id: row for row in rows}


def _news(entry: BulletinEntry, version: BulletinVersion, pictures: tuple[Shown, ...] = ()) -> News:
    return News(
        pk=entry.pk,
        slug=entry.slug,
        title=version.title,
        body=version.body,
        author=version.author,
        released_at=version.released_at,
        corrected_at=version.at if version.no > 1 else None,
        views=entry.views,
        pictures=pictures,
    )


def _pictures(mall: Mall, version: BulletinVersion) -> tuple[Shown, ...]:
    wanted = {str(one["picture"]): str(one["alt"]) for one in version.pictures}
    sizes = {row.digest: row for row in Picture.objects.filter(mall=mall, digest__in=list(wanted)).defer("content")}
    return tuple(
        Shown(digest, alt, sizes[digest].width, sizes[digest].height)
        for digest, alt in wanted.items()
        if digest in sizes
    )


def newest_version(mall: Mall, slug: str) -> BulletinVersion | None:
    """Return what an entry says now, also before its release; None when it is withdrawn or unknown."""
    found = BulletinVersion.objects.filter(
        mall=mall, entry__slug=slug, entry__withdrawn_at=None, undone_at=None
    )  # fmt: skip
    return found.order_by("-no").first()


def is_withdrawn(mall: Mall, slug: str) -> bool:
    """Return whether an entry was taken out of the bulletin."""
    return BulletinEntry.objects.filter(mall=mall, slug=slug).exclude(withdrawn_at=None).exists()


def entries(mall: Mall) -> list[BulletinVersion]:
    """Return what every entry says now, also before its release, newest first."""
    known = {row.pk: row for row in BulletinEntry.objects.filter(mall=mall, withdrawn_at=None)}
    return sorted(_newest(known).values(), key=lambda version: version.released_at, reverse=True)


def message(mall: Mall, pk: int) -> HallMessage | None:
    """Return a message that was not withdrawn, or None."""
    return HallMessage.objects.filter(mall=mall, pk=pk, withdrawn_at=None).first()
