"""Addresses that every account on duty shares."""

from django.urls import path

from satupintu.web.staff import homes

app_name = "staff"
urlpatterns = [
    path("", homes.home, name="home"),
]
