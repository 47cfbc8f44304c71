"""Are the texts complete? Every text has an English translation, and the compiled file says the same.

`python -m tests.texts` names what is missing; `python -m tests.texts --write` brings django.po and
django.mo up to date (new texts stand there without a translation: write it, then run it again).
"""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
PO = Path("satupintu/locale/en/LC_MESSAGES/django.po")


def drawn_from_the_source(folder: Path) -> polib.POFile:
    """Return the translations as they would be after drawing all texts from the source again."""
    leave = shutil.ignore_patterns("__pycache__", "static", "*.yaml", "*.mo")
    shutil.copytree(ROOT / "satupintu", folder / "satupintu", ignore=leave)
    with contextlib.chdir(folder / "satupintu"), contextlib.redirect_stdout(io.StringIO()):
        call_command("makemessages", locale=["en"], add_location="file", no_obsolete=True, verbosity=0)
    return polib.pofile(str(folder / PO))


def key(entry: polib.POEntry | polib.MOEntry) -> tuple[str, str]:
    """Return what tells one text from another."""
    return entry.msgctxt or "", entry.msgid


def faults(source: polib.POFile, kept: polib.POFile, compiled: polib.MOFile) -> Iterator[str]:
    """Yield what is missing, doubtful, no longer said, or compiled otherwise."""
    wanted, known = {key(entry) for entry in source}, {key(entry): entry for entry in kept if not entry.obsolete}
    yield from (f"not in django.po: {text}" for _context, text in sorted(wanted - known.keys()))
    yield from (f"no longer said: {text}" for _context, text in sorted(known.keys() - wanted))
    for entry in known.values():
        if not entry.translated():
            yield f"{'doubtful' if entry.fuzzy else 'without English'}: {entry.msgid}"
    said = {key(entry): (entry.msgstr, entry.msgstr_plural) for entry in compiled}
    for text, entry in known.items():
        if entry.translated() and said.get(text) != (entry.msgstr, entry.msgstr_plural):
            yield f"compiled otherwise: {entry.msgid}"


def main(words: list[str]) -> int:
    """Say or mend what is missing; returns 0 when nothing is."""
    import django

    django.setup()
    with tempfile.TemporaryDirectory(prefix="satupintu-texts-") as name:
        source = drawn_from_the_source(Path(name))
        if "--write" in words:
            shutil.copy(Path(name) / PO, ROOT / PO)
            source.save_as_mofile(str((ROOT / PO).with_suffix(".mo")))
        kept = polib.pofile(str(ROOT / PO))
        found = list(faults(source, kept, polib.mofile(str((ROOT / PO).with_suffix(".mo")))))
    print("\n".join(found) or f"{len(kept)} texts, all with English")
    return 1 if found else 0


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    sys.exit(main(sys.argv[1:]))
