"""Backup and restore of a house on PostgreSQL, by the server's own pg_dump and pg_restore."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from satupintu.cli import house

END_IN_DUMP = re.compile(
    r"^COPY public\.ledger_mall \((?P<columns>[^)]*)\) FROM stdin;\n(?P<rows>.*?)^\\\.$", re.M | re.S
)


class PostgresTools:
    """What `archive` needs of PostgreSQL."""

    def dump(self, to: Path) -> None:
        """Write the dump of one moment of the open database. Raises Trouble without pg_dump."""
        _run("pg_dump", "--format=custom", "--no-owner", "--file", str(to))

    def ends(self, copy: Path) -> dict[str, tuple[int, str]]:
        """Return where each mall's record ends in a dump."""
        script = _run("pg_restore", "--data-only", "--table=ledger_mall", "--file=-", str(copy), connect=False)
        found = END_IN_DUMP.search(script)
        if found is None:
            raise house.Trouble("The dump holds no mall's row.")
        columns = [name.strip(' "') for name in found["columns"].split(",")]
        rows = [dict(zip(columns, row.split("\t"), strict=True)) for row in found["rows"].splitlines()]
        return {row["code"]: (int(row["position"]), row["head"]) for row in rows}

    def has_house(self) -> bool:
        """Return whether a mall lives in the database of the settings."""
        from django.db import connection

        return "ledger_mall" in connection.introspection.table_names() and bool(self.ends_now())

    def load(self, data: Path) -> None:
        """Let the dump be the database from now on, whole or not at all. Raises Trouble."""
        from django.db import connections

        connections.close_all()
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error", str(data))

    def ends_now(self) -> dict[str, tuple[int, str]]:
        """Return where each mall's record ends in the database of the settings."""
        from satupintu.ledger.models import Mall

        return {mall.code: (mall.position, mall.head) for mall in Mall.objects.all()}


def program(name: str) -> str:
    """Return the newest installed `name`. Raises Trouble."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parent.parent.name))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        raise house.Trouble(f"{name} is missing. On Debian: apt-get install postgresql-client")
    return path


def _run(name: str, *words: str, connect: bool = True) -> str:
    """Run a program on the database of the settings; its password stands in no process list. Raises Trouble."""
    from django.db import connection

    about = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    environment = os.environ | {variable: str(about[key]) for variable, key in names.items() if about[key]}
    target = ["--dbname", str(about["NAME"])] if connect and name == "pg_restore" else []
    done = subprocess.run(
        [program(name), *target, *words], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise house.Trouble(f"{name} failed: {done.stderr.strip()}")
    return done.stdout
