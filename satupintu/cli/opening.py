"""What must be there before the doors open: tables, static files, the deployment's catalogue, demo accounts."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from satupintu.base.actor import SYSTEM
from satupintu.cli import house

if TYPE_CHECKING:
    from satupintu.ledger.models import Mall


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
        mall = ledger.found_mall(code=about["code"], name=about["name_id"], by=SYSTEM, at=real_now())
    catalogue.load_catalogue(mall=mall, path_or_data=path, by=SYSTEM, at=now(mall))
    stamp.write_text(digest.hexdigest())


def open_demo(mall: Mall) -> list[str]:
    """Make the accounts and the kiosk of a demo, and set its clock by SATUPINTU_NOW; returns the usernames."""
    from satupintu.catalogue.queries import book
    from satupintu.ledger import commands as ledger
    from satupintu.ledger.queries import now
    from satupintu.people import commands as people

    agencies = {f"loket{code}": counter.agency for code, counter in book(mall).counters.items()}
    people.add_demo_officers(mall=mall, agencies=agencies, by=SYSTEM, at=now(mall))
    people.ensure_demo_kiosk(mall=mall, by=SYSTEM, at=now(mall))
    if wanted := os.environ.get("SATUPINTU_NOW"):
        ledger.set_clock(mall=mall, shows=_moment(wanted), speed=1, by=SYSTEM, at=now(mall))
    return list(agencies)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise house.Trouble(f"SATUPINTU_NOW is not a moment in ISO 8601: {text}") from None
    if moment.tzinfo is None:
        raise house.Trouble("SATUPINTU_NOW needs an offset, as in 2026-11-24T09:00:00+07:00")
    return moment
