"""Which language a page speaks: what was asked for, else on a guest's own phone what the phone asks for.

Kiosks, boards and desks belong to the mall and speak Indonesian, whatever their browser was installed in.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

QUERY = "bahasa"
COOKIE = f"{settings.COOKIE_PREFIX}bahasa"
OF_THE_MALL = ("/kios/", "/papan/", "/loket/", "/komponen/")
YEAR_SECONDS = 365 * 24 * 3600


class LanguageMiddleware:
    """Activates the language of each request and says it in the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.known = {code for code, _name in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET.get(QUERY, "")
        language = asked if asked in self.known else self._usual(request)
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()
        try:
            response = self.get_response(request)
        finally:
            translation.activate(settings.LANGUAGE_CODE)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language",))
        if asked in self.known and not request.path.startswith(OF_THE_MALL):
            secure = settings.SESSION_COOKIE_SECURE
            response.set_cookie(COOKIE, asked, YEAR_SECONDS, httponly=True, samesite="Lax", secure=secure)
        return response

    def _usual(self, request: HttpRequest) -> str:
        if request.path.startswith(OF_THE_MALL):
            return settings.LANGUAGE_CODE
        kept = request.COOKIES.get(COOKIE, "")
        return kept if kept in self.known else translation.get_language_from_request(request)
