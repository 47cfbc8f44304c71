"""The bulletin: what is new in the house, its pictures, and the feed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from satupintu.base import words
from satupintu.base.moments import JAKARTA, Instant, business_day
from satupintu.notices import queries as notices
from satupintu.notices.markdown import html_of, summary_of
from satupintu.notices.queries import News
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.public.addresses import other_language, to
from satupintu.web.public.facts_house import Bulletin, NewsLine, NewsPage, PictureShown
from satupintu.web.public.kept import answer

if TYPE_CHECKING:
    _Feed = Feed[News, MallRequest]
else:
    _Feed = Feed  # Django's own class takes no types when it runs
YEAR_SECONDS = 365 * 24 * 3600


def released_text(at: Instant) -> str:
    """Return "Selasa, 24 November 2026, pukul 07.00 WIB"."""
    return _("%(day)s, %(time)s WIB") % {"day": words.day_text(business_day(at)), "time": words.clock_text(at)}


@doors.open_to_all
@require_safe
def bulletin(request: MallRequest) -> HttpResponse:
    """Show the released entries, newest first."""
    news = tuple(
        NewsLine(one.title, to("news", one.slug), released_text(one.released_at), summary_of(one.body))
        for one in notices.news(request.mall, request.at)
    )
    return answer(request, "public/bulletin.html", Bulletin(other_language(request), to("feed"), news))


@doors.open_to_all
@require_safe
def news(request: MallRequest, slug: str) -> HttpResponse:
    """Show one entry. Raises EntryUnknown, which says where the list is."""
    one = notices.news_by_slug(request.mall, slug, request.at)
    corrected = _("Diperbaiki %(when)s.") % {"when": released_text(one.corrected_at)} if one.corrected_at else ""
    page = NewsPage(
        language_url=other_language(request),
        title=one.title,
        released=released_text(one.released_at),
        released_iso=one.released_at.astimezone(JAKARTA).isoformat(timespec="minutes"),
        corrected=corrected,
        author=one.author,
        body=html_of(one.body),
        pictures=tuple(
            PictureShown(to("picture", shown.digest), shown.alt, shown.width, shown.height) for shown in one.pictures
        ),
        readers=ngettext("Dibaca %(count)s kali", "Dibaca %(count)s kali", one.views) % {"count": one.views},
        readers_url=to("reader", one.slug),
        list_url=to("bulletin"),
    )
    return answer(request, "public/news.html", page)


@doors.open_to_all
@require_safe
def picture(request: MallRequest, digest: str) -> HttpResponse:
    """Answer a picture of the bulletin; its name is its content's digest, so it never changes."""
    found = notices.picture(request.mall, digest)
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    response["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response


class _NewsFeed(_Feed):
    """The bulletin as RSS 2.0."""

    feed_type = Rss201rev2Feed
    language = "id"

    def get_object(self, request: Any, *_args: Any, **_kwargs: Any) -> MallRequest:
        return request  # type: ignore[no-any-return]

    def title(self, obj: MallRequest) -> str:
        return _("Kabar %(mall)s") % {"mall": obj.mall.name}

    def link(self) -> str:
        return to("bulletin")

    def description(self, obj: MallRequest) -> str:
        return _("Yang baru di %(mall)s") % {"mall": obj.mall.name}

    def items(self, obj: MallRequest) -> list[News]:
        return notices.news(obj.mall, obj.at, most=20)

    def item_title(self, item: News) -> str:
        return item.title

    def item_description(self, item: News) -> str:
        return summary_of(item.body)

    def item_link(self, item: News) -> str:
        return to("news", item.slug)

    def item_pubdate(self, item: News) -> datetime:
        return item.released_at.astimezone(JAKARTA)

    def item_author_name(self, item: News) -> str:
        return item.author


_feed = _NewsFeed()


@doors.open_to_all
@require_safe
def feed(request: MallRequest) -> HttpResponse:
    """Answer the newest twenty entries as RSS."""
    response: HttpResponse = _feed(request)
    return response
