"""The catalogue's rows: each keeps its complete entry of the deployment's file, and the columns that queries use.

A row that leaves the file stays, inactive, so that old records keep their meaning.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from satupintu.catalogue.rules import Arrow, Held, Source, Unit
from satupintu.ledger.models import Mall


class Deployment(models.Model):
    """What a deployment's file holds beside its lists (mall facts, roles, conditions, sources …), and its settings."""

    mall = models.OneToOneField(Mall, on_delete=models.PROTECT, related_name="+")
    stamp = models.CharField(max_length=64)
    entry = models.JSONField(default=dict)
    settings = models.JSONField(default=dict)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.mall_id} {self.stamp[:12]}"


class Row(models.Model):
    """What every row of the catalogue has: its mall, code, place in the file, entry, and whether it is in force."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    place = models.PositiveIntegerField()
    entry = models.JSONField(default=dict)
    is_active = models.BooleanField(default=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.code


class NamedRow(Row):
    """A row with a name in two languages."""

    name_id = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, default="", blank=True)

    class Meta:
        abstract = True


class District(NamedRow):
    """A kecamatan."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "code"], name="catalogue_district_one_per_code"),
        ]


class Facility(NamedRow):
    """Something the building offers."""

    floor = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "code"], name="catalogue_facility_one_per_code"),
        ]


class Zone(NamedRow):
    """A part of the hall with one board and one queue of spoken calls."""

    floor = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "code"], name="catalogue_zone_one_per_code"),
        ]


class Agency(NamedRow):
    """A tenant of the mall (instansi)."""

    short_name = models.CharField(max_length=60)
    floor = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "code"], name="catalogue_agency_one_per_code"),
        ]


class Line(NamedRow):
    """A waiting line with its row of seats (jalur antrean)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="+")
    floor = models.PositiveSmallIntegerField()
    has_device = models.BooleanField(default=True)
    standard_ms = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "code"], name="catalogue_line_one_per_code"),
            models.CheckConstraint(name="catalogue_line_has_a_standard", condition=Q(standard_ms__gt=0)),
        ]


class Counter(Row):
    """A desk (loket); its code is its number as text."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="+")
    floor = models.PositiveSmallIntegerField()
    arrow = models.CharField(max_length=8, choices=[(arrow.value, arrow.value) for arrow in Arrow])

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "code"], name="catalogue_counter_one_per_code"),
        ]


class Paper(NamedRow):
    """A kind of document."""

    issuer = models.CharField(max_length=80)
    source = models.CharField(max_length=10, choices=[(source.value, source.value) for source in Source])
    held = models.CharField(max_length=10, choices=[(held.value, held.value) for held in Held])
    validity = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "code"], name="catalogue_paper_one_per_code"),
        ]


class Service(NamedRow):
    """The smallest thing with a standard of its own (layanan)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    desk_minutes = models.PositiveSmallIntegerField()
    promise_amount = models.PositiveSmallIntegerField()
    promise_unit = models.CharField(max_length=16, choices=[(unit.value, unit.value) for unit in Unit])
    amount_idr = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "code"], name="catalogue_service_one_per_code"),
            models.CheckConstraint(name="catalogue_service_takes_time", condition=Q(desk_minutes__gt=0)),
        ]


class LifeEvent(NamedRow):
    """What happened in a life and leads to services."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "code"], name="catalogue_life_event_one_per_code"),
        ]


class CounterMove(models.Model):
    """A counter that serves another line than the deployment's file says, until it is moved back; by codes.

    It stands beside the rows, so that loading a file again neither loses nor needs it (docs/adr/0011).
    """

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    counter = models.CharField(max_length=10)
    line = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "counter"], name="catalogue_move_one_per_counter"),
        ]

    def __str__(self) -> str:
        return f"{self.counter} to {self.line}"
