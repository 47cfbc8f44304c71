"""What the mall announces. Rows are only added, closed or counted: each keeps who said it and when.

`by` is the actor's code (never a name). What was taken back stays, with the moment it was taken back.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from satupintu.ledger.models import Mall


class Said(models.Model):
    """What every row here has: its mall, who said it and when by the mall's clock."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        abstract = True


class FacilityState(Said):
    """What was said of a facility: it works, or not, with a note and until when (None: nobody knows).

    The newest row that was not taken back counts. A facility without a row works as far as anybody knows.
    """

    facility = models.CharField(max_length=60)
    works = models.BooleanField()
    note = models.CharField(max_length=200, default="", blank=True)
    until = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["mall", "facility", "-id"], name="notices_facility_newest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="notices_facility_works_has_no_end", condition=Q(works=False) | Q(until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facility} {'works' if self.works else 'is out of order'}"


class BulletinEntry(Said):
    """One piece of news under its address; what it says stands in its versions. `views` counts readers."""

    slug = models.SlugField(max_length=80)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    views = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "slug"], name="notices_entry_one_per_slug"),
        ]

    def __str__(self) -> str:
        return self.slug


class BulletinVersion(Said):
    """What an entry said from a moment on. `body` is Markdown; the highest `no` that was not undone counts.

    `pictures` lists what stands below the text: [{"picture": digest, "alt": words}]. `released_at` is the hour
    from which everybody may read it; `author` is the name as shown, that of an office.
    """

    entry = models.ForeignKey(BulletinEntry, on_delete=models.PROTECT, related_name="versions")
    no = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    body = models.TextField(max_length=20_000)
    author = models.CharField(max_length=80)
    released_at = models.DateTimeField()
    pictures = models.JSONField(default=list, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "no"], name="notices_version_one_per_number"),
            models.CheckConstraint(name="notices_version_counts_from_one", condition=Q(no__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}.{self.no} {self.title}"


class Picture(Said):
    """A picture as it is served: drawn anew by us, so that nothing of the given file but its pixels is kept."""

    digest = models.CharField(max_length=64)
    media_type = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "digest"], name="notices_picture_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.digest[:12]} {self.width} x {self.height}"


class HallMessage(Said):
    """A short message to everybody in the hall, or in one zone (`zone` ""= all): `starts_at <= t < until`."""

    text = models.CharField(max_length=120)
    zone = models.CharField(max_length=10, default="", blank=True)
    starts_at = models.DateTimeField()
    until = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="notices_message_ends_after_it_starts", condition=Q(until__gt=F("starts_at"))),
        ]

    def __str__(self) -> str:
        return self.text
