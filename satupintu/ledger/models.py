"""What the mall remembers: itself, its record, and answers already given."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Mall(models.Model):
    """One mall: its row is the lock, and holds the end of its record and its clock."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    position = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="", blank=True)
    event_ms = models.BigIntegerField(default=0)
    catalogue_stamp = models.CharField(max_length=64, default="", blank=True)
    calendar_stamp = models.CharField(max_length=64, default="", blank=True)
    clock_real_at = models.DateTimeField(null=True, blank=True)
    clock_mall_at = models.DateTimeField(null=True, blank=True)
    clock_speed = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="ledger_mall_clock_is_set_whole",
                condition=Q(clock_real_at=None, clock_mall_at=None)
                | Q(clock_real_at__isnull=False, clock_mall_at__isnull=False),
            ),
            models.CheckConstraint(name="ledger_mall_clock_moves", condition=Q(clock_speed__gte=1)),
        ]

    def __str__(self) -> str:
        return self.code


class MallHost(models.Model):
    """A host name under which a mall answers; a mall is never named in a path."""

    mall = models.ForeignKey(Mall, on_delete=models.CASCADE, related_name="hosts")
    host = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return self.host


class Record(models.Model):
    """One event of one mall; never changed, never deleted."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveBigIntegerField()
    day = models.DateField()
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=60)
    by = models.CharField(max_length=60)
    at_ms = models.BigIntegerField()
    facts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "position"], name="ledger_record_one_per_position"),
        ]
        indexes: ClassVar = [models.Index(fields=["mall", "day", "position"], name="ledger_record_day")]

    def __str__(self) -> str:
        return f"{self.position} {self.kind}"


class Answer(models.Model):
    """The answer given under a key: the same key, the same answer, one effect (kept 48 hours)."""

    mall = models.ForeignKey(Mall, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    body_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    answer = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["mall", "key"], name="ledger_answer_one_per_key")]
        indexes: ClassVar = [models.Index(fields=["made_at"], name="ledger_answer_age")]

    def __str__(self) -> str:
        return self.key
