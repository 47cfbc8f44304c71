"""Addresses of a visitor's own pages."""

from django.urls import path

from satupintu.web.citizen import views

app_name = "citizen"
urlpatterns = [
    path("t/<str:link>/", views.ticket, name="ticket"),
    path("t/<str:link>", views.ticket),
    path("t/<str:link>/jeda", views.pause, name="pause"),
    path("t/<str:link>/batal", views.cancel, name="cancel"),
]
