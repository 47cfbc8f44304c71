"""The addresses of the house; each surface of the web brings its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from satupintu.web import health

handler500 = "satupintu.web.apology.broken"
urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("satupintu.web.urls")),
]
