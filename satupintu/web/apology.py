"""A page for what went wrong, where nothing else can answer: in the size of the surface, and with a way back."""

from __future__ import annotations

from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse
from django.template import loader

KIOSK = "/kios/"
ROW = "/kios/kursi/"


def way_back(path: str) -> str:
    """Return where a kiosk, or the tablet of a row, goes back to by itself; "" for every other surface."""
    line = path.removeprefix(ROW).split("/")[0]
    if path.startswith(ROW) and slug_re.fullmatch(line):  # what no line can be called leads to the kiosk
        return f"{ROW}{line}/"
    return KIOSK if path.startswith(KIOSK) else ""


def broken(request: HttpRequest) -> HttpResponse:
    """Answer a request that broke: nothing is asked of the mall, whose database may be what broke."""
    return HttpResponse(loader.get_template("500.html").render({"request": request}), status=500)
