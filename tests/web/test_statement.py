"""The statement of accessibility says only what a test shows: each claim names its tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.web.pages import html_of, texts

TESTS = Path(__file__).parents[1]
PROOFS = {
    "tanpa JavaScript": "test_from_the_first_page_to_a_service_to_the_hall_without_a_script",
    "huruf dua kali lipat": "test_text_of_twice_the_size_loses_nothing_on_a_phone",
    "paling sedikit 48 piksel": "test_a_phones_targets_are_forty_eight_pixels",
    "7 banding 1": "test_every_text_reads_at_seven_to_one_on_its_ground",
    "axe": "test_a_screen_reads_well_for_every_reader_and_fits",
    "15 kata": "test_no_sentence_is_longer_than_fifteen_words",
    "papan ketik saja": "test_an_officer_serves_a_whole_visitor",
    "pembaca layar": "test_a_screen_is_read_in_its_names_roles_and_order",
    "Tanpa mendengar": "test_a_board_whose_sounds_are_lost_still_tells_every_call",
    "Tanpa membaca": "test_reading_stops_at_once_by_press_and_by_escape",
    "Warna pilihan": "test_in_forced_colours_every_control_and_every_focus_is_seen",
    "Tanpa gerak": "test_nothing_runs_longer_than_nothing_for_who_wishes_no_motion",
    "Layar rendah": "test_in_low_mode_everything_to_press_is_reached_from_a_wheelchair",
}


def claims() -> list[str]:
    """Return what the statement says is tested."""
    section = re.search(r'aria-labelledby="diuji">(.*?)</section>', html_of("umum", "aksesibilitas"), re.S)
    assert section
    return [text for text in texts(section[1]) if not text.startswith("Yang diuji")]


def test_each_claim_has_a_proof_and_each_proof_a_claim() -> None:
    for claim in claims():
        assert sum(words in claim for words in PROOFS) == 1, claim
    assert len(claims()) == len(PROOFS)


@pytest.mark.parametrize("proof", PROOFS.values())
def test_each_proof_is_a_test(proof: str) -> None:
    assert any(f"def {proof}(" in file.read_text() for file in TESTS.rglob("test_*.py"))
