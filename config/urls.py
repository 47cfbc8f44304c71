"""Every address: the screens know theirs."""

from django.urls import include, path

urlpatterns = [path("", include("satupintu.web.urls"))]
