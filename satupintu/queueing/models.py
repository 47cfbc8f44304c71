"""What is stored of tickets, items and desks: the record's picture in rows, with what can never be false.

The hall's truth is its record (see `queries.hall`); these rows answer by key, keep what the rule
does not need (a link, a result's date), and refuse a double start by constraint whatever else fails.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satupintu.ledger.models import Mall
from satupintu.queueing.rules.values import AT_A_COUNTER, ItemState, Outcome, TicketState

TICKET_STATES = [
    (TicketState.FREE.value, _("Menunggu")),
    (TicketState.CALLED.value, _("Dipanggil ke kursi tunggu")),
    (TicketState.AT_DECK.value, _("Duduk di kursi tunggu")),
    (TicketState.SUMMONED.value, _("Dipanggil ke loket")),
    (TicketState.SERVED.value, _("Sedang dilayani")),
    (TicketState.PENDING.value, _("Baru selesai dilayani")),
    (TicketState.AWAY.value, _("Pergi dulu")),
    (TicketState.GONE.value, _("Selesai")),
]
OUTCOMES = [
    (Outcome.DONE.value, _("Selesai")),
    (Outcome.RECEIVED.value, _("Berkas diterima")),
    (Outcome.INCOMPLETE.value, _("Belum lengkap")),
    (Outcome.INFORMATION.value, _("Cukup informasi")),
]


HOLDS_A_COUNTER = sorted(state.value for state in AT_A_COUNTER)


class Ticket(models.Model):
    """One visitor's number of one day; `link` alone reads it, pauses it, gives it back."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    number = models.CharField(max_length=8)
    link = models.CharField(max_length=22)
    seq = models.PositiveBigIntegerField()
    arrival_ms = models.BigIntegerField()
    priority = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=TICKET_STATES, default=TicketState.FREE.value)
    line = models.CharField(max_length=20, null=True, blank=True)  # noqa: DJ001 - None = in no line, for the constraint
    counter = models.CharField(max_length=10, null=True, blank=True)  # noqa: DJ001 - None = at no counter
    absences = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "day", "number"], name="queueing_ticket_one_per_number"),
            models.UniqueConstraint(fields=["mall", "link"], name="queueing_ticket_one_per_link"),
            models.UniqueConstraint(fields=["mall", "seq"], name="queueing_ticket_one_per_seq"),
            models.UniqueConstraint(
                fields=["mall", "day", "counter"],
                condition=Q(state=TicketState.SERVED.value),
                name="queueing_ticket_one_served_per_counter",
            ),
            models.UniqueConstraint(
                fields=["mall", "day", "counter"],
                condition=Q(state=TicketState.SUMMONED.value),
                name="queueing_ticket_one_summoned_per_counter",
            ),
            models.CheckConstraint(
                name="queueing_ticket_at_a_counter_iff_it_holds_one",
                condition=Q(state__in=[*HOLDS_A_COUNTER, TicketState.PENDING.value], counter__isnull=False)
                | (~Q(state__in=[*HOLDS_A_COUNTER, TicketState.PENDING.value]) & Q(counter=None)),
            ),
        ]
        indexes: ClassVar = [
            # the clock asks four times a second who is still inside, among the tickets of years
            models.Index(
                fields=["mall", "day"], condition=~Q(state=TicketState.GONE.value), name="queueing_ticket_inside"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Item(models.Model):
    """One service of a ticket and what became of it."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="items")
    no = models.PositiveSmallIntegerField()
    service = models.CharField(max_length=20)
    line = models.CharField(max_length=20)
    people = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, default=ItemState.OPEN.value)
    outcome = models.CharField(max_length=12, choices=OUTCOMES, default="", blank=True)
    result_on = models.DateField(null=True, blank=True)
    missing = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "ticket", "no"], name="queueing_item_one_per_no"),
            models.CheckConstraint(
                name="queueing_item_people_one_to_five", condition=Q(people__gte=1) & Q(people__lte=5)
            ),
            models.CheckConstraint(
                name="queueing_item_received_has_a_date",
                condition=~Q(outcome=Outcome.RECEIVED.value) | Q(result_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service}#{self.no}"


class Desk(models.Model):
    """Who sits at a counter today; empty when nobody does."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    counter = models.CharField(max_length=10)
    officer = models.CharField(max_length=60, default="", blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "counter"], name="queueing_desk_one_per_counter"),
            models.UniqueConstraint(
                fields=["mall", "officer"], condition=~Q(officer=""), name="queueing_desk_one_per_officer"
            ),
        ]

    def __str__(self) -> str:
        return self.counter
