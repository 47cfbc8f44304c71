"""Recorded parts of the voice: kept, used, given back, and what is no recording."""

from __future__ import annotations

import math
import wave
from array import array
from pathlib import Path

import pytest

from satupintu.gateways import clips, voice


def tone(seconds: float, *, rate: int = voice.RATE, loud: int = 12_000, quiet: float = 0.0) -> bytes:
    """Return a WAV with a tone of some seconds between two silences."""
    silence = [0] * int(quiet * rate)
    sound = [int(loud * math.sin(place / 9)) for place in range(int(seconds * rate))]
    made = voice.as_wav(array("h", [*silence, *sound, *silence]))
    if rate == voice.RATE:
        return made
    header = bytearray(made)
    header[24:28] = rate.to_bytes(4, "little")
    return bytes(header)


def test_a_recording_is_kept_without_its_silence_and_used_in_every_call(tmp_path: Path) -> None:
    digest = clips.keep(tmp_path, tone(0.4, quiet=0.5))

    clips.use(tmp_path, "loket", digest)

    with wave.open(str(tmp_path / "recorded" / "loket.wav")) as clip:
        assert clip.getnframes() / voice.RATE == pytest.approx(0.4, abs=0.02)
    assert clips.used(tmp_path, "loket") == digest
    said = voice.EspeakVoice(tmp_path, program="no-such-program")
    assert said.sound(("loket",)) is not None
    assert said.sound(("nomor",)) is None


def test_the_computer_s_voice_comes_back_and_the_recording_can_return(tmp_path: Path) -> None:
    digest = clips.keep(tmp_path, tone(0.4))
    clips.use(tmp_path, "kursi tunggu loket", digest)

    clips.use(tmp_path, "kursi tunggu loket", None)
    assert clips.used(tmp_path, "kursi tunggu loket") is None
    clips.use(tmp_path, "kursi tunggu loket", digest)
    assert clips.used(tmp_path, "kursi tunggu loket") == digest


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "form"),
        (b"RIFF....WAVE", "form"),
        (tone(0.5, rate=44_100), "form"),
        (tone(0.5, loud=100), "silent"),
        (tone(0.05), "length"),
        (tone(3.5), "length"),
        (b"x" * (clips.LARGEST_BYTES + 1), "large"),
    ],
)
def test_what_is_no_recording_of_one_word_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(clips.NotAClip) as no:
        clips.keep(tmp_path, content)

    assert no.value.why == why
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize(("part", "digest"), [("../../x", None), ("loket", "../secret"), ("loket", "0" * 64)])
def test_no_other_file_is_touched(tmp_path: Path, part: str, digest: str | None) -> None:
    with pytest.raises(clips.NotAClip):
        clips.use(tmp_path, part, digest)
