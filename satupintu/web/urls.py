"""Every address of the house, one line per surface; a mall is chosen by host, never in a path."""

from django.urls import URLPattern, URLResolver, include, path

from satupintu.web import device
from satupintu.web.aloud import aloud
from satupintu.web.api.site import api
from satupintu.web.staff import signing

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
    path("kios/", include("satupintu.web.kiosk.urls")),
    path("loket/", include("satupintu.web.counter.urls")),
    path("penyambut/", include("satupintu.web.greeter.urls")),
    path("", include("satupintu.web.office.urls")),
    path("ambil/", include("satupintu.web.phone.urls")),
    path("petugas/masuk", signing.sign_in, name="account_login"),  # the two names by which django-allauth knows them
    path("petugas/masuk/kode", signing.second_factor, name=signing.SECOND),
    path("petugas/", include("satupintu.web.staff.urls")),
    path("perangkat", device.register, name="device"),
    path("perangkat/terlihat", device.seen, name="device-seen"),
    path("komponen/", include("satupintu.web.ui.urls")),
    path("suara/bacakan/<str:said>.wav", aloud, name="aloud"),
    path("", include("satupintu.web.board.urls")),
    path("", include("satupintu.web.citizen.urls")),
    path("", include("satupintu.web.public.urls")),
]
