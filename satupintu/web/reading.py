"""Readers of sensitive pages: each reading is a line of the access log."""

from __future__ import annotations

from satupintu.people import commands as people
from satupintu.web.entry import BY_ITSELF, MallRequest


def note_reading(request: MallRequest, about: str) -> None:
    """Note that the signed-in account reads a page; what the page's script fetches by itself is no reading."""
    if request.officer is None or request.method != "GET" or BY_ITSELF in request.headers:
        return
    people.note_access(
        mall=request.mall, what="seen", account=request.officer.pk, about=about, by=request.actor, at=request.at
    )
