"""`satupintu check`: may this house open its doors? Every line says what is so; exit code 1 when one is not right."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from satupintu.cli import durability, house
from satupintu.web.proxies import Proxies

SECRET_AT_LEAST = 32


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `stops`: a house in which it is not right does not open."""

    about: str
    ok: bool
    words: str
    stops: bool = True


def add(commands: house.Commands) -> None:
    """Declare `check`."""
    parser = commands.add_parser("check", help="look at settings, clock, disk, durability of the database, catalogue")
    house.add_json(parser)
    parser.set_defaults(work=_check)


def _check(arguments: argparse.Namespace) -> int:
    found = [*settings_findings(), *database_findings()]
    rows = [("ok " if finding.ok else "NOT", finding.about, finding.words) for finding in found]
    in_order = all(finding.ok for finding in found)
    house.say(arguments, {"ok": in_order, "findings": [asdict(finding) for finding in found]}, house.table(rows))
    return house.DONE if in_order else house.NOT_IN_ORDER


def settings_findings() -> Iterator[Finding]:
    """Look at the settings; demo and test mode may have known secrets, production may not."""
    from django.conf import settings

    strict = settings.MODE == "production"
    yield Finding("mode", settings.MODE in {"demo", "test", "production"}, settings.MODE)
    default = settings.SECRET_KEY == settings.DEFAULT_SECRET
    short = len(settings.SECRET_KEY) < SECRET_AT_LEAST
    words = "the one printed in the repository" if default else f"shorter than {SECRET_AT_LEAST}" if short else "own"
    yield Finding("secret", not (strict and (default or short)), words)
    yield Finding("debug", not (strict and settings.DEBUG), "on" if settings.DEBUG else "off")
    hosts = [host for host in settings.ALLOWED_HOSTS if host]
    yield Finding("hosts", not strict or bool(hosts and "*" not in hosts), ", ".join(hosts) or "none")
    proxies, wrong = settings.PROXIES, not _are_addresses(settings.PROXIES)
    yield Finding("proxies", not wrong, f"no addresses: {proxies}" if wrong else proxies or "none")
    fixed = os.environ.get("SATUPINTU_NOW", "")
    yield Finding("clock setting", not (strict and fixed), fixed or "real time")


def _are_addresses(named: str) -> bool:
    try:
        Proxies(named)
    except ValueError:
        return False
    return True


def database_findings() -> Iterator[Finding]:
    """Look at the database, the disk, the clock and what is loaded."""
    from django.db import Error, connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as trouble:
        yield Finding("database", False, str(trouble).strip())
        return
    yield Finding("database", True, connection.vendor)
    for about, ok, words in durability.facts():
        yield Finding(about, ok, words)
    yield from _tables()


def _tables() -> Iterator[Finding]:
    from django.core.management import call_command
    from django.db import Error

    from satupintu.web import health

    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
        yield Finding("tables", True, "as this version needs them")
    except (SystemExit, Error):
        yield Finding("tables", False, "older than this version: start the server once")
        return
    words = health.disk()
    yield Finding("disk", words == "ok", words)
    words = health.clock()
    yield Finding("clock", words == "ok", words)
    yield from _malls()


def _malls() -> Iterator[Finding]:
    from django.conf import settings

    from satupintu.ledger.models import Mall
    from satupintu.people import queries as people

    strict = settings.MODE == "production"
    malls = list(Mall.objects.all())
    if not malls:
        yield Finding("catalogue", False, "no mall here yet")
    for mall in malls:
        yield Finding(
            f"catalogue of {mall.code}", bool(mall.catalogue_stamp), mall.catalogue_stamp[:12] or "not loaded"
        )
        known = people.known_passwords(mall)
        words = f"{len(known)} accounts" if known else "none"
        yield Finding(f"known passwords of {mall.code}", not (strict and known), words)
        bare = people.without_second_factor(mall) if strict else []
        words = f"missing: {', '.join(bare)}" if bare else "in order"
        # the house opens all the same: it is on its pages that they set one up, and they can do nothing else there
        yield Finding(f"second factor of {mall.code}", not bare, words, stops=False)
        token = people.has_known_token(mall)
        yield Finding(f"known device secret of {mall.code}", not (strict and token), "the demo's" if token else "none")
        clock = mall.clock_mall_at is not None
        yield Finding(f"mall clock of {mall.code}", not (strict and clock), "a demo's" if clock else "real time")


def stop_unless_fit(findings: Iterator[Finding]) -> None:
    """Raise Trouble with every finding that is not right."""
    wrong = [finding for finding in findings if finding.stops and not finding.ok]
    for finding in wrong:
        print(f"NOT  {finding.about}: {finding.words}", file=sys.stderr)
    if wrong:
        raise house.Trouble("This house does not open like that. `satupintu check` shows everything.")
