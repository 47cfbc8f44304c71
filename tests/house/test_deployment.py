"""What a deployment starts with: Django's own check for production finds nothing, bandit finds nothing."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.check import BIN, STEPS
from tests.house.files import ROOT

OPERATIONS = (ROOT / "docs/operations.md").read_text()
QUIET = "no issues (2 silenced)"


def deploy_check(data: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `manage.py check --deploy` as production would be started."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SATUPINTU_")}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SATUPINTU_MODE": "production",
        "SATUPINTU_SECRET": secrets.token_urlsafe(48),
        "SATUPINTU_HOSTS": "mpp.example",
        "SATUPINTU_DATA": str(data),
    }
    words = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(
        words, env=environment | more, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


def undocumented(silenced: list[str], document: str) -> set[str]:
    """Return the silenced checks that the document gives no reason for."""
    return set(silenced) - set(re.findall(r"`(security\.W\d+)`", document))


def test_django_finds_nothing_wrong_with_production(tmp_path: Path) -> None:
    done = deploy_check(tmp_path)

    assert done.returncode == 0, done.stderr
    assert QUIET in done.stdout + done.stderr


def test_what_is_silenced_has_a_reason() -> None:
    assert undocumented(settings.SILENCED_SYSTEM_CHECKS, OPERATIONS) == set()


def test_a_production_with_a_short_secret_or_debug_would_be_found(tmp_path: Path) -> None:
    short, debug = deploy_check(tmp_path, SATUPINTU_SECRET="abc"), deploy_check(tmp_path, SATUPINTU_DEBUG="1")

    assert (short.returncode, "security.W009" in short.stderr) == (1, True)
    assert (debug.returncode, "security.W018" in debug.stderr) == (1, True)


def test_a_silenced_check_without_a_reason_is_found() -> None:
    assert undocumented(["security.W008"], "nothing here") == {"security.W008"}


@pytest.mark.parametrize(
    ("code", "found"), [("import subprocess\nsubprocess.run(input(), shell=True)\n", True), ("x = 1\n", False)]
)
def test_bandit_would_find_a_shell(tmp_path: Path, code: str, found: bool) -> None:
    (tmp_path / "one.py").write_text(code)
    words = next(words for name, words in STEPS if name == "dangers")
    options = [word for word in words if word.startswith("-")]

    done = subprocess.run([str(BIN / "bandit"), *options, str(tmp_path)], capture_output=True, check=False, timeout=60)

    assert (done.returncode != 0) == found
