"""What a page says and weighs, read from its HTML."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from django.http import HttpRequest
from django.template import loader
from django.utils import translation

from satupintu.web.ui import preview

WEB = Path(__file__).parents[2] / "satupintu" / "web"
STATIC = WEB / "static" / "ui"
SAMPLES = [(surface, state) for surface, states in preview.SCREENS.items() for state in states]
INLINE = {"a", "b", "strong", "span", "small", "kbd", "time", "em", "svg", "use", "path", "button", "input", "label"}
APART = {"button", "label"}
SILENT = {"script", "style"}


def html_of(surface: str, state: str, language: str = "id") -> str:
    """Return the HTML of one screen in one state."""
    sample = preview.SCREENS[surface][state]
    request = HttpRequest()
    request.META["SERVER_NAME"], request.META["SERVER_PORT"] = "mpp.example", "80"
    with translation.override(language):
        context = sample.context() | {"frame": preview.frame(sample.look, demo=sample.demo)}
        return loader.render_to_string(sample.template, context, request)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        if tag not in INLINE or tag in APART or "btn" in (dict(attributes).get("class") or ""):
            self.blocks.append("")
        for name, value in attributes:
            if name in {"aria-label", "title", "alt", "placeholder"} and value:
                self.blocks += [value, ""]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT
        if tag not in INLINE or tag in APART:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.blocks[-1] += data


def texts(html: str) -> list[str]:
    """Return the visible texts of a page, one per block."""
    reader = _Reader()
    reader.feed(html)
    return [text for block in reader.blocks if (text := " ".join(block.split()))]


def sentences(html: str) -> Iterator[str]:
    """Yield the sentences of a page; a time like 09.30 does not end one."""
    for text in texts(html):
        yield from re.split(r"(?<=[.?])\s+(?=\S)", text)


def zipped(*contents: bytes) -> int:
    """Return the bytes of these files as a browser fetches them, each compressed alone."""
    return sum(len(gzip.compress(content, 6)) for content in contents)
