"""Calls for help, and the wishes of today's visitors."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from satupintu.ledger.models import Mall
from satupintu.queueing.models import Ticket


class HelpCall(models.Model):
    """Somebody pressed "panggil petugas" at a place: a kiosk ("kiosk:t12"), a counter ("counter:7"), a row."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    place = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    called_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mall", "place"], condition=Q(answered_at=None), name="reception_help_one_open_per_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.called_at:%H.%M}"


class SpentPass(models.Model):
    """A phone's pass into the hall that has had its number; kept by real time until the pass would have ended anyway.

    The pass is a random word that says nothing of the phone, of its number or of its visitor.
    """

    mall = models.ForeignKey(Mall, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=40)
    spent_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "word"], name="reception_pass_spent_once"),
        ]

    def __str__(self) -> str:
        return f"{self.spent_at}"


class Wishes(models.Model):
    """How a visitor would like to be met today. Never in the record, never with a reason, gone with the day."""

    mall = models.ForeignKey(Mall, on_delete=models.CASCADE, related_name="+")
    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="+")
    wheelchair = models.BooleanField(default=False)
    sign_language = models.BooleanField(default=False)
    guide = models.BooleanField(default=False)
    companion = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"wishes of {self.ticket_id}"
