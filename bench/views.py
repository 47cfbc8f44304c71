"""What drawing a page costs: CPU of one request inside a server process, beside a bare template page in the same run.

`python -m bench.views <link>` runs in a server's environment, on its database, and prints one JSON object. Each page is
asked `ROUNDS` times in turn with the others, through all of the house's middleware; the CPU is that of the thread.
"kept" is a page whose facts did not change since it was drawn, "anew" one that nobody has drawn before.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.faults.house import Client, House
from tests.server import ROOT

ROUNDS = 120
NUMBERS = 60
MOST_MS = 5.0
BARE = "bare template page"
SERVICES = ("DKC-01", "POL-01", "SAM-01", "BPN-01", "KPP-01", "BKS-04", "BRI-02", "POS-02")


@dataclass(frozen=True, slots=True)
class Drawn:
    """The CPU of one page at the median, in milliseconds: kept, drawn anew, and the bare page of the same run."""

    name: str
    kept_ms: float
    anew_ms: float
    bare_ms: float

    @property
    def ratio(self) -> float:
        """How many times the bare page's CPU a request costs."""
        return self.kept_ms / self.bare_ms


def measure(running: House) -> list[Drawn]:
    """Return what the public pages of a running house cost, in a hall with some people in it."""
    kiosk = Client(running, running.kiosk)
    for no in range(NUMBERS):
        link = kiosk.post("/tickets", {"services": [SERVICES[no % len(SERVICES)]]}).body["id"]
    done = subprocess.run(
        [sys.executable, "-m", "bench.views", link], cwd=ROOT, env=running.server.environment, text=True,
        stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    return [Drawn(**one) for one in json.loads(done.stdout)]


def _inside(link: str) -> list[Drawn]:
    """Measure in this process."""
    import django

    django.setup()
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory, override_settings

    from satupintu.web.public.kept import forget_pages

    pages = {
        "home /": "/", "agencies /instansi/": "/instansi/", "agency /instansi/DUKCAPIL/": "/instansi/DUKCAPIL/",
        "service /layanan/DKC-09/": "/layanan/DKC-09/", "hall /antrean/": "/antrean/", "ticket /t/…": f"/t/{link}/",
    }  # fmt: skip
    make = RequestFactory(headers={"Accept-Language": "id"}, SERVER_NAME="127.0.0.1")
    house = WSGIHandler()
    bare_settings: dict[str, Any] = {
        "MIDDLEWARE": [], "ROOT_URLCONF": "bench.bare.page",
        "TEMPLATES": [{
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [str(Path(__file__).parent / "bare" / "templates")],
        }],
    }  # fmt: skip

    def cost(handler: WSGIHandler, path: str, before: Callable[[], None]) -> float:
        before()
        request = make.get(path)
        began = time.thread_time()
        answer = handler.get_response(request)
        took = time.thread_time() - began
        answer.close()
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answers {answer.status_code}")
        return took * 1000

    def nothing() -> None:
        """Leave everything as it is."""

    def rounds(work: dict[str, Callable[[], float]]) -> Iterator[tuple[str, float]]:
        took: dict[str, list[float]] = {name: [] for name in work}
        for no in range(ROUNDS + 5):
            for name, one in work.items():
                ms = one()
                if no >= 5:
                    took[name].append(ms)
        yield from ((name, statistics.median(times)) for name, times in took.items())

    kept = dict(rounds({name: lambda path=path: cost(house, path, nothing) for name, path in pages.items()}))  # type: ignore[misc]
    anew = dict(rounds({name: lambda path=path: cost(house, path, forget_pages) for name, path in pages.items()}))  # type: ignore[misc]
    with override_settings(**bare_settings):
        bare_house = WSGIHandler()
        bare = dict(rounds({BARE: lambda: cost(bare_house, "/bare", nothing)}))[BARE]
    return [Drawn(name, kept[name], anew[name], bare) for name in pages]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    print(json.dumps([asdict(one) for one in _inside(sys.argv[1])]))
