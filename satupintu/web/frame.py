"""The frame around every page, and the QR of a ticket."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from satupintu.base.ids import new_key
from satupintu.base.moments import JAKARTA, business_day
from satupintu.base.words import clock_digits, day_text
from satupintu.catalogue import queries as catalogue
from satupintu.people.rules import LOCK_AFTER
from satupintu.web.ui.facts import Frame, Lock

QR_ERROR = "m"


def frame_of(request: Any) -> Frame:
    """Return what stands around every page of this request."""
    mall, at = request.mall, request.at
    words = mall.name.replace("Mal Pelayanan Publik", "MPP")
    first, _space, rest = mall.name.partition(" Kabupaten ")
    return Frame(
        mall=words,
        mall_lines=(first, f"Kabupaten {rest}") if rest else (mall.name,),
        day=day_text(business_day(at)),
        clock=clock_digits(at),
        now_iso=at.astimezone(JAKARTA).isoformat(timespec="seconds"),
        speed=mall.clock_speed,
        demo=mall.clock_mall_at is not None and settings.MODE != "production",
        address=catalogue.book(mall).mall.address if mall.catalogue_stamp else "",
    )


def lock_of(request: Any) -> Lock:
    """Return what the lock screen over a page of this signed-in request says and asks."""
    return Lock(
        who=request.officer.username,
        after_seconds=round(LOCK_AFTER.total_seconds()),
        lock_url=reverse("staff:lock"),
        unlock_url=reverse("staff:unlock"),
        passkey_url=reverse("staff:unlock-options"),
        state_url=reverse("staff:session"),
        switch_url=reverse("staff:switch"),
        sign_in_url=reverse("account_login"),
    )


def ticket_url(request: HttpRequest, link: str) -> str:
    """Return the whole address of a ticket page."""
    return request.build_absolute_uri(reverse("citizen:ticket", args=[link]))


@lru_cache(maxsize=1024)
def qr_of(text: str) -> SafeString:
    """Return a QR code as an SVG, black on white, that scales with its box; drawn once per text and process."""
    out = io.BytesIO()
    segno.make(text, error=QR_ERROR, micro=False).save(out, kind="svg", xmldecl=False, border=2, omitsize=True)
    hidden = out.getvalue().decode().replace("<svg ", '<svg aria-hidden="true" ', 1)  # its box has the name
    return mark_safe(hidden)  # noqa: S308 - made here from digits and letters  # nosec B308, B703


def key() -> str:
    """Return a fresh key for one button."""
    return new_key()
