"""Addresses of the public pages, made once per process."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from satupintu.web.entry import MallRequest


@lru_cache(maxsize=1024)
def to(name: str, *codes: str) -> str:
    """Return the address of a public page."""
    return reverse(f"public:{name}", args=codes)


def other_language(request: MallRequest, **kept: str) -> str:
    """Return this page in the other language, with the fields that it keeps."""
    return f"{request.path}?" + urlencode({**kept, "bahasa": "id" if request.LANGUAGE_CODE == "en" else "en"})
