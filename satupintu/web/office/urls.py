"""Addresses of the office."""

from django.urls import path

from satupintu.web.office import (
    access,
    agency,
    announcing,
    counters,
    devices,
    history,
    hours,
    lists,
    record,
    today,
    voice,
)

app_name = "office"
urlpatterns = [
    path("hari-ini/", today.today, name="today"),
    path("hari-ini/<slug:name>/", lists.of_mall, name="list"),
    path("kelola/", today.run, name="run"),
    path("kelola/jam/", hours.mall_hours, name="hours"),
    path("kelola/jam/minggu", hours.mall_week, name="week"),
    path("kelola/libur/", hours.holidays, name="holidays"),
    path("kelola/fasilitas/", announcing.facilities, name="facilities"),
    path("kelola/pesan/", announcing.messages, name="messages"),
    path("kelola/kabar/", announcing.bulletin, name="bulletin"),
    path("kelola/kabar/baru", announcing.news_new, name="news-new"),
    path("kelola/kabar/<slug:slug>/", announcing.news, name="news"),
    path("kelola/suara/", voice.parts, name="voice"),
    path("kelola/suara/<str:part>.wav", voice.part_sound, name="part-sound"),
    path("kelola/perangkat/", devices.devices, name="devices"),
    path("kelola/perangkat/<int:pk>/ubah", devices.change_device, name="device-change"),
    path("kelola/perangkat/<int:pk>/uji", devices.test_device, name="device-test"),
    path("kelola/loket/", counters.counters, name="counters"),
    path("kelola/loket/<slug:counter>/kosong", counters.free, name="counter-free"),
    path("kelola/loket/<slug:counter>/jalur", counters.move, name="counter-move"),
    path("catatan/akses/", access.access, name="access"),
    path("catatan/", record.record, name="record"),
    path("kelola/riwayat/", history.history, name="history"),
    path("kelola/perubahan/<int:pk>/batal", history.undo, name="undo"),
    path("kelola/perubahan/<int:pk>/setuju", history.confirm, name="confirm"),
    path("kelola/perubahan/<int:pk>/tolak", history.decline, name="decline"),
    path("kelola/instansi/", agency.agencies, name="agencies"),
    path("kelola/instansi/<slug:agency>/", agency.agency, name="agency"),
    path("kelola/instansi/<slug:agency>/daftar/<slug:name>/", lists.of_agency, name="agency-list"),
    path("kelola/instansi/<slug:agency>/jam/", hours.agency_hours, name="agency-hours"),
    path("kelola/instansi/<slug:agency>/jam/minggu", hours.agency_week, name="agency-week"),
    path("kelola/instansi/<slug:agency>/riwayat/", history.agency_history, name="agency-history"),
]
