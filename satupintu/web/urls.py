"""The addresses of all surfaces; a mall is chosen by host, never in a path."""

from django.urls import URLPattern, URLResolver, path

from satupintu.web.api.site import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
]
