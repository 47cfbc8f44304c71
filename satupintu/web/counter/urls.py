"""Addresses of the officers' desk and its strip."""

from django.urls import path

from satupintu.web.counter import orders, signing, views

app_name = "counter"
urlpatterns = [
    path("masuk", signing.sign_in, name="sign-in"),
    path("", signing.choose, name="choose"),
    path("<slug:code>/", views.desk, name="desk"),
    path("<slug:code>/strip", views.strip, name="strip"),
    path("<slug:code>/kertas/<str:number>", views.slip, name="slip"),
    path("<slug:code>/buka", orders.open_counter, name="open"),
    path("<slug:code>/tutup", orders.close_counter, name="close"),
    path("<slug:code>/istirahat", orders.start_break, name="break"),
    path("<slug:code>/berikutnya", orders.next_person, name="next"),
    path("<slug:code>/panggil-petugas", orders.call_help, name="call-help"),
    path("<slug:code>/mulai", orders.start, name="start"),
    path("<slug:code>/panggil-ulang", orders.recall, name="recall"),
    path("<slug:code>/tidak-hadir", orders.absent, name="absent"),
    path("<slug:code>/selesai", orders.done, name="done"),
    path("<slug:code>/urungkan", orders.undo, name="undo"),
    path("<slug:code>/tambah", orders.add, name="add"),
    path("<slug:code>/teruskan", orders.pass_on, name="pass-on"),
    path("<slug:code>/hapus", orders.remove, name="remove"),
    path("<slug:code>/sudah-punya/<str:number>", orders.release, name="release"),
    path("<slug:code>/tidak-jadi/<str:number>", orders.drop, name="drop"),
    path("<slug:code>/duduk/<str:number>", orders.seat, name="seat"),
    path("<slug:code>/kembali/<str:number>", orders.come_back, name="come-back"),
]
