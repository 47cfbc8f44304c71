"""What stands in a page, as a voice says it: its parts in order, numbers and hours in words that are understood."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "use", "path", "rect", "circle",
})  # fmt: skip
SILENT = frozenset({"script", "style", "noscript", "select", "textarea", "audio", "template"})
WITHIN = frozenset({
    "a", "b", "strong", "i", "em", "span", "small", "kbd", "time", "svg", "g", "text", "use", "path", "rect", "bdi",
    "del", "ins", "abbr",
})  # fmt: skip
"""Tags that do not end a part."""


class _Reader(HTMLParser):
    """Collects the texts of `main`, without what is hidden from readers; a drawing says its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = [""]
        self.open: list[tuple[str, bool]] = []
        self.inside = 0
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        silent = tag in SILENT or "hidden" in facts or facts.get("aria-hidden") == "true" or tag == "svg"
        if tag == "svg" and self.heard and facts.get("role") == "img":
            self.parts += [facts.get("aria-label") or "", ""]
        if tag not in VOID:
            self.open.append((tag, silent))
            self.silent += silent
            self.inside += tag == "main"
        self._between(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._between(tag)

    def handle_endtag(self, tag: str) -> None:
        self._between(tag)
        if tag in VOID or not any(name == tag for name, _silent in self.open):
            return
        while self.open:
            name, silent = self.open.pop()
            self.silent -= silent
            self.inside -= name == "main"
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.heard:
            self.parts[-1] += data

    @property
    def heard(self) -> bool:
        """Whether what comes now is read."""
        return bool(self.inside) and not self.silent

    def _between(self, tag: str) -> None:
        if tag in WITHIN:
            self.parts[-1] += " "
        else:
            self.parts.append("")


def parts_of(html: bytes | str) -> list[str]:
    """Return the texts of a page's main content, one by one in the order of the page."""
    reader = _Reader()
    reader.feed(html.decode() if isinstance(html, bytes) else html)
    found = (re.sub(r"\s+([,.:;?])", r"\1", " ".join(part.split())) for part in reader.parts)
    return [part for part in found if re.search(r"\w", part)]


_TO = {"id": "sampai", "en": "to"}


def spoken(text: str, lang: str = "id") -> str:
    """Return `text` as it is said: "A-012" digit by digit, "09.30" as an hour, "5–9" as a range, rupiah in words."""
    said = text.replace("\xad", "").replace("±", "kira-kira " if lang[:2] == "id" else "about ")
    said = re.sub(r"\b([AHMK])-(\d)(\d)(\d)\b", r"\1, \2, \3, \4", said)
    said = re.sub(r"\bRp\s?([\d.]*\d)", lambda found: found[1].replace(".", "") + " rupiah", said)
    said = re.sub(r"\b0?(\d{1,2})\.00\b", r"\1", said)
    said = re.sub(r"\b0?(\d{1,2})\.0?(\d{1,2})\b(?!\.\d)", r"\1 lewat \2" if lang[:2] == "id" else r"\1 \2", said)
    said = re.sub(r"(?<=\d)\s?–\s?(?=\d)", f" {_TO.get(lang[:2], 'to')} ", said)
    return " ".join(said.replace("·", ",").replace("→", ",").replace(" ,", ",").split())
