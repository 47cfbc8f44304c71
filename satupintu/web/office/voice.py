"""The parts of the mall's voice: recorded in the browser, heard, replaced, given back to the computer."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from satupintu.base.refusal import Refusal
from satupintu.gateways import clips, voice
from satupintu.office import queries as office
from satupintu.office import refusals
from satupintu.office.models import ChangeState
from satupintu.people.permits import Permit
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key
from satupintu.web.office.changing import SURE, change, done_text, pasts
from satupintu.web.office.facts import Part, Voice
from satupintu.web.ui.facts import No

LONGEST_PART = 20


@doors.permitted(Permit.RUN)
def parts(request: MallRequest) -> HttpResponse:
    """Show every part; POST replaces one."""
    refusal = None
    if request.method == "POST":
        try:
            return _replace(request)
        except Refusal as no:
            refusal = no
    folder = settings.DATA / "voice"
    made = [one for one in office.changes(request.mall, kind="voice", limit=10) if one.state == ChangeState.MADE]
    page = Voice(
        parts=tuple(
            Part(code, word, clips.used(folder, code) is not None, reverse("office:part-sound", args=[code]))
            for code, word in voice.WORDS.items()
        ),
        action=request.path,
        rate=voice.RATE,
        key=key(),
        example_url=reverse("board:counter-sound", args=["A-012", "7"]),
        past=pasts(request, made),
        done=done_text(request),
        refusal=No.of(refusal) if refusal else None,
    )
    return render(request, "office/voice.html", {"page": page}, status=refusal.status if refusal else 200)


def _replace(request: MallRequest) -> HttpResponse:
    part = str(request.POST.get("bagian", ""))[:LONGEST_PART]
    if part not in voice.WORDS:
        raise refusals.NotAClip
    if request.POST.get("hapus") == "1":
        return change(request, "voice", part, None, back=reverse("office:voice"))
    if request.POST.get(SURE) == "1":
        digest = str(request.POST.get("klip", ""))[:64]
    else:
        upload = request.FILES.get("rekaman")
        if upload is None or (upload.size or 0) > clips.LARGEST_BYTES:
            raise refusals.NotAClip
        try:
            digest = clips.keep(settings.DATA / "voice", upload.read())
        except clips.NotAClip as no:
            raise refusals.NotAClip from no
    return change(request, "voice", part, {"clip": digest}, back=reverse("office:voice"), more=(("klip", digest),))


@doors.permitted(Permit.RUN)
def part_sound(request: MallRequest, part: str) -> HttpResponse:
    """Return a part as it sounds now, after the chime."""
    if part not in voice.WORDS:
        raise refusals.NotAClip
    made = voice.sound((part,))
    if made is None:
        return HttpResponse(status=204)
    return HttpResponse(made, content_type="audio/wav", headers={"Cache-Control": "no-store"})
