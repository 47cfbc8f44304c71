"""The bare template page: one route, one template of twenty lines, no middleware, no database."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path


def page(request: HttpRequest) -> HttpResponse:
    """Draw a list of twenty lines."""
    return render(request, "bare.html", {"title": "Layanan", "lines": [f"layanan-{no}" for no in range(20)]})


urlpatterns = [path("bare", page)]
