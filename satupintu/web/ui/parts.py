"""A page and its parts are one file: `desk.html`, `desk.html#kini`.

The live script asks its page's own address with the header `Bagian: samping kini batal`; a browser without a
script asks without it. Both get the same facts, the first only the parts that it can swap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

HEADER = "Bagian"


def asked_parts(request: HttpRequest) -> tuple[str, ...]:
    """Return the names of the parts that the script asks for, empty for a whole page."""
    return tuple(request.headers.get(HEADER, "").split())


def render_page(
    request: HttpRequest, template: str, context: Mapping[str, object], *, parts: Sequence[str] = (), status: int = 200
) -> HttpResponse:
    """Return the page, or those of its `parts` that the request asks for, one after another."""
    wanted = [name for name in parts if name in asked_parts(request)]
    if not wanted:
        answer = render(request, template, dict(context), status=status)
    else:
        pieces = (loader.render_to_string(f"{template}#{name}", dict(context), request) for name in wanted)
        answer = HttpResponse("\n".join(pieces), status=status)
    answer["Vary"] = f"{HEADER}, Cookie, Accept-Language"
    answer["Cache-Control"] = "no-store"
    return answer
