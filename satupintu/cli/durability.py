"""Does a commit of this database survive a power cut? (RELIABILITY, "settings that carry the promise")"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

SQLITE_AT_LEAST = (3, 51, 3)
POSTGRES_AT_LEAST = 150_000
NETWORK_DISKS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "ceph", "glusterfs")
Fact = tuple[str, bool, str]


def facts() -> Iterator[Fact]:
    """Return what carries the promise: name, whether it is right, what it is."""
    from django.db import connection

    yield from _sqlite() if connection.vendor == "sqlite" else _postgres()


def sqlite_is_new_enough(version: tuple[int, ...]) -> bool:
    """Return whether this library keeps a WAL file whole; older ones can corrupt it."""
    return version >= SQLITE_AT_LEAST


def _sqlite() -> Iterator[Fact]:
    import sqlite3

    from django.db import connection

    version = sqlite3.sqlite_version_info
    yield "SQLite library", sqlite_is_new_enough(version), ".".join(str(part) for part in version)
    journal, synchronous = str(_pragma("journal_mode")), str(_pragma("synchronous"))
    pair_is_safe = (journal, synchronous) in {("wal", "2"), ("wal", "3"), ("truncate", "3")}
    yield "SQLite journal", pair_is_safe, f"{journal}, synchronous {synchronous}"
    yield "SQLite foreign keys", str(_pragma("foreign_keys")) == "1", "on" if _pragma("foreign_keys") else "off"
    yield "SQLite mmap", str(_pragma("mmap_size")) == "0", str(_pragma("mmap_size"))
    disk = disk_kind(Path(str(connection.settings_dict["NAME"])))
    yield "SQLite disk", disk not in NETWORK_DISKS, disk


def _pragma(name: str) -> object:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        row = cursor.fetchone()
    return 0 if row is None else row[0]


def disk_kind(path: Path) -> str:
    """Return the kind of file system under `path` as Linux names it, "unknown" elsewhere."""
    try:
        mounts = Path("/proc/self/mounts").read_text().splitlines()
    except OSError:
        return "unknown"
    places = [(fields[1], fields[2]) for fields in (line.split() for line in mounts)]
    under = [(place, kind) for place, kind in places if path.resolve().is_relative_to(place)]
    return max(under, key=lambda pair: len(pair[0]), default=("", "unknown"))[1]


def _postgres() -> Iterator[Fact]:
    version = int(_setting("server_version_num"))
    yield "PostgreSQL version", version >= POSTGRES_AT_LEAST, _setting("server_version")
    for name in ("fsync", "full_page_writes"):
        yield f"PostgreSQL {name}", _setting(name) == "on", _setting(name)
    commit = _setting("synchronous_commit")
    yield "PostgreSQL synchronous_commit", commit in {"on", "remote_apply", "remote_write"}, commit


def _setting(name: str) -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [name])
        return str(cursor.fetchone()[0])
