"""The bulletin: list, entry, pictures, feed, and readers that robots do not raise."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from satupintu.base.actor import SYSTEM
from satupintu.ledger.models import Mall
from satupintu.notices import commands as notices
from satupintu.notices.models import BulletinEntry
from tests.notices.test_markdown import PAYLOADS
from tests.web.public.conftest import NINE, Phone

ANDROID = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"
)
READER = {
    "User-Agent": ANDROID,
    "Accept": "image/avif,image/webp,image/*,*/*;q=0.8",
    "Accept-Language": "id-ID,id;q=0.9",
    "Sec-Fetch-Dest": "image",
    "Sec-Fetch-Mode": "no-cors",
    "Sec-Fetch-Site": "same-origin",
}
ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0 Safari/537.36",
    "facebookexternalhit/1.1", "WhatsApp/2.23.20.0", "TelegramBot (like TwitterBot)", "curl/8.5.0", "Wget/1.21",
    "python-requests/2.32", "Go-http-client/2.0", "Mozilla/5.0 (compatible; YandexImages/3.0) Scanner", "",
]  # fmt: skip


def publish(mall: Mall, title: str = "Loket baru", body: str = "Mulai **Senin**.", **more: Any) -> str:
    return notices.publish(mall=mall, title=title, body=body, author="Humas MPP", by=SYSTEM, at=NINE, **more).slug


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "PNG")
    return out.getvalue()


class _Runs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: (value or "").strip() for name, value in attrs}
        own = tag == "script" and told.get("src", "").startswith("/static/")
        if tag in {"script", "iframe", "style", "object", "embed"} and not own:
            self.found.append(tag)
        self.found += [name for name in told if name.startswith("on") or name in {"style", "srcdoc"}]
        addresses = (told.get(name, "") for name in ("href", "src", "action", "formaction"))
        self.found += [one for one in addresses if re.match(r"(javascript|vbscript|data:text)", one, re.IGNORECASE)]


def what_would_run(html: str) -> list[str]:
    """Return the tags, attributes and addresses of a page that a browser would run."""
    reader = _Runs()
    reader.feed(html)
    return reader.found


def readers() -> int:
    return BulletinEntry.objects.get().views


def look(phone: Phone, slug: str, method: str = "get", without: str = "", **headers: str) -> None:
    told = {name: value for name, value in {**READER, **headers}.items() if name != without}
    answer = getattr(phone.client, method)(f"/kabar/{slug}/dibaca.gif", headers=told)
    assert answer.status_code == 200


def test_an_entry_has_title_release_in_wib_author_and_pictures_with_words(phone: Phone) -> None:
    slug = publish(phone.mall, pictures=[notices.Given(picture(), "Gedung dari depan")])

    html = phone.html(f"/kabar/{slug}/")

    assert "<h1" in html
    assert "Selasa, 24 November 2026, pukul 09.00 WIB" in html
    assert "Humas MPP" in html
    shown = re.search(r'<img\s+src="(/kabar/gambar/[0-9a-f]{64}\.webp)"\s+alt="Gedung dari depan"', html)
    assert shown
    answer = phone.client.get(shown[1])
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert "immutable" in answer["Cache-Control"]


def test_the_list_shows_what_is_released_newest_first(phone: Phone) -> None:
    publish(phone.mall, "Satu")
    publish(phone.mall, "Dua", released_at=NINE.replace(hour=10))

    before = phone.reads("/kabar/")
    phone.set_clock(NINE.replace(hour=10))
    after = phone.reads("/kabar/")

    assert "Dua" not in before
    assert after.index("Dua") < after.index("Satu")


def test_a_withdrawn_entry_says_so_and_leads_on(phone: Phone) -> None:
    slug = publish(phone.mall)
    phone.html(f"/kabar/{slug}/")

    notices.withdraw(mall=phone.mall, slug=slug, by=SYSTEM, at=NINE)

    answer = phone.client.get(f"/kabar/{slug}/")
    assert answer.status_code == 404
    assert "sudah ditarik" in answer.content.decode()
    assert "Loket baru" not in phone.html("/kabar/")


def test_a_correction_is_seen_at_once_with_its_hour(phone: Phone) -> None:
    slug = publish(phone.mall)
    phone.html(f"/kabar/{slug}/")

    notices.correct(mall=phone.mall, slug=slug, title="Loket baru", body="Selasa.", author="Humas", by=SYSTEM, at=NINE)

    assert "Diperbaiki Selasa, 24 November 2026, pukul 09.00 WIB." in phone.reads(f"/kabar/{slug}/")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_runs_on_any_page_of_the_bulletin(phone: Phone, payload: str) -> None:
    slug = notices.publish(
        mall=phone.mall, title=payload[:120], body=payload, author=payload[:80], by=SYSTEM, at=NINE,
        pictures=[notices.Given(picture(), payload[:250])],
    ).slug  # fmt: skip

    for path in (f"/kabar/{slug}/", "/kabar/", "/", "/kabar/rss"):
        html = phone.html(path)
        assert what_would_run(html) == [], path


def test_what_would_run_is_found() -> None:
    wrong = (
        '<script>x</script><b onclick=x>a</b><a href="JavaScript:x">a</a><iframe></iframe><img src="data:text/html,x">'
    )

    assert len(what_would_run(wrong)) == 5
    assert what_would_run('<script src="/static/ui/live.js" defer></script><img alt="<b onclick=x>" src="/x">') == []


def test_the_feed_is_rss_with_what_is_released(phone: Phone) -> None:
    publish(phone.mall, "Loket & lantai")
    publish(phone.mall, "Nanti", released_at=NINE.replace(hour=12))

    answer = phone.client.get("/kabar/rss")
    feed = ElementTree.fromstring(answer.content)

    assert answer["Content-Type"].startswith("application/rss+xml")
    assert [item.findtext("title") for item in feed.iter("item")] == ["Loket & lantai"]
    item = next(feed.iter("item"))
    assert item.findtext("pubDate") == "Tue, 24 Nov 2026 09:00:00 +0700"
    assert str(item.findtext("link")).endswith("/kabar/loket-lantai/")


def test_a_reader_s_browser_counts_one(phone: Phone) -> None:
    slug = publish(phone.mall)
    assert f'src="/kabar/{slug}/dibaca.gif"' in phone.html(f"/kabar/{slug}/")

    look(phone, slug)

    assert readers() == 1
    assert "Dibaca 1 kali" in phone.reads(f"/kabar/{slug}/")


def test_a_browser_on_plain_http_that_says_less_counts_too(phone: Phone) -> None:
    slug = publish(phone.mall)
    plain = {name: value for name, value in READER.items() if not name.startswith("Sec-")}

    phone.client.get(
        f"/kabar/{slug}/dibaca.gif", headers={**plain, "Referer": f"http://mpp.example/kabar/{slug}/?bahasa=en"}
    )
    phone.client.get(f"/kabar/{slug}/dibaca.gif", headers={**plain, "Referer": "http://lain.example/"})

    assert readers() == 1


def test_reading_the_entry_s_address_counts_nobody(phone: Phone) -> None:
    slug = publish(phone.mall)

    for _no in range(3):
        phone.client.get(f"/kabar/{slug}/", headers=READER)

    assert readers() == 0


@pytest.mark.parametrize("agent", ROBOTS)
def test_a_robot_counts_nobody(phone: Phone, agent: str) -> None:
    slug = publish(phone.mall)

    look(phone, slug, **{"User-Agent": agent})

    assert readers() == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch"}, {"Sec-Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"}, {"X-Purpose": "preview"},
        {"Sec-Fetch-Dest": "document"}, {"Sec-Fetch-Site": "cross-site"},
    ],
)  # fmt: skip
def test_what_is_fetched_ahead_or_from_elsewhere_counts_nobody(phone: Phone, headers: dict[str, str]) -> None:
    slug = publish(phone.mall)

    look(phone, slug, **headers)

    assert readers() == 0


def test_a_head_or_a_browser_without_a_language_counts_nobody(phone: Phone) -> None:
    slug = publish(phone.mall)

    look(phone, slug, method="head")
    look(phone, slug, without="Accept-Language")

    assert readers() == 0


def test_the_same_browser_does_not_ask_again_today(phone: Phone) -> None:
    slug = publish(phone.mall)

    answer = phone.client.get(f"/kabar/{slug}/dibaca.gif", headers=READER)

    assert answer["Cache-Control"] == "private, max-age=86400, immutable"
    assert answer.cookies == {}
