"""`satupintu backup FILE` and `restore FILE`: the whole house in one file, checked before it is believed.

The file is a tar of `manifest.json` (kind, digest of the data, end of each mall's record) and the
data: a copy of the SQLite file, or the dump of `pg_dump`.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import tarfile
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from satupintu.cli import house, postgres_tools, sqlite_tools

MANIFEST, DATA = "manifest.json", "data"
BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself. `malls` maps a code to (position, head) of its record."""

    version: str
    kind: str
    made_at: str
    sha256: str
    malls: dict[str, tuple[int, str]]


def add(commands: house.Commands) -> None:
    """Declare `backup` and `restore`."""
    backup = commands.add_parser("backup", help="write the whole house into one file, while it is open")
    backup.set_defaults(work=_backup)
    restore = commands.add_parser("restore", help="bring a house back from a backup; the server must stand still")
    restore.add_argument("--force", action="store_true", help="replace the house that is here")
    restore.set_defaults(work=_restore)
    for parser in (backup, restore):
        parser.add_argument("file", type=Path, metavar="FILE")
        house.add_json(parser)


def _backup(arguments: argparse.Namespace) -> int:
    from django.db import connection

    from satupintu import __version__
    from satupintu.ledger.queries import real_now

    with tempfile.TemporaryDirectory(dir=arguments.file.absolute().parent, prefix=".backup-") as folder:
        data = Path(folder) / DATA
        tools = _tools()
        tools.dump(data)
        manifest = Manifest(
            version=__version__, kind=connection.vendor, made_at=real_now().isoformat(),
            sha256=digest_of(data), malls=tools.ends(data),
        )  # fmt: skip
        whole = Path(folder) / "whole.tar"
        with tarfile.open(whole, "w") as tar:
            text = json.dumps(asdict(manifest), indent=1).encode()
            about = tarfile.TarInfo(MANIFEST)
            about.size = len(text)
            tar.addfile(about, io.BytesIO(text))
            tar.add(data, DATA)
        os.chmod(whole, 0o600)
        to_disk(whole)
        whole.replace(arguments.file)
        to_disk(arguments.file.absolute().parent)
    words = f"{arguments.file}: {len(manifest.malls)} malls, {arguments.file.stat().st_size // 1024} KiB"
    house.say(arguments, asdict(manifest) | {"file": str(arguments.file)}, words)
    return house.DONE


def _restore(arguments: argparse.Namespace) -> int:
    from django.conf import settings
    from django.db import connection

    with (
        house.held(".serving", wait=False),
        tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restore-") as folder,
    ):
        data = Path(folder) / DATA
        manifest = unpack(arguments.file, data)
        if manifest.kind != connection.vendor:
            raise house.Trouble(f"This backup is of {manifest.kind}, the house is on {connection.vendor}.")
        tools = _tools()
        if not arguments.force and tools.has_house():
            raise house.Trouble("There is a house here already. Replace it with --force.")
        tools.load(data)
        if tools.ends_now() != manifest.malls:
            raise house.Trouble("What was restored does not end where the backup says. Do not open the house.")
        (settings.DATA / ".deployment").unlink(missing_ok=True)
    house.say(arguments, asdict(manifest), f"Restored: made {manifest.made_at}, {len(manifest.malls)} malls.")
    return house.DONE


def _tools() -> sqlite_tools.SqliteTools | postgres_tools.PostgresTools:
    from django.db import connection

    return sqlite_tools.SqliteTools() if connection.vendor == "sqlite" else postgres_tools.PostgresTools()


def unpack(file: Path, data: Path) -> Manifest:
    """Take the data out of a backup and return its manifest. Raises Trouble when one bit is not as it was."""
    try:
        with tarfile.open(file) as tar:
            text = tar.extractfile(MANIFEST)
            inner = tar.extractfile(DATA)
            if text is None or inner is None:
                raise KeyError(DATA)
            facts = json.loads(text.read())
            with data.open("wb") as out:
                while block := inner.read(BLOCK):
                    out.write(block)
        manifest = Manifest(**facts | {"malls": {code: tuple(end) for code, end in facts["malls"].items()}})
    except FileNotFoundError:
        raise house.Trouble(f"There is no file {file}.") from None
    except (tarfile.TarError, KeyError, TypeError, ValueError) as broken:
        raise house.Trouble(f"{file} is not a whole backup of this program.") from broken
    if digest_of(data) != manifest.sha256:
        raise house.Trouble(f"{file} was changed or damaged after it was made.")
    return manifest


def digest_of(path: Path) -> str:
    """Return the SHA-256 hex digest of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def to_disk(path: Path) -> None:
    """Wait until a file or a folder's list of names is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
