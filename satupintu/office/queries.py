"""What was changed, by whom, and what waits for a second person."""

from __future__ import annotations

from satupintu.ledger.models import Mall
from satupintu.office.models import Change, ChangeState

SHOWN = 50


def changes(mall: Mall, *, agency: str = "", kind: str = "", limit: int = SHOWN) -> list[Change]:
    """Return the latest changes, those of one agency or kind only where one is named."""
    found = Change.objects.filter(mall=mall)
    if agency:
        found = found.filter(agency=agency)
    if kind:
        found = found.filter(kind=kind)
    return list(found.order_by("-pk")[:limit])


def change(mall: Mall, pk: int) -> Change | None:
    """Return one change of a mall, or None."""
    return Change.objects.filter(mall=mall, pk=pk).first()


def waiting(mall: Mall) -> list[Change]:
    """Return what waits for a second person, the oldest first."""
    return list(Change.objects.filter(mall=mall, state=ChangeState.PROPOSED).order_by("pk"))
