"""A screen's text read aloud ("Bacakan"): an address that carries the text, signed so that only ours is spoken.

A kiosk knows its sentence when it is drawn. A guest's page is asked for once more with the header `Suara`: the answer
is what stands in it, part by part in order, for the browser's own voice, each with an address for where it has none.
So a page carries nothing for it, may be kept, and what is read is what is true now.
"""

from __future__ import annotations

from collections.abc import Callable

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control

from satupintu.gateways import speech
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.spoken import parts_of, spoken

SALT = "aloud"
LONGEST = 700
HEADER = "Suara"
READ = frozenset({"public", "citizen", "phone"})
"""Whose pages are read: those that everybody may open."""


def audio_url(text: str, lang: str) -> str:
    """Return where `text` can be heard, or "" where this mall has no voice; the same text has the same address."""
    if not text or not speech.can_speak():
        return ""
    said = signing.Signer(salt=SALT).sign_object([lang[:2], spoken(text, lang)[:LONGEST]], compress=True)
    return reverse("aloud", args=[said])


@doors.open_to_all
@cache_control(public=True, max_age=86_400)
def aloud(request: MallRequest, said: str) -> HttpResponse:
    """Answer a signed text as WAV."""
    try:
        lang, text = signing.Signer(salt=SALT).unsign_object(said)
    except (signing.BadSignature, ValueError) as wrong:
        raise Http404 from wrong
    sound = speech.speak(text, lang)
    if sound is None:
        raise Http404
    return HttpResponse(sound, content_type="audio/wav")


class AloudMiddleware:
    """Answers a page that everybody may open as its spoken parts, when its script asks with the header `Suara`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the page be drawn, then say it."""
        response = self.get_response(request)
        place = request.resolver_match
        if HEADER not in request.headers or request.method != "GET" or place is None or place.app_name not in READ:
            return response
        if not isinstance(response, HttpResponse) or "text/html" not in response.get("Content-Type", ""):
            return response
        lang = get_language() or "id"
        parts = [{"text": spoken(text, lang), "sound": audio_url(text, lang)} for text in parts_of(response.content)]
        answer = JsonResponse({"lang": lang[:2], "parts": parts})
        answer["Cache-Control"] = "no-store"
        patch_vary_headers(answer, [HEADER])
        return answer
