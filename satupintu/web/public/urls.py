"""Addresses of the public pages."""

from django.conf import settings
from django.urls import path

from satupintu.web.public import bulletin, home, house, offers, readers, screens

app_name = "public"
urlpatterns = [
    path("", home.home, name="home"),
    path("cari", home.search, name="search"),
    path("keperluan/<slug:code>/", home.need, name="need"),
    path("instansi/", offers.agencies, name="agencies"),
    path("instansi/<slug:code>/", offers.agency, name="agency"),
    path("layanan/<slug:code>/", offers.service, name="service"),
    path("antrean/", offers.hall, name="hall"),
    path("tentang/", house.about, name="about"),
    path("fasilitas/", house.facilities, name="facilities"),
    path("jalan/<slug:code>/", house.way, name="way"),
    path("bantuan/", house.help_page, name="help"),
    path("aksesibilitas/", house.statement, name="statement"),
    path("kabar/", bulletin.bulletin, name="bulletin"),
    path("kabar/rss", bulletin.feed, name="feed"),
    path("kabar/gambar/<slug:digest>.webp", bulletin.picture, name="picture"),
    path("kabar/<slug:slug>/", bulletin.news, name="news"),
    path("kabar/<slug:slug>/dibaca.gif", readers.reader, name="reader"),
]
if settings.MODE != "production":
    urlpatterns.append(path("layar/", screens.screens, name="screens"))
