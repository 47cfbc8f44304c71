"""How readers of the bulletin are counted, without a script, without a cookie, without knowing who they are.

The entry's page ends with a picture of one point. A browser that shows the page to somebody asks for it; a robot
that reads addresses, a preview of a chat, a HEAD and a prefetch do not, or say so. Counted is a GET that

- is not sent ahead (`Sec-Purpose`, `Purpose`, `X-Moz` name a prefetch or a preview),
- wants a picture for one of our own pages, where the browser says so (`Sec-Fetch-Dest`, `Sec-Fetch-Site`; a browser
  on plain http stays silent, then `Accept` must ask for pictures and `Referer`, where there is one, be the entry),
- names a language, as people's browsers do, and no robot's name.

The answer stays in that browser for a day, so one reader is counted once a day and browser. A program that imitates
a browser in all this is counted: the figure says "read about so often" and decides nothing.
"""

from __future__ import annotations

import re
from base64 import b64decode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from satupintu.notices import commands as notices
from satupintu.web import doors
from satupintu.web.entry import MallRequest

POINT = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
DAY_SECONDS = 24 * 3600
ROBOT = re.compile(
    r"bot|crawl|spider|slurp|preview|fetch|scan|monitor|lighthouse|headless|phantom|curl|wget|python|java/|okhttp|"
    r"http-?client|axios|go-http|libwww|whatsapp|facebookexternalhit|telegram|skype|archiv|validator|feed|rss",
    re.IGNORECASE,
)
AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


@doors.open_to_all
@require_safe
def reader(request: MallRequest, slug: str) -> HttpResponse:
    """Answer the point; count a reader when it looks like one."""
    if is_reader(request, slug):
        notices.count_reader(mall=request.mall, slug=slug, by=request.actor, at=request.at)
    response = HttpResponse(b"" if request.method == "HEAD" else POINT, content_type="image/gif")
    response["Cache-Control"] = f"private, max-age={DAY_SECONDS}, immutable"
    response["X-Robots-Tag"] = "noindex"
    return response


def is_reader(request: MallRequest, slug: str) -> bool:
    """Return whether a request for the point looks like a browser that shows the entry to somebody."""
    told = request.headers
    if request.method != "GET" or any(name in told for name in AHEAD):
        return False
    agent = told.get("User-Agent", "")
    if not agent.startswith("Mozilla/") or ROBOT.search(agent) or not told.get("Accept-Language"):
        return False
    if "Sec-Fetch-Dest" in told:
        return told["Sec-Fetch-Dest"] == "image" and told.get("Sec-Fetch-Site") == "same-origin"
    wants = told.get("Accept", "")
    came_from = told.get("Referer", "")
    return wants.startswith("image/") and (not came_from or came_from.split("?")[0].endswith(f"/kabar/{slug}/"))
