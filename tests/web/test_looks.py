"""The design language keeps its promises: contrast, words, weight, and nothing inline."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from satupintu.web.rule import rule_sentences
from satupintu.web.ui import preview
from tests.web.pages import SAMPLES, STATIC, WEB, html_of, sentences, texts, zipped

CSS = re.sub(r"/\*.*?\*/", "", (STATIC / "tokens.css").read_text(), flags=re.S)
SCHEMES = {
    "terang": [":root"],
    "gelap dan papan": [":root", '[data-scheme="dark"]'],
    "kontras tinggi": [":root", '[data-contrast="more"]'],
    "mal lain": [":root", '[data-brand="pesisir"]'],
}
GROUNDS = ("paper", "surface", "sunk")
TEXT_PAIRS = [
    *((text, ground) for text in ("ink", "ink-soft", "act", "place", "care", "stop") for ground in GROUNDS),
    *(("ink", f"{name}-wash") for name in ("place", "act", "care", "stop")),
    *((name, f"{name}-wash") for name in ("act", "care", "stop")),
    *(("act", f"{name}-wash") for name in ("place", "care", "stop")),
    ("ink-soft", "place-wash"),
    *((f"on-{name}", name) for name in ("place", "act", "turn", "care", "stop")),
    ("on-act", "act-deep"),
    ("ink-inverse", "ink"),
    *(("on-zone", f"zone-{digit}") for digit in (1, 2, 3)),
]
SHAPE_PAIRS = [*(("edge", ground) for ground in GROUNDS), ("focus", "focus-gap"), ("focus", "paper")]
BLOCKED = (
    "antrian|silahkan|ijin|resiko|foto copy|merubah|error|invalid|submit|null|dipersilahkan|dalam rangka|"
    "yang bersangkutan|guna|mohon maklum|sistem sedang|none|undefined"
)


def tokens(selectors: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for head, body in re.findall(r"([^{}]+)\{([^{}]*)\}", CSS):
        if any(selector in [part.strip() for part in head.split(",")] for selector in selectors):
            found |= dict(re.findall(r"--ina-([\w-]+):\s*([^;]+);", body))
    return found


def colour(name: str, of: dict[str, str]) -> tuple[float, float, float]:
    value = of[name].strip()
    while match := re.fullmatch(r"var\(--ina-([\w-]+)\)", value):
        value = of[match[1]].strip()
    digits = value[1:] if len(value) == 7 else "".join(sign * 2 for sign in value[1:])
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def light(parts: tuple[float, float, float]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str, of: dict[str, str]) -> float:
    high, low = sorted((light(colour(one, of)), light(colour(other, of))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_reads_at_seven_to_one_on_its_ground(scheme: str) -> None:
    of = tokens(SCHEMES[scheme])

    weak = [(text, ground) for text, ground in TEXT_PAIRS if contrast(text, ground, of) < 7]

    assert not weak


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_border_and_focus_ring_shows_at_three_to_one(scheme: str) -> None:
    of = tokens(SCHEMES[scheme])

    weak = [(line, ground) for line, ground in SHAPE_PAIRS if contrast(line, ground, of) < 3]

    assert not weak


def test_black_on_white_and_equal_colours_measure_as_the_standard_says() -> None:
    of = {"black": "#000", "white": "#ffffff"}

    assert contrast("black", "white", of) == pytest.approx(21)
    assert contrast("white", "white", of) == pytest.approx(1)


def test_another_mall_changes_neither_your_turn_nor_take_care_nor_stopped() -> None:
    brand = tokens(['[data-brand="pesisir"]'])

    assert not {name for name in brand if name.split("-")[0] in {"turn", "care", "stop", "text", "door"}}


def test_the_systems_wish_for_contrast_gets_what_the_switch_gets() -> None:
    wish = tokens([':root:not([data-contrast="normal"])'])
    switch = tokens(['[data-contrast="more"]'])

    assert wish
    assert {name: switch[name] for name in wish} == wish


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("surface", "state"), SAMPLES)
def test_no_screen_uses_a_blocked_word_or_shouts(surface: str, state: str, language: str) -> None:
    said = texts(html_of(surface, state, language))

    assert not [text for text in said if re.search(rf"\b({BLOCKED})\b", text, re.IGNORECASE) or "!" in text]


@pytest.mark.parametrize(("surface", "state"), SAMPLES)
def test_no_sentence_is_longer_than_fifteen_words(surface: str, state: str) -> None:
    long = [sentence for sentence in sentences(html_of(surface, state)) if len(sentence.split()) > 15]

    assert set(long) <= set(rule_sentences())  # published word for word


@pytest.mark.parametrize(("surface", "state"), SAMPLES)
def test_nothing_is_inline_and_everything_has_one_heading(surface: str, state: str) -> None:
    html = html_of(surface, state)

    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=", html)
    assert len(re.findall(r"<h1[\s>]", html)) == 1


READ_FROM_AFAR_OR_BESIDE_A_DESK = {"papan", "strip"}, {"kertas", "kursi", "kursi-kosong"}
WITH_HELP = [
    (surface, state)
    for surface, state in SAMPLES
    if surface not in READ_FROM_AFAR_OR_BESIDE_A_DESK[0] and state not in READ_FROM_AFAR_OR_BESIDE_A_DESK[1]
]


@pytest.mark.parametrize(("surface", "state"), WITH_HELP)
def test_every_screen_leads_to_help(surface: str, state: str) -> None:
    assert any("Bantuan" in text for text in texts(html_of(surface, state)))


def test_all_styles_together_weigh_sixteen_kilobytes_at_most() -> None:
    sheets = [sheet.read_bytes() for sheet in STATIC.glob("*.css") if sheet.name != "gallery.css"]

    assert zipped(*sheets) <= 16 * 1024


def test_a_guest_page_runs_on_twenty_kilobytes_of_script_at_most() -> None:
    assert zipped((STATIC / "live.js").read_bytes(), (STATIC / "ticket.js").read_bytes()) <= 20 * 1024


@pytest.mark.parametrize("state", preview.SCREENS["nomor"])
def test_a_guest_sees_the_ticket_after_sixty_kilobytes_and_ten_requests(state: str) -> None:
    html = html_of("nomor", state)
    files = {STATIC / name for name in re.findall(r'"/static/ui/([\w.]+)', html)}

    assert zipped(html.encode()) <= 14 * 1024
    assert zipped(html.encode(), *(file.read_bytes() for file in files)) <= 60 * 1024
    assert 1 + len(files) <= 10


def test_every_icon_that_a_screen_uses_is_drawn_in_the_sprite() -> None:
    drawn = set(preview.icons())

    used = {
        name for surface, state in SAMPLES for name in re.findall(r"icons\.svg#i-([\w-]+)", html_of(surface, state))
    }

    assert used
    assert used <= drawn


def test_the_icons_keep_their_authors_notice() -> None:
    sprite = (STATIC / "icons.svg").read_text()

    assert "MIT License" in sprite
    assert "Paweł Kuna" in sprite


def test_every_template_style_and_script_is_used() -> None:
    sources = [file.read_text() for kind in ("*.html", "*.py") for file in WEB.rglob(kind)]
    named_by_django = {"403.html", "403_csrf.html", "404.html", "500.html"}
    templates = {str(file.relative_to(WEB / "templates")) for file in (WEB / "templates").rglob("*.html")}
    statics = {f"ui/{file.name}" for file in STATIC.iterdir()}

    dynamic = {f"{surface}/" for surface in ("kiosk", "counter")}  # the gallery names these by state
    unused = {name for name in templates | statics if not any(name in source for source in sources)}

    assert {name for name in unused - named_by_django if not name.startswith(tuple(dynamic))} == set()


def test_english_says_everything_and_the_compiled_words_are_the_written_ones() -> None:
    catalogue = Path(WEB).parent / "locale" / "en" / "LC_MESSAGES" / "django.po"
    written = polib.pofile(str(catalogue))
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(catalogue.with_suffix(".mo")))}

    assert [entry.msgid for entry in written if not entry.translated()] == []
    assert {entry.msgid: entry.msgstr for entry in written if not entry.msgid_plural}.items() <= compiled.items()


@pytest.mark.parametrize("state", ["loket", "kursi", "pertama", "sepi"])
def test_the_board_is_read_in_english_too(state: str) -> None:
    said = " ".join(texts(html_of("papan", state, "en")))

    assert not re.search(r"\b(Silakan|Nomor|masih ditunggu|Tersambung)\b", said)


GUARDED = ('name="kunci"', "keluar", "data-own", 'name="kode"')
ASK_FIRST = {("kantor", state) for state in ("jam", "jam-ditolak", "libur", "suara")}
"""Their forms change nothing yet: they lead to the difference, which carries the key."""


@pytest.mark.parametrize(("surface", "state"), SAMPLES)
def test_every_order_is_a_plain_form_with_a_guard_and_a_key(surface: str, state: str) -> None:
    html = html_of(surface, state)
    forms = re.findall(r"<form\b[^>]*>.*?</form>", html, re.S)
    orders = [form for form in forms if 'method="post"' in form]

    assert all("action=" in form.partition(">")[0] for form in forms if 'method="dialog"' not in form)
    assert all("csrfmiddlewaretoken" in form for form in orders)
    # what carries a secret is never kept under a key; such a form (`data-own`) concerns the own session or account only
    assert all(any(word in form for word in GUARDED) or (surface, state) in ASK_FIRST for form in orders)
    assert not re.search(
        r"<button(?![^>]*\b(form|type|disabled|data-stay)\b)[^>]*>", re.sub(r"<form.*?</form>", "", html, flags=re.S)
    )
