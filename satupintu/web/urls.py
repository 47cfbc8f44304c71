"""Every address of the house, one line per surface."""

from django.urls import include, path

urlpatterns = [
    path("komponen/", include("satupintu.web.ui.urls")),
]
