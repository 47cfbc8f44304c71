"""Hours, breaks, free days, known years of decrees. `holder` "mall" is the mall, else an agency's code."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from satupintu.calendars.rules import DayKind
from satupintu.ledger.models import Mall

FREE = (DayKind.NATIONAL, DayKind.JOINT_LEAVE)


class OpeningHours(models.Model):
    """When a holder serves on one weekday (0 = Monday)."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    holder = models.CharField(max_length=20)
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "holder", "weekday"], name="calendars_hours_one_per_weekday"),
            models.CheckConstraint(name="calendars_hours_open_before_close", condition=Q(opens__lt=F("closes"))),
            models.CheckConstraint(name="calendars_hours_on_a_weekday", condition=Q(weekday__lte=6)),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.weekday} {self.opens:%H.%M}-{self.closes:%H.%M}"


class PlannedBreak(models.Model):
    """When a holder pauses on one weekday."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    holder = models.CharField(max_length=20)
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    reason = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mall", "holder", "weekday", "starts"], name="calendars_break_one_per_start"
            ),
            models.CheckConstraint(name="calendars_break_starts_before_end", condition=Q(starts__lt=F("ends"))),
            models.CheckConstraint(name="calendars_break_on_a_weekday", condition=Q(weekday__lte=6)),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.weekday} {self.starts:%H.%M}-{self.ends:%H.%M}"


class FreeDay(models.Model):
    """A public holiday or joint leave (cuti bersama): the mall is closed."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in FREE])
    name_id = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "on"], name="calendars_free_day_one_per_date"),
            models.CheckConstraint(name="calendars_free_day_is_free", condition=Q(kind__in=list(FREE))),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.name_id}"


class SpecialHours(models.Model):
    """What was announced for some days apart from the usual week (`rules.Special`); never changed, only taken back."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    holder = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField()
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    is_closed = models.BooleanField(default=False)
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    pause_starts = models.TimeField(null=True, blank=True)
    pause_ends = models.TimeField(null=True, blank=True)
    reason = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="calendars_special_in_order", condition=Q(first__lte=F("last"))),
            models.CheckConstraint(
                name="calendars_special_pause_is_whole",
                condition=Q(pause_starts=None, pause_ends=None) | Q(pause_starts__lt=F("pause_ends")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.first}-{self.last}"


class DecreeYear(models.Model):
    """A year whose decree is loaded; dates of later years are provisional."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "year"], name="calendars_decree_one_per_year"),
        ]

    def __str__(self) -> str:
        return str(self.year)
