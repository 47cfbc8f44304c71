"""Somebody who uses keys only: goes on by Tab, and looks at every stop on the way."""

from __future__ import annotations

import re

from playwright.sync_api import Page

MOST = 90
STOP = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const at = it.getBoundingClientRect();
  const rings = [it, it.closest('.k-typed')].filter(Boolean).map((one) => getComputedStyle(one));
  const label = it.labels?.length ? it.labels[0].innerText : '';
  const over = document.elementFromPoint(at.left + at.width / 2, Math.min(at.top + at.height / 2, innerHeight - 1));
  window.stops ??= new Map();
  if (!window.stops.has(it)) window.stops.set(it, window.stops.size);
  return { id: window.stops.get(it),
    name: (it.ariaLabel || label || it.innerText || it.title || '').replace(/\\s+/g, ' ').trim(),
    ring: rings.some((look) => look.outlineStyle === 'solid' && parseFloat(look.outlineWidth) >= 2.9),
    seen: at.bottom > 0 && at.top < innerHeight && at.width > 0
      && Boolean(over && (it.contains(over) || over.contains(it))),
    first: it.tabIndex > 0, html: it.outerHTML.slice(0, 90) }; }"""


class Hands:
    """Keys on one page; `problems` keeps every stop whose focus was not seen, was covered or came out of turn."""

    def __init__(self, page: Page) -> None:
        self.page, self.problems, self.last = page, list[str](), -1

    def press(self, key: str) -> None:
        """Press one key."""
        self.page.keyboard.press(key)

    def enter(self) -> None:
        """Press Enter where it leads to another page, and wait for it."""
        with self.page.expect_navigation():
            self.press("Enter")

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
        self.page.keyboard.type(text)

    def stop(self) -> str:
        """Return the name of what has the focus, "" when nothing has."""
        here = self.page.evaluate(STOP)
        return here["name"] if here else ""

    def to(self, name: str) -> None:
        """Go on by Tab until the focus is on what is called `name` (a pattern)."""
        for _no in range(MOST):
            self.press("Tab")
            here = self.page.evaluate(STOP)
            if here is None:
                continue  # the browser's own bar, once around
            within = here["id"] == self.last  # the hours, minutes and calendar of one field
            self.last = here["id"]
            if not within and (not (here["ring"] and here["seen"]) or here["first"]):
                self.problems.append(here["html"])
            if re.search(name, here["name"]):
                return
        raise AssertionError(f"no way by Tab to {name}")

    def skip(self) -> None:
        """Go past the head of the page by its first link."""
        self.press("Tab")
        assert self.stop() == "Langsung ke isi"
        self.press("Enter")
        self.press("Tab")
        assert self.page.evaluate("Boolean(document.activeElement.closest('main'))")

    def once_around(self) -> list[str]:
        """Return the names of all stops in the order of Tab, from the beginning of the page."""
        self.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        names: list[str] = []
        seen: set[int] = set()
        for _no in range(3 * MOST):
            self.press("Tab")
            here = self.page.evaluate(STOP)
            if here is None or (here["id"] in seen and here["id"] == min(seen)):
                return names
            if here["id"] not in seen:
                seen.add(here["id"])
                names.append(here["name"])
        raise AssertionError("Tab never comes around: a trap")
