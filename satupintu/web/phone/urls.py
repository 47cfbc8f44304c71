"""Addresses of a visitor's own phone on the way to a number."""

from django.urls import path

from satupintu.web.phone import views

app_name = "phone"
urlpatterns = [
    path("", views.code, name="code"),
    path("layanan", views.services, name="services"),
    path("nomor", views.number, name="number"),
]
