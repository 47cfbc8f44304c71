"""Recorded parts of the mall's voice: kept by their digest, so that a replaced one can come back.

A clip is a WAV, mono, 16 bit, 22,050 Hz, 0.15 to 3 seconds, as the browser's recorder of the office makes it.
"""

from __future__ import annotations

import hashlib
import io
import re
import wave
from array import array
from pathlib import Path

from satupintu.gateways.voice import RATE, WORDS, as_wav, trimmed, write_whole

SHORTEST, LONGEST = 0.15, 3.0
LARGEST_BYTES = 44 + int(2 * RATE * 10)
DIGEST = re.compile(r"[0-9a-f]{64}")


class NotAClip(Exception):  # noqa: N818 - an answer, not an error
    """The bytes are no recording of the form above, or hold no sound; `why` is one word."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def keep(folder: Path, content: bytes) -> str:
    """Keep a recording without the silence at its ends and return its digest. Raises NotAClip."""
    samples = trimmed(_samples(content))
    seconds = len(samples) / RATE
    if not samples:
        raise NotAClip("silent")
    if not SHORTEST <= seconds <= LONGEST:
        raise NotAClip("length")
    clip = as_wav(samples)
    digest = hashlib.sha256(clip).hexdigest()
    write_whole(folder / "kept" / f"{digest}.wav", clip)
    return digest


def use(folder: Path, part: str, digest: str | None) -> None:
    """Let the voice say `part` with a kept clip; None: with the computer's voice again. Raises NotAClip."""
    place = _place(folder, part)
    if digest is None:
        place.unlink(missing_ok=True)
        return
    kept = folder / "kept" / f"{digest}.wav"
    if DIGEST.fullmatch(digest) is None or not kept.exists():
        raise NotAClip("gone")
    write_whole(place, kept.read_bytes())


def used(folder: Path, part: str) -> str | None:
    """Return the digest of the clip that is used for `part`, None for the computer's voice."""
    place = _place(folder, part)
    return hashlib.sha256(place.read_bytes()).hexdigest() if place.exists() else None


def _place(folder: Path, part: str) -> Path:
    if part not in WORDS:
        raise NotAClip("part")
    return folder / "recorded" / f"{part.replace(' ', '-')}.wav"


def _samples(content: bytes) -> array[int]:
    if len(content) > LARGEST_BYTES:
        raise NotAClip("large")
    try:
        with wave.open(io.BytesIO(content)) as clip:
            if (clip.getnchannels(), clip.getsampwidth(), clip.getframerate()) != (1, 2, RATE):
                raise NotAClip("form")
            return array("h", clip.readframes(clip.getnframes()))
    except (wave.Error, EOFError, ValueError):
        raise NotAClip("form") from None
