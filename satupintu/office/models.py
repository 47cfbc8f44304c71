"""A change that somebody who runs the mall has made, with what was before."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import Q

from satupintu.ledger.models import Mall


class ChangeState(StrEnum):
    """Where a change stands."""

    PROPOSED = "proposed"
    MADE = "made"
    UNDONE = "undone"
    DECLINED = "declined"


class Change(models.Model):
    """One change of one thing. `before` and `after` are plain values of its kind; null = there was none."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=60)
    agency = models.CharField(max_length=20, default="", blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in ChangeState])
    made_by = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    second_by = models.CharField(max_length=60, default="", blank=True)
    second_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=60, default="", blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="office_change_second_is_another_person",
                condition=Q(second_by="") | ~Q(second_by=models.F("made_by"))
                | Q(state=ChangeState.DECLINED.value),
            ),
            models.UniqueConstraint(
                fields=["mall", "kind", "subject"], condition=Q(state=ChangeState.PROPOSED.value),
                name="office_change_one_proposal_per_subject",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["mall", "made_at"], name="office_change_by_time")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.state}"
