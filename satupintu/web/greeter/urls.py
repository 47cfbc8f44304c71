"""Addresses of the greeter."""

from django.urls import path

from satupintu.web.greeter import home, numbers, visitor

app_name = "greeter"
urlpatterns = [
    path("", home.home, name="home"),
    path("pintu", home.count, name="count"),
    path("pintu/kurang", home.take_back, name="take-back"),
    path("pertanyaan", home.question, name="question"),
    path("panggilan/<int:pk>", home.answer, name="answer"),
    path("cari", numbers.search, name="search"),
    path("nomor/", numbers.number, name="number"),
    path("pengunjung/<str:number>/", visitor.visitor, name="visitor"),
    path("pengunjung/<str:number>/duduk", visitor.seat, name="seat"),
    path("pengunjung/<str:number>/kembali", visitor.come_back, name="return"),
    path("pengunjung/<str:number>/salinan", visitor.copy, name="copy"),
    path("pengunjung/<str:number>/bantuan", visitor.wish, name="wish"),
]
