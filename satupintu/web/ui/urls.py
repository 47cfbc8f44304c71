"""The gallery: in demo and test only, for it shows invented people and numbers."""

from django.conf import settings
from django.urls import path

from satupintu.web.ui import views

app_name = "ui"
urlpatterns = (
    []
    if settings.MODE == "production"
    else [
        path("", views.gallery, name="gallery"),
        path("<slug:surface>/<slug:state>/", views.sample, name="sample"),
    ]
)
