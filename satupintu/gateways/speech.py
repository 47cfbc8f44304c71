"""A text read aloud by espeak-ng, kept on disk by its digest; without the program there is no sound.

For calls there is `voice`, which joins tested parts; this one reads whole screens, a little slower.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from functools import cache
from pathlib import Path

from django.conf import settings

from satupintu.gateways.voice import as_wav, streamed

PROGRAM = "espeak-ng"
VOICES = {"id": "id", "en": "en-gb"}
WORDS_PER_MINUTE = "140"
TIMEOUT_SECONDS = 10
KEPT_FILES = 1000
"""Texts that are kept as sound, about 300 MB at most; the one least lately made goes first."""
PRONOUNCED = {
    "loket": "[[l'okEt]]",
    "Loket": "[[l'okEt]]",
    "empat": "[[@mp'at]]",
    "enam": "[[@n'am]]",
}


def can_speak() -> bool:
    """Return whether the program is there; it does not come or go while a server runs."""
    return _is_here(PROGRAM)


@cache
def _is_here(program: str) -> bool:
    return shutil.which(program) is not None


def speak(text: str, lang: str) -> bytes | None:
    """Return `text` as WAV in "id" or "en", or None where it cannot be spoken."""
    voice = VOICES.get(lang, "id")
    digest = hashlib.sha256(f"{voice}\n{text}".encode()).hexdigest()
    kept = _folder() / f"{digest}.wav"
    if not kept.exists():
        sound = _render(text, voice)
        if sound is None:
            return None
        draft = kept.with_suffix(f".{id(sound)}.part")
        draft.write_bytes(sound)
        draft.replace(kept)
        _forget()
    return kept.read_bytes()


def _forget() -> None:
    """Delete the oldest sounds beyond KEPT_FILES."""
    kept = sorted(_folder().glob("*.wav"), key=lambda file: file.stat().st_mtime)
    for old in kept[: max(0, len(kept) - KEPT_FILES)]:
        old.unlink(missing_ok=True)


def _folder() -> Path:
    folder: Path = settings.DATA / "voice" / "aloud"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _render(text: str, voice: str) -> bytes | None:
    if not can_speak():
        return None
    words = " ".join(PRONOUNCED.get(word, word) if voice == "id" else word for word in text.split())
    order = [PROGRAM, "-v", voice, "-s", WORDS_PER_MINUTE, "--stdout", "--stdin"]
    try:
        done = subprocess.run(order, input=words.encode(), capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    samples = streamed(done.stdout) if done.returncode == 0 else None
    return None if samples is None else as_wav(samples)
