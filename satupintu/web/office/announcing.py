"""What the mall announces: the state of its facilities, messages to the hall, the bulletin."""

from __future__ import annotations

import json
from datetime import datetime, time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.base.moments import JAKARTA, Instant, business_day
from satupintu.base.refusal import Refusal
from satupintu.calendars.refusals import HoursInDisorder
from satupintu.catalogue import queries as catalogue
from satupintu.notices import commands as notices
from satupintu.notices import queries as notices_now
from satupintu.notices.commands import Given
from satupintu.notices.refusals import EntryUnknown
from satupintu.notices.rules import checked_message
from satupintu.office import queries as office
from satupintu.office.models import ChangeState
from satupintu.office.refusals import ChangeUnknown
from satupintu.people.permits import Permit
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.office.changing import SURE, change, done_text, facility_name, pasts
from satupintu.web.office.facts import Choice, Facilities, FacilityNow, Messages, NewsForm, NewsList, Past
from satupintu.web.public.house import UNSURE
from satupintu.web.ui.facts import No, Way

LARGEST_UPLOAD = 8 * 1024 * 1024
KEPT = "gambar-tersimpan"


def _clean(request: MallRequest, name: str, longest: int) -> str:
    return str(request.POST.get(name, "")).strip()[:longest]


def _until(request: MallRequest) -> str:
    """Return a time of today as ISO text, "" when the field is empty. Raises HoursInDisorder."""
    text = _clean(request, "sampai", 5).replace(".", ":")
    if not text:
        return ""
    try:
        clock = time.fromisoformat(text if len(text) == 5 else f"0{text}")
    except ValueError:
        raise HoursInDisorder from None
    return datetime.combine(business_day(request.at), clock, JAKARTA).isoformat(timespec="minutes")


def _latest(request: MallRequest, kind: str) -> tuple[Past, ...]:
    made = [one for one in office.changes(request.mall, kind=kind, limit=10) if one.state == ChangeState.MADE]
    return pasts(request, made)


# facilities


@doors.permitted(Permit.RUN)
def facilities(request: MallRequest) -> HttpResponse:
    """Show what works in the building today; POST says otherwise of one thing."""
    refusal = None
    if request.method == "POST":
        try:
            return _set_facility(request)
        except Refusal as no:
            refusal = no
    book = catalogue.book(request.mall)
    states = notices_now.facility_states(request.mall, request.at)
    items = []
    for code, known in book.facilities.items():
        said = states.get(code)
        works = said is None or said.works
        until = words.clock_digits(said.until) if said and said.until and not works else ""
        text = _("Berfungsi") if works else _("Tidak berfungsi")
        if said is None and known.confidence == UNSURE:
            text = _("Belum dipastikan: tekan yang benar")
        text += f" · {_('sampai pukul %(time)s') % {'time': until}}" if until else ""
        items.append(FacilityNow(code, facility_name(book, code), text, works, said.note if said else "", until))
    page = Facilities(
        items=tuple(sorted(items, key=lambda one: one.works)),
        action=request.path,
        past=_latest(request, "facility"),
        done=done_text(request),
        refusal=No.of(refusal) if refusal else None,
    )
    return render(request, "office/facilities.html", {"page": page}, status=refusal.status if refusal else 200)


def _set_facility(request: MallRequest) -> HttpResponse:
    code = _clean(request, "fasilitas", 60)
    if code not in catalogue.book(request.mall).facilities:
        raise ChangeUnknown
    works = request.POST.get("keadaan") == "berfungsi"
    value = {"works": works, "note": _clean(request, "keterangan", 200), "until": "" if works else _until(request)}
    return change(request, "facility", code, value, back=reverse("office:facilities"))


# messages


@doors.permitted(Permit.RUN)
def messages(request: MallRequest) -> HttpResponse:
    """Show the messages of the hall; POST sends one."""
    refusal = None
    if request.method == "POST":
        try:
            zone = _clean(request, "zona", 10)
            if zone and zone not in catalogue.book(request.mall).zones:
                raise ChangeUnknown
            value = {"text": _clean(request, "pesan", 200), "zone": zone, "until": _until(request)}
            if not value["until"]:
                raise HoursInDisorder
            checked_message(value["text"], until=datetime.fromisoformat(value["until"]), after=request.at)
            return change(request, "message", "new", value, back=reverse("office:messages"))
        except Refusal as no:
            refusal = no
    zones = catalogue.book(request.mall).zones
    page = Messages(
        shown=tuple(
            f"{one.text} · {_('sampai pukul %(time)s') % {'time': words.clock_digits(one.until)}}"
            for one in notices_now.hall_messages(request.mall, request.at)
        ),
        zones=tuple(Choice(code, zone.name(request.LANGUAGE_CODE)) for code, zone in zones.items()),
        action=request.path,
        text=_clean(request, "pesan", 200),
        until=_clean(request, "sampai", 5),
        past=_latest(request, "message"),
        done=done_text(request),
        refusal=No.of(refusal) if refusal else None,
    )
    return render(request, "office/messages.html", {"page": page}, status=refusal.status if refusal else 200)


# the bulletin


@doors.permitted(Permit.RUN)
def bulletin(request: MallRequest) -> HttpResponse:
    """Show every entry of the bulletin."""
    entries = tuple(
        Way(
            version.title,
            reverse("office:news", args=[version.entry.slug]),
            detail=f"{version.author} · {words.moment_text(version.released_at)}",
        )
        for version in notices_now.entries(request.mall)
    )
    page = NewsList(entries, reverse("office:news-new"), _latest(request, "news"), done_text(request))
    return render(request, "office/bulletin.html", {"page": page})


@doors.permitted(Permit.RUN)
def news_new(request: MallRequest) -> HttpResponse:
    """Write a new entry."""
    return _news(request, "new", None)


@doors.permitted(Permit.RUN)
def news(request: MallRequest, slug: str) -> HttpResponse:
    """Correct an entry, or take it out."""
    version = notices_now.newest_version(request.mall, slug)
    if version is None:
        raise EntryUnknown
    return _news(request, slug, version)


def _news(request: MallRequest, slug: str, version: Any) -> HttpResponse:
    refusal = None
    if request.method == "POST":
        try:
            return _change_news(request, slug, version)
        except Refusal as no:
            refusal = no
    typed = request.method == "POST"
    page = NewsForm(
        heading=_("Kabar baru") if version is None else version.title,
        action=request.path,
        title=_clean(request, "judul", 200) if typed else (version.title if version else ""),
        body=_clean(request, "isi", 20_000) if typed else (version.body if version else ""),
        author=_clean(request, "penulis", 100) if typed else (version.author if version else ""),
        release=_clean(request, "tayang", 16) if typed else "",
        pictures=tuple(str(one["alt"]) for one in version.pictures) if version else (),
        is_new=version is None,
        withdraw=version is not None,
        refusal=No.of(refusal) if refusal else None,
    )
    return render(request, "office/news.html", {"page": page}, status=refusal.status if refusal else 200)


def _change_news(request: MallRequest, slug: str, version: Any) -> HttpResponse:
    back = reverse("office:bulletin")
    if request.POST.get("tarik") == "1" and version is not None:
        return change(request, "news", slug, None, back=back)
    kept = _pictures(request, version)
    release = version.released_at if version else _release(request)
    value = {
        "title": _clean(request, "judul", 200), "body": _clean(request, "isi", 20_000),
        "author": _clean(request, "penulis", 100),
        "release": release.astimezone(JAKARTA).isoformat(timespec="minutes"), "pictures": kept,
    }  # fmt: skip
    return change(request, "news", slug, value, back=back, more=((KEPT, json.dumps(kept)),))


def _release(request: MallRequest) -> Instant:
    """Return the hour of release by the mall's clock, now where none is given. Raises HoursInDisorder."""
    text = _clean(request, "tayang", 16)
    if not text:
        return request.at
    try:
        return datetime.fromisoformat(text).replace(tzinfo=JAKARTA)
    except ValueError:
        raise HoursInDisorder from None


def _pictures(request: MallRequest, version: Any) -> list[dict[str, str]]:
    """Return the entry's pictures with the one that was just given; kept before the entry is saved."""
    if request.POST.get(SURE) == "1":
        return _kept_before(request)
    kept = [dict(one) for one in version.pictures] if version and request.POST.get("tanpa-gambar") != "1" else []
    upload = request.FILES.get("gambar")
    if upload is not None:
        content = upload.read(LARGEST_UPLOAD + 1)
        picture = Given(content, _clean(request, "keterangan-gambar", 250))
        kept.append(notices.keep_picture(mall=request.mall, picture=picture, by=request.actor, at=request.at))
    return kept


def _kept_before(request: MallRequest) -> list[dict[str, str]]:
    """Return the pictures that the first step kept; only such as are there. Raises ChangeUnknown."""
    try:
        said = json.loads(str(request.POST.get(KEPT, "[]"))[:5_000])
        found = [{"picture": str(one["picture"])[:64], "alt": str(one["alt"])[:250]} for one in said]
    except (ValueError, TypeError, KeyError):
        raise ChangeUnknown from None
    if any(notices_now.picture(request.mall, one["picture"]) is None for one in found):
        raise ChangeUnknown
    return found
