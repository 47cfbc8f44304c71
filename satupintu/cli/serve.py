"""`satupintu serve`: every screen and the API on one address, in several processes."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import signal
import socket
import sys
import time
from datetime import date
from typing import TYPE_CHECKING, Any

from satupintu.cli import checks, house, opening

if TYPE_CHECKING:
    from granian.server.common import AbstractServer

    from satupintu.ledger.models import Mall

BACKLOG = 4096
ENDS_WITHIN_SECONDS = 5
RESPAWN_AFTER_SECONDS = 0.5
SCREENS = (
    ("Home page", "/"),
    ("The queue now", "/antrean/"),
    ("Kiosk", "/kios/"),
    ("Seats of a line", "/kios/kursi/DUKCAPIL/"),
    ("Counter", "/loket/"),
    ("Strip", "/loket/7/strip"),
    ("Greeter", "/penyambut/"),
    ("Office", "/petugas/"),
    ("Board of zone 1", "/papan/1/"),
    ("Board of zone 2", "/papan/2/"),
    ("Board of zone 3", "/papan/3/"),
    ("Components", "/komponen/"),
    ("API", "/api/v1/openapi.json"),
)


def _screens(mode: str) -> list[tuple[str, str]]:
    """Return the screens of a mode: the gallery is for who builds, not for a mall that works."""
    return [(name, path) for name, path in SCREENS if mode != "production" or path != "/komponen/"]


def add(commands: house.Commands) -> None:
    """Declare `serve`."""
    parser = commands.add_parser("serve", help="serve every screen on one address; prepares database and catalogue")
    port, workers = os.environ.get("SATUPINTU_PORT", "8000"), os.environ.get("SATUPINTU_WORKERS", "2")
    host = os.environ.get("SATUPINTU_HOST", "127.0.0.1")
    parser.add_argument("--host", default=host, help="address to listen on (SATUPINTU_HOST, 127.0.0.1)")
    parser.add_argument("--port", type=int, default=port, help="port to listen on (SATUPINTU_PORT, 8000)")
    parser.add_argument("--workers", type=int, default=workers, help="server processes (SATUPINTU_WORKERS, 2)")
    parser.set_defaults(work=_serve)


def _serve(arguments: argparse.Namespace) -> int:
    from django.conf import settings
    from django.db import connections

    from satupintu.ledger.models import Mall

    checks.stop_unless_fit(checks.settings_findings())
    check_port(arguments.host, arguments.port)
    opening.prepare()
    opening.collect_static()
    checks.stop_unless_fit(checks.database_findings())
    with house.held(".serving", shared=True, wait=False):
        malls = list(Mall.objects.all())
        accounts = {mall.pk: opening.open_demo(mall) for mall in malls} if settings.MODE == "demo" else {}
        days = {mall.pk: opening.wake_hall(mall) for mall in malls} if settings.MODE == "demo" else {}
        for mall in malls:
            print(house_table(mall, f"http://{arguments.host}:{arguments.port}", accounts.get(mall.pk, [])), flush=True)
        connections.close_all()
        _start_streams(days)
        _run(arguments.host, arguments.port, arguments.workers)
    return house.DONE


def _start_streams(days: dict[int, date | None]) -> None:
    """Start the gentle stream of each demo mall in a process that ends with this one."""
    context = multiprocessing.get_context("spawn")
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # inherited: Ctrl-C is for the server, which ends them
    for mall_pk, day in days.items():
        if day is not None:
            context.Process(target=opening.keep_stream, args=(mall_pk, day), daemon=True, name="stream").start()
    signal.signal(signal.SIGINT, before)


def check_port(host: str, port: int) -> None:
    """Raise Trouble when nobody can listen there."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as trouble:
            words = f"Port {port} on {host} cannot be used: {trouble.strerror}. Choose another with SATUPINTU_PORT."
            raise house.Trouble(words) from trouble


def house_table(mall: Mall, address: str, accounts: list[str]) -> str:
    """Return the short table of a start: each screen's address, and the demo's accounts in demo mode."""
    from django.conf import settings

    from satupintu.people.rules import DEMO_PASSWORD

    rows = [(f"  {name}", address + path) for name, path in _screens(settings.MODE)]
    if accounts:
        desks = [name for name in accounts if name.startswith("loket")]
        rows.append(
            ("  Demo accounts", f"{desks[0]} … {desks[-1]}, {', '.join(n for n in accounts if n not in desks)}")
        )
        rows.append(("  Password", DEMO_PASSWORD))
    return f"{mall.name}\n{house.table(rows)}"


def _run(host: str, port: int, workers: int) -> None:
    """Serve until told to stop. A worker that dies is replaced; one whose parent is gone ends itself.

    Granian gives up when a worker dies soon after it was replaced. Where workers have come as far as to answer,
    somebody kills them, and the server begins again; where none has, the program is broken, and it ends.
    """
    from satupintu.web.parent import has_answered, note_main_process

    _open_files_as_allowed()
    note_main_process()
    while True:
        server = _server(host, port, workers)
        try:
            server.serve()
            break
        except SystemExit:
            if server.interrupt_signal or not has_answered():
                raise
        print("The server's processes were killed; it begins again.", file=sys.stderr, flush=True)
        time.sleep(RESPAWN_AFTER_SECONDS)


def _server(host: str, port: int, workers: int) -> AbstractServer[Any]:
    from granian import Granian
    from granian.constants import Interfaces, Loops
    from granian.log import LogLevels

    return Granian(
        "config.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        loop=Loops.asyncio,
        workers=workers,
        websockets=False,
        backlog=BACKLOG,
        backpressure=BACKLOG,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=RESPAWN_AFTER_SECONDS,
        workers_kill_timeout=ENDS_WITHIN_SECONDS,
    )


def _open_files_as_allowed() -> None:
    """Raise the limit of open files to what the system allows: each stream is one."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
