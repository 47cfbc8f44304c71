"""The steps of `make check` and the environment: what they find, on small examples."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from deploy import environment, packages
from tests.texts import faults


def texts_of(*pairs: tuple[str, str], fuzzy: bool = False) -> polib.POFile:
    file = polib.POFile()
    for text, english in pairs:
        file.append(polib.POEntry(msgid=text, msgstr=english, flags=["fuzzy"] if fuzzy else []))
    return file


def compiled(file: polib.POFile, folder: Path) -> polib.MOFile:
    file.save_as_mofile(str(folder / "x.mo"))
    return polib.mofile(str(folder / "x.mo"))


def test_complete_texts_have_no_fault(tmp_path: Path) -> None:
    kept = texts_of(("Ambil nomor", "Take a number"))

    assert list(faults(kept, kept, compiled(kept, tmp_path))) == []


def test_a_missing_an_untranslated_a_doubtful_and_a_dropped_text_are_found(tmp_path: Path) -> None:
    kept = texts_of(("Lama", "Old"), ("Kosong", ""))
    kept.append(texts_of(("Ragu", "Doubt"), fuzzy=True)[0])
    source = texts_of(("Baru", ""), ("Kosong", ""), ("Ragu", ""))

    found = set(faults(source, kept, compiled(kept, tmp_path)))

    assert found == {"not in django.po: Baru", "no longer said: Lama", "without English: Kosong", "doubtful: Ragu"}


def test_a_compiled_file_that_lags_behind_is_found(tmp_path: Path) -> None:
    old, new = texts_of(("Ambil nomor", "Take number")), texts_of(("Ambil nomor", "Take a number"))

    assert list(faults(new, new, compiled(old, tmp_path))) == ["compiled otherwise: Ambil nomor"]


def test_one_entry_is_read_from_a_lock_with_all_its_hashes() -> None:
    lock = "typst==1 \\\n    --hash=sha256:a\nuv==2 \\\n    --hash=sha256:b \\\n    --hash=sha256:c\nwebob==3\n"

    assert environment.locked_entry("uv", lock) == "uv==2 \\\n    --hash=sha256:b \\\n    --hash=sha256:c\n"


def test_a_lock_without_the_entry_is_refused() -> None:
    with pytest.raises(ValueError, match="uv"):
        environment.locked_entry("uv", "uvloop==1 \\\n    --hash=sha256:a\n")


def test_both_locks_pin_every_package_by_hash() -> None:
    for lock in environment.LOCKS.values():
        entries = [line for line in lock.read_text().splitlines() if line and not line.startswith((" ", "#"))]
        assert all(line.rstrip().endswith("\\") and "==" in line for line in entries)
        assert any(line.startswith("uv==") for line in entries)


def test_the_environment_is_made_anew_when_what_it_is_made_from_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, venv = tmp_path / "requirements.lock", tmp_path / ".venv"
    lock.write_text("uv==1")
    (venv / "bin").mkdir(parents=True)
    (venv / "bin/satupintu").touch()
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "LOCKS", {"run": lock, "dev": lock})
    monkeypatch.setattr(environment, "STAMPS", {"run": venv / "run", "dev": venv / "dev"})

    before = environment.is_made("run")
    (venv / "run").write_text(environment.digest("run"))
    made = environment.is_made("run")
    lock.write_text("uv==2")

    assert (before, made, environment.is_made("run")) == (False, True, False)


def test_missing_programs_are_named_where_nobody_may_install_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(packages, "is_here", lambda package: package != "espeak-ng")
    monkeypatch.setattr("os.geteuid", lambda: 1000)

    assert packages.main(["chromium", "espeak-ng"]) == 1
    assert "apt-get install espeak-ng" in capsys.readouterr().err
