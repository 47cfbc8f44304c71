"""Backup and restore of a house on SQLite: the online copy, a check of every page, an atomic change of names."""

from __future__ import annotations

import os
from pathlib import Path

from satupintu.cli import house

ENDS = "SELECT code, position, head FROM ledger_mall"


class SqliteTools:
    """What `archive` needs of SQLite."""

    def dump(self, to: Path) -> None:
        """Write a whole copy of the open database into one file. Raises Trouble when a page of it is broken."""
        import sqlite3

        from django.db import connection

        connection.ensure_connection()
        copy = sqlite3.connect(to)
        try:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            copy.close()
        check(to)

    def ends(self, copy: Path) -> dict[str, tuple[int, str]]:
        """Return where each mall's record ends in a copy."""
        import sqlite3

        database = sqlite3.connect(copy)
        try:
            return {code: (position, head) for code, position, head in database.execute(ENDS)}
        finally:
            database.close()

    def has_house(self) -> bool:
        """Return whether a mall lives in the database of the settings."""
        import sqlite3

        place = self._place()
        if not place.exists():
            return False
        database = sqlite3.connect(place)
        try:
            return bool(database.execute("SELECT count(*) FROM ledger_mall").fetchone()[0])
        except sqlite3.Error:
            return place.stat().st_size > 0  # something is here that we cannot read: not ours to replace
        finally:
            database.close()

    def load(self, data: Path) -> None:
        """Let `data` be the database from now on; the old one stays beside it as `….before-restore`."""
        from django.db import connections

        from satupintu.cli.archive import to_disk

        check(data)
        connections.close_all()
        place = self._place()
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists():
            self._fold_in(place)
            place.replace(place.with_name(place.name + ".before-restore"))
        for ending in ("-wal", "-shm"):
            place.with_name(place.name + ending).unlink(missing_ok=True)
        to_disk(data)
        os.replace(data, place)
        to_disk(place.parent)

    def ends_now(self) -> dict[str, tuple[int, str]]:
        """Return where each mall's record ends in the database of the settings."""
        return self.ends(self._place())

    def _place(self) -> Path:
        from django.db import connection

        return Path(str(connection.settings_dict["NAME"]))

    def _fold_in(self, place: Path) -> None:
        """Bring the old database's write-ahead log into its file, as far as it can be read."""
        import contextlib
        import sqlite3

        with contextlib.suppress(sqlite3.Error):
            database = sqlite3.connect(place)
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            database.close()


def check(path: Path) -> None:
    """Read every page and every key of a database. Raises Trouble when something is wrong."""
    import sqlite3

    database = sqlite3.connect(path)
    try:
        words = [str(row[0]) for row in database.execute("PRAGMA integrity_check")]
        orphans = database.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.Error as trouble:
        raise house.Trouble(f"The database cannot be read: {trouble}") from trouble
    finally:
        database.close()
    if words != ["ok"] or orphans:
        raise house.Trouble(f"The database is damaged: {words[0]}, {len(orphans)} rows point nowhere.")
