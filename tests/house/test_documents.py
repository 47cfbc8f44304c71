"""What is written down is complete: environment variables, commands, exit codes, the glossary, the ADRs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.apps import apps

from satupintu.cli.main import parser
from tests.house.files import ROOT, texts

VARIABLE = re.compile(r"SATUPINTU_[A-Z][A-Z_]*[A-Z]")
OPERATIONS = (ROOT / "docs/operations.md").read_text()
GLOSSARY = (ROOT / "docs/glossary.md").read_text()


def undocumented(sources: Iterable[tuple[str, str]], document: str) -> set[str]:
    """Return the environment variables that a source names and the document does not."""
    named = {variable for _path, text in sources for variable in VARIABLE.findall(text)}
    return named - set(VARIABLE.findall(document))


def without_entry(names: Iterable[str], glossary: str) -> set[str]:
    """Return the names (CamelCase) that are no code name of the glossary (`snake_case`)."""
    known = set(re.findall(r"`([a-z0-9_]+)`", glossary))
    return {name for name in names if re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() not in known}


def test_every_environment_variable_is_documented_and_none_is_invented() -> None:
    sources = list(texts(".py", "Makefile", ".ci/run", ".sh"))

    assert undocumented(sources, OPERATIONS) == set()
    assert undocumented([("", OPERATIONS)], " ".join(text for _path, text in sources)) == set()


def test_every_subcommand_is_documented() -> None:
    commands = next(action for action in parser()._actions if action.dest == "command" or action.choices)
    assert isinstance(commands.choices, dict)
    missing = [name for name in commands.choices if f"`satupintu {name}" not in OPERATIONS]

    assert missing == []


def test_every_exit_code_is_documented() -> None:
    from satupintu.cli import house

    codes = (house.DONE, house.NOT_IN_ORDER, house.WRONG_WORDS, house.REFUSED, house.INTERRUPTED)
    assert [code for code in codes if f"| {code} |" not in OPERATIONS] == []


def test_every_stored_thing_is_a_word_of_the_glossary() -> None:
    names = [model.__name__ for model in apps.get_models() if model.__module__.startswith("satupintu.")]

    assert without_entry(names, GLOSSARY) == set()


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs/adr").glob("*.md"))

    assert numbers == list(range(1, len(numbers) + 1))


def test_a_variable_that_nobody_wrote_down_is_found() -> None:
    name = "SATUPINTU_" + "RAHASIA"

    assert undocumented([("x.py", f"os.environ['{name}']")], OPERATIONS) == {name}


def test_a_model_without_a_word_is_found() -> None:
    assert without_entry(["Ticket", "SecretThing"], "| tiket | ticket | `ticket` |") == {"SecretThing"}
