"""A page and its changing part are one file: the header `Bagian` asks for the part alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.web.entry import MallRequest

HEADER = "Bagian"


def wants_part(request: MallRequest) -> bool:
    """Return whether the page's script asks for a part only."""
    return HEADER in request.headers


def answer_part(
    request: MallRequest, template: str, context: dict[str, Any], part: str, status: int = 200
) -> HttpResponse:
    """Render the page, or `template#part` when the script asked for a part."""
    name = f"{template}#{part}" if wants_part(request) else template
    response = render(request, name, context, status=status)
    response["Cache-Control"] = "no-store"
    response["Vary"] = HEADER
    return response
