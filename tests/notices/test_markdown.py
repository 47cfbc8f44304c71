"""The bulletin's Markdown: what it may say, and that nothing in it ever runs."""

from __future__ import annotations

import re

import pytest

from satupintu.notices.markdown import html_of, summary_of

PAYLOADS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=//evil>",
    "[klik](javascript:alert(1))", "[klik](JaVaScRiPt:alert(1))", "[klik](java\nscript:alert(1))",
    "[klik](data:text/html;base64,PHNjcmlwdD4=)", "[klik](vbscript:msgbox(1))", "[klik](//evil.example)",
    "[klik](&#106;avascript:alert(1))", "[klik](\\javascript:alert(1))", "![x](x\"onerror=alert(1))",
    "![x](javascript:alert(1))", "<javascript:alert(1)>", "[a]: javascript:alert(1)\n\n[a]",
    "[klik](https://a.example \"x\" onclick=alert(1))", "`<script>`", "    <script>alert(1)</script>",
    "```\n<script>alert(1)</script>\n```", "<a href=javascript:alert(1)>x</a>", "[x](<javascript:alert(1)>)",
    "# <script>alert(1)</script>", "- <b onmouseover=alert(1)>x</b>", "> <style>*{display:none}</style>",
    "[x](https://a.example/\"><script>alert(1)</script>)", "<!-- --><script>alert(1)</script>", "&lt;script&gt;",
]  # fmt: skip
LIVE = re.compile(r"<(?!/?(?:p|h2|h3|ul|ol|li|em|strong|a|br|blockquote)\b)[a-z!/]", re.IGNORECASE)


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_payload_becomes_a_tag_an_attribute_or_an_address_that_runs(text: str) -> None:
    html = html_of(text)

    assert not LIVE.search(html)
    assert not re.search(r"<[^>]*\son\w+\s*=", html)
    assert not re.search(r'href="(?!https?://|mailto:|tel:|/[^/])', html)


def test_the_test_of_payloads_can_fail() -> None:
    assert LIVE.search("<p><script>")
    assert not LIVE.search("<p>aman <strong>ya</strong></p>")


def test_paragraphs_lists_emphasis_and_links_are_read() -> None:
    html = html_of("Buka **Senin**.\n\n- satu\n- dua\n\n[Loket](/instansi/) atau [pusat](https://contoh.go.id/a)")

    assert "<strong>Senin</strong>" in html
    assert html.count("<li>") == 2
    assert '<a href="/instansi/">Loket</a>' in html
    assert '<a href="https://contoh.go.id/a" rel="noopener noreferrer nofollow">pusat</a>' in html


@pytest.mark.parametrize(("text", "tag"), [("# Satu", "h2"), ("## Dua", "h3"), ("###### Enam", "h3")])
def test_headings_stand_below_the_page_s_own(text: str, tag: str) -> None:
    assert html_of(text).startswith(f"<{tag}>")


def test_a_summary_is_the_first_paragraph_without_marks() -> None:
    assert summary_of("Buka **Senin** [di sini](/x).\n\nLain.") == "Buka Senin di sini."
    assert summary_of("kata " * 100, 30).endswith(" …")
    assert summary_of("") == ""
