"""Addresses of the boards and of their sounds."""

from django.urls import path

from satupintu.web.board import views

app_name = "board"
urlpatterns = [
    path("papan/<slug:zone>/", views.board, name="zone"),
    path("suara/nada.wav", views.chime, name="chime"),
    path("suara/<str:number>/loket/<slug:counter>.wav", views.counter_sound, name="counter-sound"),
    path("suara/<str:number>/kursi/<slug:first>/<slug:last>.wav", views.seats_sound, name="seats-sound"),
]
