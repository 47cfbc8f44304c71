"""A drawn page is kept under the very facts that it shows.

Another fact is another key, so no page can be stale: nothing has to be told when a fact changes. What nobody asks
for any more falls out at the end of the list. The facts themselves come fresh with every request, from memory.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import replace
from threading import Lock
from typing import Protocol

from django.http import HttpResponse
from django.template.loader import render_to_string

from satupintu.web.entry import MallRequest
from satupintu.web.frame import frame_of
from satupintu.web.parts import HEADER, wants_part

KEPT = 256
_kept: OrderedDict[Hashable, bytes] = OrderedDict()
_guard = Lock()


class Shown(Protocol):
    """A page's facts: frozen, compared by what they show."""

    def __hash__(self) -> int: ...


def answer(request: MallRequest, template: str, page: Shown, *, part: str = "", status: int = 200) -> HttpResponse:
    """Answer with `template` filled with `page` (or its `part`, when the page's script asks for one).

    The template shows nothing beside `page`, the frame without its seconds, and texts of the language.
    """
    name = f"{template}#{part}" if part and wants_part(request) else template
    frame = replace(frame_of(request), now_iso="")
    if not frame.demo:
        frame = replace(frame, clock="")
    key = (name, request.LANGUAGE_CODE, request.mall.pk, frame, page)
    drawn = _found(key)
    if drawn is None:
        drawn = render_to_string(name, {"page": page, "frame": frame}, request).encode()
        _keep(key, drawn)
    response = HttpResponse(drawn, status=status)
    response["Cache-Control"] = "private, no-cache"
    if part:
        response["Vary"] = HEADER
    return response


def forget_pages() -> None:
    """Drop every drawn page."""
    with _guard:
        _kept.clear()


def _found(key: Hashable) -> bytes | None:
    with _guard:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key)


def _keep(key: Hashable, drawn: bytes) -> None:
    with _guard:
        _kept[key] = drawn
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
