"""What would run in a page: an element, an event, an address or a script that a payload brought in."""

from __future__ import annotations

from html.parser import HTMLParser

from django.http import HttpResponse, StreamingHttpResponse

from tests.web.payloads import EVALUATED, MARK

ADDRESSES = {
    "href", "src", "action", "formaction", "data", "xlink:href", "poster", "ping", "background", "manifest", "srcset",
}  # fmt: skip
HARMLESS = {"value", "title", "alt", "aria-label", "aria-describedby", "placeholder", "content", "download"}
"""Attributes in which a reader's words may stand."""
RAW = {"script", "style"}
BREAKING = set("<>\"'&")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.raw = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.raw = tag if tag in RAW else ""
        if MARK in tag:
            self.found.append(f"element {tag}")
        names = {name for name, _value in attrs}
        for name, value in attrs:
            if trouble := _attribute(name, value or "", names):
                self.found.append(f"<{tag}> {trouble}")

    def handle_endtag(self, tag: str) -> None:
        self.raw = ""

    def handle_data(self, data: str) -> None:
        if self.raw and MARK in data:
            self.found.append(f"inside <{self.raw}>: {data[:80]}")
        if EVALUATED in data:
            self.found.append(f"evaluated: {data[:80]}")

    def handle_comment(self, data: str) -> None:
        if MARK in data:
            self.found.append(f"comment {data[:80]}")

    unknown_decl = handle_pi = handle_decl = handle_comment


def _attribute(name: str, value: str, names: set[str]) -> str:
    if name.startswith("on") or MARK in name or name == "srcdoc":
        return f"{name}={value[:60]}"
    if EVALUATED in value:
        return f"evaluated in {name}"
    if MARK not in value:
        return ""
    if name in ADDRESSES:
        plain = "".join(sign for sign in value if sign > " ").replace("\\", "/")
        inside = plain.startswith(("?", "#")) or (plain.startswith("/") and not plain.startswith("//"))
        return "" if inside else f"{name}={value[:60]}"
    if name.startswith("data-") or (name in HARMLESS and "http-equiv" not in names):
        return ""
    return f"{name}={value[:60]}"


def runs(page: str) -> list[str]:
    """Return what in a page's text would run, or lead away, because of a payload."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    if reader.rawdata and MARK in reader.rawdata:
        reader.found.append(f"unfinished: {reader.rawdata[:80]}")
    return reader.found


def trouble(response: HttpResponse | StreamingHttpResponse, payload: str) -> list[str]:
    """Return what is wrong with an answer to a request that carried a payload."""
    found = [f"status {response.status_code}"] if response.status_code >= 500 else []
    found += [f"header {name}" for name in response.headers if MARK in name.lower()]
    where = response.headers.get("Location", "")
    if MARK in where and (not where.startswith("/") or where.startswith(("//", "/\\"))):
        found.append(f"leads to {where[:80]}")
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("text/") and "charset=utf-8" not in kind.lower():
        found.append(f"no charset: {kind}")
    if response.headers.get("X-Content-Type-Options") != "nosniff":
        found.append("may be sniffed")
    if isinstance(response, HttpResponse) and kind.startswith(("text/html", "image/svg")):
        page = response.content.decode()
        if BREAKING & set(payload) and payload in page:
            found.append("stands there word for word")
        found += runs(page)
    return found
