"""The gallery of components, and every screen in every state with invented facts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from satupintu.web.doors import open_to_all
from satupintu.web.ui import preview


@open_to_all
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show all components; `?rupa=gelap|kontras|pesisir` shows them in that scheme."""
    look = request.GET.get("rupa", "")
    context = {
        "frame": preview.frame(look),
        "looks": preview.LOOKS,
        "look": look,
        "screens": preview.names(),
        "icons": preview.icons(),
        "no": preview.REFUSAL,
    }
    return render(request, "ui/gallery.html", context)


@open_to_all
@require_safe
def sample(request: HttpRequest, surface: str, state: str) -> HttpResponse:
    """Show one screen in one state; `?rupa=…` as in the gallery, `?bahasa=en` in English."""
    shown = preview.SCREENS.get(surface, {}).get(state)
    if shown is None:
        raise Http404
    language = "en" if request.GET.get("bahasa") == "en" else "id"
    with translation.override(language):
        context = shown.context() | {"frame": preview.frame(request.GET.get("rupa", "") or shown.look, demo=shown.demo)}
        return render(request, shown.template, context, status=shown.status)
