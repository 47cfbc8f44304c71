"""Addresses of the kiosk and of the tablet at a row of seats."""

from django.urls import path

from satupintu.web.kiosk import numbers, views

app_name = "kiosk"
urlpatterns = [
    path("", views.start, name="start"),
    path("instansi/", views.agencies, name="agencies"),
    path("instansi/<slug:code>/", views.services, name="services"),
    path("cari/", views.search, name="search"),
    path("ringkasan/", views.summary, name="summary"),
    path("bantuan/", views.help_desk, name="help"),
    path("nomor/", numbers.issue, name="issue"),
    path("nomor-saya/", numbers.my_number, name="my-number"),
    path("nomor-saya/<str:number>/", numbers.mine, name="mine"),
    path("kursi/<slug:line>/", numbers.row, name="row"),
]
