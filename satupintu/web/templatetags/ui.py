"""Tags that write the house's components: icons and the mark."""

from __future__ import annotations

import re
from functools import cache

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from satupintu.gateways import speech
from satupintu.web import apology

register = template.Library()
_ARROWS = {
    "left": "arrow-left",
    "right": "arrow-right",
    "straight": "arrow-up",
    "up": "stairs-up",
    "down": "stairs-down",
}
MARK = mark_safe(  # nosec B308
    '<svg viewBox="2 1 20 22" aria-hidden="true"><path class="mark-frame" d="M2 23V1h20v22h-4V5H6v18z"/>'
    '<path class="mark-leaf" d="M8.5 7.5 14 10v13H8.5z"/></svg>'
)
_JOINED = re.compile(r"\S*\w[-–]\w\S*")


@cache
def _sprite() -> str:
    """Return the sprite's address; it does not change while a server runs."""
    return static("ui/icons.svg")


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return the icon `name` of the sprite, hidden from readers: a word stands beside it."""
    return format_html('<svg class="ico" aria-hidden="true"><use href="{}#i-{}"/></svg>', _sprite(), name)


@register.simple_tag(takes_context=True)
def way_back(context: Context) -> str:
    """Return where a kiosk's page goes back to by itself, "" elsewhere; the gallery says it as `kiosk_path`."""
    request = context.get("request")
    return apology.way_back(str(context.get("kiosk_path") or getattr(request, "path", "")))


@register.simple_tag
def server_voice() -> str:
    """Return "1" where the server can read a page aloud, "" elsewhere."""
    return "1" if speech.can_speak() else ""


@register.simple_tag
def mark() -> SafeString:
    """Return the house's mark: a door ajar."""
    return MARK


@register.filter
def whole(text: str) -> SafeString:
    """Return `text` with words like KTP-el and ranges like 5–9 kept on one line."""
    escaped = str(conditional_escape(text))
    return mark_safe(_JOINED.sub(r'<span class="nowrap">\g<0></span>', escaped))  # noqa: S308 - escaped above  # nosec B308, B703


@register.filter
def arrow_icon(way: str) -> str:
    """Return the icon of a way: left, right, straight, up or down the stairs."""
    return _ARROWS.get(way, "arrow-right")
