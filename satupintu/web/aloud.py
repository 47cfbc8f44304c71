"""A screen's text read aloud ("Bacakan"): an address that carries the text, signed so that only ours is spoken."""

from __future__ import annotations

from django.core import signing
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

from satupintu.gateways import speech
from satupintu.web import doors
from satupintu.web.entry import MallRequest

SALT = "aloud"
LONGEST = 700


def audio_url(text: str, lang: str) -> str:
    """Return where `text` can be heard, or "" where this mall has no voice."""
    if not text or not speech.can_speak():
        return ""
    said = signing.dumps([lang[:2], text[:LONGEST]], salt=SALT, compress=True)
    return reverse("aloud", args=[said])


@doors.open_to_all
@cache_control(public=True, max_age=86_400)
def aloud(request: MallRequest, said: str) -> HttpResponse:
    """Answer a signed text as WAV."""
    try:
        lang, text = signing.loads(said, salt=SALT)
    except (signing.BadSignature, ValueError) as wrong:
        raise Http404 from wrong
    sound = speech.speak(text, lang)
    if sound is None:
        raise Http404
    return HttpResponse(sound, content_type="audio/wav")
