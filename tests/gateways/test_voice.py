"""The mall's voice: what is said, how long it takes, and what happens without one."""

from __future__ import annotations

import io
import shutil
import wave
from array import array
from itertools import product
from pathlib import Path

import pytest

from satupintu.gateways import voice


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> voice.EspeakVoice:
    """The real voice, with an empty cache of its own."""
    if shutil.which(voice.PROGRAM) is None:
        pytest.fail("espeak-ng is missing: apt-get install espeak-ng")
    return voice.EspeakVoice(tmp_path_factory.mktemp("voice"))


def seconds(wav: bytes | None) -> float:
    """Return how long a WAV lasts."""
    assert wav is not None
    with wave.open(io.BytesIO(wav)) as clip:
        assert (clip.getnchannels(), clip.getsampwidth()) == (1, 2)
        return clip.getnframes() / clip.getframerate()


def test_a_call_to_a_counter_says_the_number_digit_by_digit() -> None:
    assert voice.words_for_call("A-012", "7") == "Nomor A, nol, satu, dua. Loket tujuh."


def test_a_call_to_the_seats_names_the_row() -> None:
    said = voice.words_for_seats("H-340", 5, 9)

    assert said == "Nomor H, tiga, empat, nol. Kursi tunggu loket lima sampai sembilan."


def test_a_row_of_one_counter_names_that_counter() -> None:
    assert voice.words_for_seats("A-012", "14", "14") == "Nomor A, nol, satu, dua. Kursi tunggu loket empat belas."


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (32, "tiga puluh dua"),
        (40, "empat puluh"),
    ],
)
def test_counter_numbers_are_said_as_indonesian_numbers(number: int, said: str) -> None:
    assert voice.words_for_call("A-001", number).endswith(f"Loket {said}.")


def test_every_call_to_a_counter_keeps_its_budget(spoken: voice.EspeakVoice) -> None:
    for letter, counter in product("AHMK", (1, 7, 11, 19, 28, 38, 39)):
        for digits in ("001", "012", "888", "999", "466"):
            call = spoken.sound(voice.parts_for_call(f"{letter}-{digits}", counter))

            assert seconds(call) <= 3.5


def test_every_call_to_the_seats_keeps_its_budget(spoken: voice.EspeakVoice) -> None:
    for letter, (first, last) in product("AHMK", ((1, 4), (5, 9), (18, 19), (28, 39), (14, 14))):
        for digits in ("001", "012", "999"):
            call = spoken.sound(voice.parts_for_seats(f"{letter}-{digits}", first, last))

            assert seconds(call) <= 5.5


def test_an_ordinary_call_is_spoken_calmly(tmp_path: Path) -> None:
    call = voice.EspeakVoice(tmp_path).sound(voice.parts_for_call("A-012", 7))

    assert {folder.name for folder in tmp_path.iterdir()} <= {"165", "175"}
    assert 2.8 < seconds(call) <= 3.5


def test_a_call_begins_with_the_chime_and_then_really_speaks(spoken: voice.EspeakVoice) -> None:
    call = spoken.sound(voice.parts_for_call("A-012", 7))

    assert call is not None
    with wave.open(io.BytesIO(call)) as clip:
        samples = array("h", clip.readframes(clip.getnframes()))
    chime = voice.chime()
    assert len(chime) == pytest.approx(0.6 * voice.RATE, abs=2)
    assert samples[: len(chime)] == chime
    assert max(abs(sample) for sample in samples[len(chime) :]) > 5_000


def test_no_part_is_silent(spoken: voice.EspeakVoice) -> None:
    for part in voice.WORDS:
        assert seconds(spoken.sound((part,))) > 0.6 + 0.1


def test_a_part_is_rendered_once_and_then_read(spoken: voice.EspeakVoice) -> None:
    first = spoken.sound(voice.parts_for_call("A-012", 7))

    without_program = voice.EspeakVoice(spoken.folder, program="espeak-ng-not-installed")

    assert without_program.sound(voice.parts_for_call("A-012", 7)) == first


def test_without_the_program_there_is_text_and_no_sound(tmp_path: Path) -> None:
    mute = voice.EspeakVoice(tmp_path, program="espeak-ng-not-installed")

    assert mute.sound(voice.parts_for_call("A-012", 7)) is None


def test_a_program_that_fails_gives_no_sound(tmp_path: Path) -> None:
    assert voice.EspeakVoice(tmp_path, program="false").sound(("loket",)) is None
    assert voice.EspeakVoice(tmp_path, program="true").sound(("loket",)) is None


def test_a_damaged_clip_is_made_again(spoken: voice.EspeakVoice) -> None:
    whole = spoken.sound(("loket", "1"))
    (spoken.folder / str(voice.PACES[0]) / "loket.wav").write_bytes(b"RIFF half of it")

    assert spoken.sound(("loket", "1")) == whole


def test_a_recorded_clip_goes_before_the_program(tmp_path: Path) -> None:
    recorded = tmp_path / "recorded"
    recorded.mkdir()
    tone = voice.FakeVoice().sound(("loket",))
    assert tone is not None
    (recorded / "loket.wav").write_bytes(tone)

    call = voice.EspeakVoice(tmp_path, program="espeak-ng-not-installed").sound(("loket",))

    assert seconds(call) == pytest.approx(0.6 + 0.05 + 0.6 + 0.025, abs=0.01)


def test_a_folder_that_cannot_be_written_still_speaks(tmp_path: Path, spoken: voice.EspeakVoice) -> None:
    (tmp_path / "voice").write_text("a file where the folder should be")

    assert seconds(voice.EspeakVoice(tmp_path / "voice").sound(("loket",))) > 0.7


def test_the_fake_remembers_what_it_was_asked_to_say() -> None:
    fake, mute = voice.FakeVoice(), voice.FakeVoice(mute=True)

    assert fake.sound(voice.parts_for_call("A-012", 7)) is not None
    assert mute.sound(voice.parts_for_call("A-012", 7)) is None
    assert fake.said == mute.said == ["Nomor A, nol, satu, dua. Loket tujuh."]
