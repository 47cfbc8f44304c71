"""A page of the gallery that believes it is live: its stream, its sounds and its answers are the test's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page, Route

FAKES = """
window.EventSource = class extends EventTarget {
  static all = [];
  constructor(address) { super(); this.address = address; this.readyState = 1; EventSource.all.push(this); }
  close() { this.readyState = 2; }
  static say(kind) { for (const one of EventSource.all) if (one.readyState === 1) one.dispatchEvent(new Event(kind)); }
  static get open() { return EventSource.all.filter((one) => one.readyState === 1).length; }
};
window.Audio = class extends EventTarget {
  static all = [];
  constructor(address) { super(); this.address = address; Audio.all.push(this); }
  play() { return Promise.resolve(); }
  pause() {}
  static get said() { return Audio.all.map((one) => one.address).join(' '); }
  static end() { Audio.all.at(-1).dispatchEvent(new Event('ended')); }
};
"""


@dataclass
class Live:
    """The test's hand on a page: what its address answers next, and what it was asked."""

    page: Page
    html: str = ""
    cut: bool = False
    asked: list[str] = field(default_factory=list)
    posted: list[tuple[str, str]] = field(default_factory=list)
    hold: Callable[[], None] | None = None

    def change(self) -> None:
        """Let the stream say that something changed."""
        self.page.evaluate("EventSource.say('change')")

    def beat(self) -> None:
        """Let the stream say that it is alive."""
        self.page.evaluate("EventSource.say('beat')")

    def replace(self, old: str, new: str) -> None:
        """Change the answer of the page's address; the old text must be there."""
        assert old in self.html
        self.html = self.html.replace(old, new)

    def _answer(self, route: Route) -> None:
        request = route.request
        if request.method == "POST":
            self.posted.append((request.url.split("/")[-1], request.post_data or ""))
        if "bagian" in request.headers:
            self.asked.append(request.headers["bagian"])
            if self.cut:
                route.abort()
                return
        elif not self.html:
            html = " ".join(route.fetch().text().split())  # as a formatter may break the lines elsewhere
            self.html = re.sub(r'data-live="[^"]*" data-parts="[^"]*"', 'data-live="/events" data-parts="?"', html)
            self.html = re.sub(r'action="#(\w+)"', r'action="./\1"', self.html)  # formaction too
        route.fulfill(body=self.html, content_type="text/html")


def open_live(page: Page, address: str, *, clock: bool = False) -> Live:
    """Open a page of the gallery with a stream, sounds and answers of the test's own."""
    live = Live(page)
    if clock:
        page.clock.install()
    page.add_init_script(FAKES)
    page.route(re.compile(re.escape(address)), live._answer)
    page.goto(address)
    return live
