"""From the bulletin's Markdown to safe HTML: paragraphs, headings, lists, emphasis, links, and nothing else.

Raw HTML stays text, pictures stand outside the text (with their words), a link leads to https, http, tel,
mailto or into this house. Pure: no Django model, no clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

GOOD_LINK = re.compile(r"(https?://|mailto:|tel:|/(?!/))", re.IGNORECASE)
RULES = ("paragraph", "heading", "list", "emphasis", "link", "newline", "escape", "blockquote")
HIGHEST_HEADING = 2
LOWEST_HEADING = 3


@lru_cache(maxsize=128)
def html_of(text: str) -> SafeString:
    """Return the HTML of a Markdown text; its headings stand below the page's own h1."""
    tokens = _reader().parse(text)
    for token in tokens:
        if token.tag.startswith("h") and token.tag[1:].isdigit():
            token.tag = f"h{min(LOWEST_HEADING, max(HIGHEST_HEADING, int(token.tag[1:]) + 1))}"
    html: str = _reader().renderer.render(tokens, _reader().options, {})
    return SafeString(html)  # raw HTML was never let in  # nosec B308, B703


def summary_of(text: str, longest: int = 200) -> str:
    """Return the first paragraph's words without marks, cut at a word; for the list and the feed."""
    words = next((_plain(token.children or ()) for token in _reader().parse(text) if token.type == "inline"), "")
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0] + " …"


def _plain(tokens: Sequence[Token]) -> str:
    return "".join(" " if token.type.endswith("break") else token.content for token in tokens).strip()


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False, "linkify": False}).enable(list(RULES))
    reader.validateLink = _is_good_link  # type: ignore[method-assign]
    reader.add_render_rule("link_open", _link_open)
    return reader


def _is_good_link(url: str) -> bool:
    return GOOD_LINK.match(url.strip()) is not None


def _link_open(renderer: Any, tokens: Sequence[Token], place: int, options: Any, _env: Any) -> str:
    if str(tokens[place].attrGet("href")).startswith("http"):
        tokens[place].attrSet("rel", "noopener noreferrer nofollow")
    return str(renderer.renderToken(tokens, place, options, _env))
