"""What every subcommand needs: settings, the mall that is meant, and words on the terminal."""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from satupintu.ledger.models import Mall

DONE, NOT_IN_ORDER, WRONG_WORDS, REFUSED, INTERRUPTED = 0, 1, 2, 3, 130
if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
else:
    Commands = object


class Trouble(Exception):  # noqa: N818 - said to the person at the terminal, not a bug
    """Something the person at the terminal can mend; ends the command with exit code 1."""


def set_up() -> None:
    """Read the settings and make the data folder; called once, after the words were understood."""
    import django
    from django.conf import settings
    from django.utils import translation

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        settings.DATA.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise Trouble(f"The data folder {settings.DATA} cannot be made: {trouble.strerror}.") from trouble
    django.setup()
    translation.activate("id" if os.environ.get("LANG", "").startswith("id") else "en")


def mall_of(arguments: argparse.Namespace) -> Mall:
    """Return the mall that is meant: `--mall`, else the only one. Raises Trouble."""
    from satupintu.ledger.models import Mall

    code = getattr(arguments, "mall", "")
    found = list(Mall.objects.filter(code=code) if code else Mall.objects.all()[:2])
    if len(found) == 1:
        return found[0]
    if code:
        raise Trouble(f"There is no mall with the code {code} here.")
    raise Trouble("Several malls live here: say which one with --mall CODE." if found else "There is no mall here yet.")


def add_mall(parser: argparse.ArgumentParser) -> None:
    """Declare `--mall`."""
    parser.add_argument("--mall", default="", metavar="CODE", help="which mall, when several live here")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Declare `--json`."""
    parser.add_argument("--json", action="store_true", help="answer in JSON, for programs")


def say(arguments: argparse.Namespace, facts: object, words: str) -> None:
    """Print `facts` as JSON for programs, else `words` for people."""
    print(json.dumps(facts, ensure_ascii=False) if getattr(arguments, "json", False) else words)


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Return rows as aligned columns."""
    if not rows:
        return ""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


@contextlib.contextmanager
def held(name: str, *, shared: bool = False, wait: bool = True) -> Iterator[IO[str]]:
    """Hold a lock file in the data folder. Raises Trouble when it is taken and `wait` is false."""
    from django.conf import settings

    with (settings.DATA / name).open("a") as handle:
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise Trouble("A server is running on this data folder. Stop it first.") from None
        yield handle


def guarded(work: Callable[[argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    """Run a subcommand; say refusals and trouble in plain words and return the exit code."""
    from satupintu.base.refusal import Refusal

    try:
        set_up()
        return _reaching_the_database(work, arguments)
    except Refusal as no:
        words = {"code": no.code, "reason": no.reason_text, "remedy": no.remedy_text}
        if getattr(arguments, "json", False):
            print(json.dumps(words, ensure_ascii=False))
        print(f"{no.reason_text} {no.remedy_text}", file=sys.stderr)
        return REFUSED
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return NOT_IN_ORDER
    except KeyboardInterrupt:
        return INTERRUPTED


def _reaching_the_database(work: Callable[[argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    from django.db import InterfaceError, OperationalError, ProgrammingError

    try:
        return work(arguments)
    except (InterfaceError, OperationalError) as trouble:
        raise Trouble(f"The database does not answer: {str(trouble).strip()}") from trouble
    except ProgrammingError as trouble:
        raise Trouble(
            f"The database is not of this version: {str(trouble).strip()} `satupintu check` says more."
        ) from trouble
