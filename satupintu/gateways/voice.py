"""The mall's voice: chime, then a call joined from parts, as one WAV made on the server.

Parts are recorded clips where a mall has them (`<data>/voice/recorded/<part>.wav`), else rendered by
espeak-ng, which runs as a program and is optional: without it there is text only. Every part is kept on
disk, so that a call is joined in a millisecond. A call keeps its budget (3.5 s to a counter, 5.5 s to the
seats, UX): the slowest pace that fits is taken, so an ordinary number is spoken calmly.
"""

from __future__ import annotations

import io
import math
import os
import shutil
import subprocess
import tempfile
import wave
from array import array
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import structlog
from django.conf import settings

log = structlog.get_logger("satupintu.voice")
RATE = 22_050
PROGRAM = "espeak-ng"
PROGRAM_SECONDS = 5
TRIES = 3
"""A busy machine may need a second go; a board must not stay mute unseen."""
PACES = (165, 175, 185, 195, 205, 215, 225, 235, 245, 260, 275, 290, 305)
"""Words a minute, the calmest first."""

SEATS = "kursi tunggu loket"
STOP = "."
CALL_SECONDS, SEATS_SECONDS, CHIME_SECONDS = 3.5, 5.5, 0.6
GAP, STOP_GAP, AFTER_CHIME = 0.025, 0.14, 0.05
EDGE = 300
"""A sample quieter than this at the edge of a part is silence."""

WORDS = {
    "nomor": "nomor", "A": "A", "H": "H", "M": "M", "K": "K",
    "0": "nol", "1": "satu", "2": "dua", "3": "tiga", "4": "empat", "5": "lima", "6": "enam", "7": "tujuh",
    "8": "delapan", "9": "sembilan", "sepuluh": "sepuluh", "sebelas": "sebelas", "belas": "belas", "puluh": "puluh",
    "loket": "loket", SEATS: SEATS, "sampai": "sampai", "lantai": "lantai", "zona": "zona",
}  # fmt: skip
"""Every part, as the caption shows it."""

PRONOUNCED = {
    "A": "a", "H": "ha", "M": "em", "K": "ka", "4": "[[@mp'at]]", "6": "[[@n'am]]", "sebelas": "[[s@b@l'as]]",
    "belas": "[[b@l'as]]", "loket": "[[l'okEt]]", SEATS: "kursi tunggu [[l'okEt]]",
}  # fmt: skip
"""Where espeak-ng has to be told the letter's name, or would say the word wrong."""


class Voice(Protocol):
    """Something that turns the parts of a call into a sound."""

    def sound(self, parts: Sequence[str]) -> bytes | None:
        """Return one WAV (mono, 16 bit), or None when there is no voice: the text alone then calls."""


def parts_for_call(number: str, counter: str | int) -> tuple[str, ...]:
    """Return the parts of a call to a counter; `number` like "A-012"."""
    return (*_ticket(number), STOP, "loket", *_cardinal(int(counter)), STOP)


def parts_for_seats(number: str, first: str | int, last: str | int) -> tuple[str, ...]:
    """Return the parts of a call to the seats of counters `first` to `last`."""
    row = (*_cardinal(int(first)), *(("sampai", *_cardinal(int(last))) if int(first) != int(last) else ()))
    return (*_ticket(number), STOP, SEATS, *row, STOP)


def words_for_call(number: str, counter: str | int) -> str:
    """Return the caption: "Nomor A, nol, satu, dua. Loket tujuh."."""
    return words(parts_for_call(number, counter))


def words_for_seats(number: str, first: str | int, last: str | int) -> str:
    """Return the caption: "Nomor A, nol, satu, dua. Kursi tunggu loket lima sampai sembilan."."""
    return words(parts_for_seats(number, first, last))


def words(parts: Sequence[str]) -> str:
    """Return the caption of a call: the number with commas, the place as it is said."""
    sentences: list[list[str]] = [[]]
    for part in parts:
        if part == STOP:
            sentences.append([])
        else:
            sentences[-1].append(WORDS[part])
    said = [
        ", ".join([" ".join(one[:2]), *one[2:]]) if one[0] == WORDS["nomor"] else " ".join(one)
        for one in sentences
        if one
    ]
    return " ".join(f"{text[0].upper()}{text[1:]}." for text in said)


def sound(parts: Sequence[str]) -> bytes | None:
    """Return the sound of a call by this server's voice, or None without one."""
    return EspeakVoice(Path(settings.DATA) / "voice").sound(parts)


class EspeakVoice:
    """Parts from recorded clips or espeak-ng, kept as WAV under `folder`."""

    def __init__(self, folder: Path, program: str = PROGRAM) -> None:
        self.folder = folder
        self.program = program

    def sound(self, parts: Sequence[str]) -> bytes | None:
        """Return chime and call as one WAV within the budget, or None when a part cannot be made."""
        budget = SEATS_SECONDS if SEATS in parts else CALL_SECONDS
        joined: array[int] | None = None
        for pace in PACES:
            joined = self._joined(parts, pace)
            if joined is None or len(joined) <= budget * RATE:
                break
        return None if joined is None else as_wav(joined)

    def _joined(self, parts: Sequence[str], pace: int) -> array[int] | None:
        whole = array("h", chime())
        whole.extend(_silence(AFTER_CHIME))
        for part in _without_last_stop(parts):
            if part == STOP:
                whole.extend(_silence(STOP_GAP))
                continue
            clip = self._clip(part, pace)
            if clip is None:
                return None
            whole.extend(clip)
            whole.extend(_silence(GAP))
        return whole

    def _clip(self, part: str, pace: int) -> array[int] | None:
        name = f"{part.replace(' ', '-')}.wav"
        for path in (self.folder / "recorded" / name, self.folder / str(pace) / name):
            kept = _read_clip(path)
            if kept is not None:
                return kept
        made = self._rendered(PRONOUNCED.get(part, WORDS[part]), pace)
        if made is not None:
            write_whole(self.folder / str(pace) / name, as_wav(made))
        return made

    def _rendered(self, text: str, pace: int) -> array[int] | None:
        program = shutil.which(self.program)
        if program is None:
            return None
        order = [program, "-v", "id", "-s", str(pace), "--stdout", text]
        for _try in range(TRIES):
            try:
                done = subprocess.run(order, capture_output=True, timeout=PROGRAM_SECONDS, check=True)
            except (OSError, subprocess.SubprocessError) as trouble:
                log.warning("a part of the voice was not made", text=text, trouble=str(trouble))
                continue
            samples = streamed(done.stdout)
            if samples is not None:
                return trimmed(samples)
        return None


class FakeVoice:
    """Remembers what it was asked to say; its sound is the chime. `mute` stands for a server without a voice."""

    def __init__(self, *, mute: bool = False) -> None:
        self.mute = mute
        self.said: list[str] = []

    def sound(self, parts: Sequence[str]) -> bytes | None:
        """Return the chime alone, or None when mute."""
        self.said.append(words(parts))
        return None if self.mute else as_wav(chime())


@lru_cache(maxsize=1)
def chime() -> array[int]:
    """Return two falling tones, 0.6 s together, each fading like a struck bell."""
    half = int(CHIME_SECONDS * RATE / 2)
    tones: array[int] = array("h")
    for pitch in (880.0, 659.3):
        for place in range(half):
            seconds = place / RATE
            fade = math.exp(-7 * seconds) * min(1.0, place / 80, (half - place) / 200)
            tone = math.sin(2 * math.pi * pitch * seconds) + 0.3 * math.sin(4 * math.pi * pitch * seconds)
            tones.append(int(11_000 * fade * tone))
    return tones


def trimmed(samples: array[int]) -> array[int]:
    """Return the samples without the silence at both ends."""
    first = next((place for place, sample in enumerate(samples) if abs(sample) > EDGE), 0)
    last = next((place for place in range(len(samples) - 1, -1, -1) if abs(samples[place]) > EDGE), -1)
    return samples[first : last + 1]


def streamed(stream: bytes) -> array[int] | None:
    """Return the samples of a WAV that a program streamed: its length field is no length. None without any."""
    _header, found, samples = stream.partition(b"data")
    samples = samples[4 : len(samples) - len(samples) % 2]
    return array("h", samples) if found and samples else None


def _ticket(number: str) -> tuple[str, ...]:
    letter, digits = number[0], number[1:].lstrip("-")
    return ("nomor", letter, *digits)


def _cardinal(number: int) -> tuple[str, ...]:
    """Return an Indonesian number from 1 to 99 in parts: 21 is "dua puluh satu"."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    if number in {10, 11}:
        return ("sepuluh",) if number == 10 else ("sebelas",)
    if tens == 1:
        return (str(ones), "belas")
    return (*((str(tens), "puluh") if tens else ()), *((str(ones),) if ones else ()))


def _without_last_stop(parts: Sequence[str]) -> Sequence[str]:
    return parts[:-1] if parts and parts[-1] == STOP else parts


def _silence(seconds: float) -> array[int]:
    return array("h", bytes(2 * int(seconds * RATE)))


def as_wav(samples: array[int]) -> bytes:
    """Return samples as one WAV (mono, 16 bit, 22,050 Hz)."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return buffer.getvalue()


def _read_clip(path: Path) -> array[int] | None:
    """Return the samples of a kept clip; None when there is none of our form (mono, 16 bit, 22,050 Hz)."""
    try:
        with wave.open(str(path), "rb") as clip:
            if (clip.getnchannels(), clip.getsampwidth(), clip.getframerate()) != (1, 2, RATE):
                return None
            return array("h", clip.readframes(clip.getnframes()))
    except (OSError, EOFError, wave.Error):
        return None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees all of it or none; a full disk only costs the cache."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(name).replace(path)
    except OSError:
        return
