"""What must be there before the doors open: tables, static files, the deployment's catalogue, demo accounts."""

from __future__ import annotations

import hashlib
import os
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from satupintu.base.actor import SYSTEM
from satupintu.base.moments import Instant, at_time, business_day, from_ms
from satupintu.cli import house
from satupintu.cli.first_news import publish_first

if TYPE_CHECKING:
    from satupintu.ledger.models import Mall


DEMO_OPENS = "09:00"
BACK_AT_MOST = timedelta(seconds=60)


def prepare() -> None:
    """Bring the tables and the catalogue to this version; one process at a time, nothing to do the second time."""
    from django.core.management import call_command
    from django.db import Error

    with house.held(".opening"):
        try:
            call_command("migrate", interactive=False, verbosity=0)
        except Error as trouble:
            raise house.Trouble(f"The database cannot be used: {str(trouble).strip()}") from trouble
        _load_deployment()


def collect_static() -> None:
    """Copy the screens' static files into the data folder when one of them changed."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    if settings.MODE == "test":
        return
    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            about = Path(storage.path(name)).stat()
            found.update(f"{name} {about.st_size} {about.st_mtime_ns}\n".encode())
    stamp = settings.STATIC_ROOT / ".stamp"
    if stamp.exists() and stamp.read_text() == found.hexdigest():
        return
    with house.held(".opening"):
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        stamp.write_text(found.hexdigest())


def _load_deployment() -> None:
    """Found the deployment's mall when there is none, and load its catalogue when the file is new."""
    from django.conf import settings

    from satupintu.catalogue import commands as catalogue
    from satupintu.catalogue import reading
    from satupintu.ledger import commands as ledger
    from satupintu.ledger.models import Mall
    from satupintu.ledger.queries import now, real_now

    path = Path(os.environ.get("SATUPINTU_DEPLOYMENT", str(catalogue.PASURUAN)))
    digest = hashlib.sha256(f"{settings.DATABASE_URL}\n".encode())
    for part in (path, reading.settings_beside(path)):
        digest.update(part.read_bytes())
    stamp = settings.DATA / ".deployment"
    if stamp.exists() and stamp.read_text() == digest.hexdigest() and Mall.objects.exists():
        return
    about = reading.read_file(path)["mall"]
    mall = Mall.objects.filter(code=about["code"]).first()
    if mall is None:
        mall = ledger.found_mall(code=about["code"], name=about["name_id"], by=SYSTEM, at=_wanted() or real_now())
        if wanted := _wanted():
            mall = ledger.set_clock(mall=mall, shows=wanted, speed=1, by=SYSTEM, at=wanted)
    catalogue.load_catalogue(mall=mall, path_or_data=path, by=SYSTEM, at=now(mall))
    mall.refresh_from_db()
    publish_first(mall, by=SYSTEM, at=now(mall))
    stamp.write_text(digest.hexdigest())


def open_demo(mall: Mall) -> list[str]:
    """Make the accounts and the kiosk of a demo; returns the usernames."""
    from satupintu.catalogue.queries import book
    from satupintu.ledger.queries import now
    from satupintu.people import commands as people
    from satupintu.people.permits import Duty

    accounts = {f"loket{code}": (Duty.OFFICER, counter.agency) for code, counter in book(mall).counters.items()}
    accounts |= {
        "penyambut": (Duty.GREETER, ""),
        "dukcapil-belakang": (Duty.BACK_OFFICE, "DUKCAPIL"),
        "dukcapil-penghubung": (Duty.LIAISON, "DUKCAPIL"),
        "dukcapil-kepala": (Duty.AGENCY_HEAD, "DUKCAPIL"),
        "kabid": (Duty.MANAGER, ""),
        "pembina": (Duty.SUPERVISOR, ""),
        "inspektorat": (Duty.AUDITOR, ""),
        "ti": (Duty.OPERATOR, ""),
        "admin": (Duty.ADMINISTRATOR, ""),
    }
    people.add_demo_officers(mall=mall, accounts=accounts, by=SYSTEM, at=now(mall))
    people.ensure_demo_kiosk(mall=mall, by=SYSTEM, at=now(mall))
    return list(accounts)


def wake_hall(mall: Mall) -> date | None:
    """Set the demo's clock and play the morning of its day; returns the day that a stream may go on with.

    SATUPINTU_NOW sets the clock. Without it, the real clock is kept during real hours; outside them it is 09.00 of
    the next working day. A hall that is open by its own clock simply goes on. SATUPINTU_STREAM=0: nobody is invented.
    """
    from satupintu.jobs.stream import Stream
    from satupintu.ledger import commands as ledger
    from satupintu.ledger.queries import now
    from satupintu.queueing import queries

    at = now(mall)
    if wanted := _wanted():
        _check_not_back(mall, wanted)
        ledger.set_clock(mall=mall, shows=wanted, speed=1, by=SYSTEM, at=at)
    elif not _is_working(mall, at):
        day = _next_demo_day(mall, at)
        ledger.set_clock(mall=mall, shows=at_time(day, DEMO_OPENS), speed=1, by=SYSTEM, at=at)
    mall.refresh_from_db()
    at = now(mall)
    day = business_day(at)
    if os.environ.get("SATUPINTU_STREAM") == "0" or not _is_working(mall, at):
        return None
    if not queries.hall_of_day(mall, day).began:
        stream = Stream(mall, day)
        stream.play_morning(stream.minute())
    return day


def keep_stream(mall_pk: int, day: date) -> None:
    """Keep the gentle stream going, one day after another; the target of a process of its own.

    A demo that was left running shows a morning again after each closing.
    """
    house.set_up()
    from satupintu.jobs import stream
    from satupintu.ledger.models import Mall
    from satupintu.ledger.queries import now
    from satupintu.queueing import commands as queueing

    os.environ.pop("SATUPINTU_NOW", None)
    following: date | None = day
    while following is not None and stream.run(mall_pk, following):
        mall = Mall.objects.get(pk=mall_pk)
        queueing.end_day(mall=mall, day=following, by=SYSTEM, at=now(mall))
        following = wake_hall(Mall.objects.get(pk=mall_pk))


def _is_working(mall: Mall, at: Instant) -> bool:
    from satupintu.calendars import queries as calendars
    from satupintu.calendars.rules import MALL

    hours = calendars.hours(mall, MALL, business_day(at))
    return hours is not None and hours.opens <= at < hours.closes


def _next_demo_day(mall: Mall, at: Instant) -> date:
    """Return the next working day, never one that has numbers already."""
    from satupintu.calendars import queries as calendars
    from satupintu.calendars.rules import MALL
    from satupintu.ledger.queries import real_now
    from satupintu.queueing import queries

    today = business_day(max(at, real_now()))
    last = queries.last_day(mall)
    hours = calendars.hours(mall, MALL, today)
    if hours is not None and max(at, real_now()) < hours.opens and (last is None or last < today):
        return today
    return calendars.next_open_day(mall, MALL, max(today, last or today))


def _check_not_back(mall: Mall, wanted: datetime) -> None:
    """Refuse to turn a mall's clock back behind its own record. Raises Trouble."""
    mall.refresh_from_db()
    last = from_ms(mall.event_ms)
    if wanted < last - BACK_AT_MOST:
        raise house.Trouble(
            f"SATUPINTU_NOW is {wanted.isoformat()}, but this mall's record already stands at {last.isoformat()}, and "
            "its time never goes back. Choose a later moment, or an empty folder with SATUPINTU_DATA."
        )


def _wanted() -> datetime | None:
    """Return the moment of SATUPINTU_NOW in demo mode, else None. Raises Trouble."""
    from django.conf import settings

    text = os.environ.get("SATUPINTU_NOW", "")
    return _moment(text) if text and settings.MODE == "demo" else None


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise house.Trouble(f"SATUPINTU_NOW is not a moment in ISO 8601: {text}") from None
    if moment.tzinfo is None:
        raise house.Trouble("SATUPINTU_NOW needs an offset, as in 2026-11-24T09:00:00+07:00")
    return moment
