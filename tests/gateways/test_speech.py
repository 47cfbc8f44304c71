"""A screen read aloud."""

from __future__ import annotations

import io
import shutil
import wave
from pathlib import Path
from typing import Any

import pytest

from satupintu.gateways import speech


@pytest.fixture
def aloud(settings: Any, tmp_path: Path) -> None:
    """The real program, with an empty folder of its own."""
    if shutil.which(speech.PROGRAM) is None:
        pytest.fail("espeak-ng is missing: apt-get install espeak-ng")
    settings.DATA = tmp_path


def seconds(wav: bytes | None) -> float:
    """Return how long a WAV says it lasts."""
    assert wav is not None
    with wave.open(io.BytesIO(wav)) as clip:
        return clip.getnframes() / clip.getframerate()


@pytest.mark.usefixtures("aloud")
def test_a_text_is_read_in_both_languages_and_tells_its_true_length() -> None:
    assert 1 < seconds(speech.speak("Tekan satu pilihan. Tidak perlu KTP.", "id")) < 8
    assert 1 < seconds(speech.speak("Press one choice. No identity card needed.", "en")) < 8


@pytest.mark.usefixtures("aloud")
def test_the_same_text_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = speech.speak("Selamat datang.", "id")
    monkeypatch.setattr(speech, "PROGRAM", "espeak-ng-not-installed")

    assert speech.speak("Selamat datang.", "id") == first
    assert speech.speak("Sampai jumpa.", "id") is None
