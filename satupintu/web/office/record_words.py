"""The record in words: what happened, about what, by whom. What is stored stands beside it, untouched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from satupintu.base import words
from satupintu.base.moments import from_ms
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book
from satupintu.ledger.models import Mall
from satupintu.people import queries as people
from satupintu.queueing.models import OUTCOMES
from satupintu.reception.queries import INFO
from satupintu.web.office.changing import facility_name, holder_name, title_of

KINDS = {
    "calendars.decree.set": gettext_lazy("Hari libur ditetapkan"),
    "calendars.hours.announced": gettext_lazy("Jam khusus diumumkan"),
    "calendars.hours.set": gettext_lazy("Jam biasa diubah"),
    "calendars.hours.taken-back": gettext_lazy("Jam khusus dicabut"),
    "catalogue.counter.moved": gettext_lazy("Loket pindah jalur"),
    "catalogue.deployment.loaded": gettext_lazy("Katalog dimuat"),
    "ledger.clock.set": gettext_lazy("Jam mal diatur"),
    "ledger.mall.founded": gettext_lazy("Mal dibuat"),
    "notices.entry.corrected": gettext_lazy("Kabar diperbaiki"),
    "notices.entry.correction-undone": gettext_lazy("Perbaikan kabar dibatalkan"),
    "notices.entry.published": gettext_lazy("Kabar terbit"),
    "notices.entry.withdrawal-undone": gettext_lazy("Kabar tampil lagi"),
    "notices.entry.withdrawn": gettext_lazy("Kabar ditarik"),
    "notices.facility.set": gettext_lazy("Keadaan fasilitas diubah"),
    "notices.facility.undone": gettext_lazy("Keadaan fasilitas dikembalikan"),
    "notices.message.sent": gettext_lazy("Pesan ke ruang tunggu"),
    "notices.message.withdrawn": gettext_lazy("Pesan ditarik"),
    "office.change.declined": gettext_lazy("Usulan ditolak"),
    "office.change.made": gettext_lazy("Perubahan berlaku"),
    "office.change.proposed": gettext_lazy("Perubahan diusulkan"),
    "office.change.undone": gettext_lazy("Perubahan dibatalkan"),
    "people.demo.officers-added": gettext_lazy("Akun demo dibuat"),
    "people.officer.added": gettext_lazy("Akun dibuat"),
    "people.officer.code-given": gettext_lazy("Kode sekali pakai diberikan"),
    "people.officer.disabled": gettext_lazy("Akun ditutup"),
    "people.officer.enabled": gettext_lazy("Akun dibuka lagi"),
    "people.officer.password-chosen": gettext_lazy("Sandi dipilih pemiliknya"),
    "people.officer.password-set": gettext_lazy("Sandi diganti"),
    "people.second-factor.added": gettext_lazy("Pengaman kedua dipasang"),
    "people.second-factor.removed": gettext_lazy("Pengaman kedua dilepas"),
    "people.token.made": gettext_lazy("Perangkat dipasang"),
    "people.token.paper-tested": gettext_lazy("Kertas uji dicetak"),
    "people.token.printer-set": gettext_lazy("Alamat pencetak diubah"),
    "people.token.restored": gettext_lazy("Perangkat dipasang lagi"),
    "people.token.revoked": gettext_lazy("Perangkat dicabut"),
    "people.token.sound-tested": gettext_lazy("Suara diuji"),
    "queueing.clock.ticked": gettext_lazy("Waktu berjalan"),
    "queueing.counter.closed": gettext_lazy("Loket tutup atau istirahat"),
    "queueing.counter.freed": gettext_lazy("Loket dikosongkan"),
    "queueing.counter.moved": gettext_lazy("Loket melayani jalur lain"),
    "queueing.counter.opened": gettext_lazy("Loket buka"),
    "queueing.counter.taken-over": gettext_lazy("Petugas berganti"),
    "queueing.day.began": gettext_lazy("Hari antrean mulai"),
    "queueing.day.ended": gettext_lazy("Hari antrean selesai"),
    "queueing.item.added": gettext_lazy("Layanan ditambah"),
    "queueing.item.passed_on": gettext_lazy("Layanan diteruskan"),
    "queueing.item.released": gettext_lazy("Layanan boleh tanpa menunggu berkas"),
    "queueing.item.removed": gettext_lazy("Layanan dihapus"),
    "queueing.line.set": gettext_lazy("Jalur disiapkan"),
    "queueing.order.undone": gettext_lazy("Tindakan diurungkan"),
    "queueing.stop.ended": gettext_lazy("Selesai di loket"),
    "queueing.stop.started": gettext_lazy("Mulai dilayani"),
    "queueing.ticket.absent": gettext_lazy("Tidak hadir"),
    "queueing.ticket.at_deck": gettext_lazy("Duduk di kursi tunggu"),
    "queueing.ticket.called": gettext_lazy("Dipanggil ke kursi tunggu"),
    "queueing.ticket.issued": gettext_lazy("Nomor diberikan"),
    "queueing.ticket.left": gettext_lazy("Nomor dibatalkan"),
    "queueing.ticket.paused": gettext_lazy("Pergi sebentar"),
    "queueing.ticket.recalled": gettext_lazy("Dipanggil ulang"),
    "queueing.ticket.reprinted": gettext_lazy("Salinan nomor dibuat"),
    "queueing.ticket.returned": gettext_lazy("Kembali ke antrean"),
    "queueing.ticket.summoned": gettext_lazy("Dipanggil ke loket"),
    "reception.help.answered": gettext_lazy("Panggilan bantuan dijawab"),
    "reception.help.called": gettext_lazy("Panggilan bantuan"),
    "reception.question.answered": gettext_lazy("Pertanyaan dijawab"),
    "reception.visitor.counted": gettext_lazy("Pengunjung di pintu"),
    "reception.visitor.taken_back": gettext_lazy("Hitungan pintu dikurangi"),
}
"""What each kind of record says; `tests/web/test_record.py` finds one that has no words."""


def kind_text(kind: str) -> str:
    """Return what happened; a kind of a version that this house no longer knows stands as it is written."""
    return str(KINDS.get(kind, kind))


class Teller:
    """Tells the records of one mall, with the names asked for once."""

    def __init__(self, mall: Mall) -> None:
        self.book: Book = catalogue.book(mall)
        self.people = people.names_of(mall)
        self.devices = {str(token.pk): token.name for token in people.tokens(mall)}

    def who(self, by: str) -> str:
        """Return who gave the order."""
        if by in self.people:
            return self.people[by]
        kind, _colon, code = by.partition(":")
        label = {
            "visitor": _("Pengunjung"), "kiosk": _("Kios"), "row": _("Tombol kursi"), "board": _("Papan"),
            "officer": _("Petugas"), "clock": _("Jam"), "system": _("Sistem"),
        }.get(kind, kind)  # fmt: skip
        name = self.devices.get(code.removeprefix("t"), code)
        return f"{label} {name}" if code else label

    def about(self, about: str) -> str:
        """Return what a record is about."""
        kind, _colon, code = about.partition(":")
        tell: dict[str, Callable[[str], str]] = {
            "ticket": lambda number: number,
            "counter": lambda counter: _("Loket %(code)s") % {"code": counter},
            "line": self._line,
            "officer": lambda _pk: self.people.get(about, about),
            "token": lambda pk: self.devices.get(pk, about),
            "hours": lambda holder: holder_name(self.book, holder),
            "facility": lambda facility: facility_name(self.book, facility),
            "change": lambda pk: _("Perubahan ke-%(pk)s") % {"pk": pk},
            "entry": lambda pk: _("Kabar ke-%(pk)s") % {"pk": pk},
            "kiosk": lambda _code: self.who(about),
            "mall": lambda _code: _("Mal"),
            "hall": lambda _code: _("Aula"),
            "door": lambda _code: _("Pintu"),
        }
        return tell[kind](code) if kind in tell else about

    def facts(self, facts: Mapping[str, Any]) -> str:
        """Return the facts that a person looks for: line, counter, answers, hours, reason."""
        found = [
            self._line(facts["line"]) if facts.get("line") else "",
            _("loket %(code)s") % {"code": facts["counter"]} if facts.get("counter") else "",
            self._services(facts), self._answers(facts), self._change(facts),
            _("oleh jam, bukan petugas") if facts.get("by_clock") else "",
            _("prioritas") if facts.get("priority") else "",
            _("di kertas") if facts.get("on_paper") else "",
            self._since(facts), str(facts.get("reason") or ""),
        ]  # fmt: skip
        return " · ".join(part for part in found if part)

    def _line(self, code: str) -> str:
        if code in self.book.lines:
            return self.book.lines[code].name("id")
        return _("pertanyaan") if code == INFO else code

    @staticmethod
    def _since(facts: Mapping[str, Any]) -> str:
        arrived = facts.get("arrival_ms")
        return _("mulai %(time)s") % {"time": words.clock_text(from_ms(arrived))} if arrived else ""

    def _services(self, facts: Mapping[str, Any]) -> str:
        codes = [item["service"] for item in facts.get("items", ()) if isinstance(item, dict) and "service" in item]
        return ", ".join(self.book.services[c].name("id") if c in self.book.services else c for c in codes)

    @staticmethod
    def _answers(facts: Mapping[str, Any]) -> str:
        labels = {value: str(label) for value, label in OUTCOMES}
        return ", ".join(labels.get(one["outcome"], one["outcome"]) for one in facts.get("answers", ()))

    def _change(self, facts: Mapping[str, Any]) -> str:
        return title_of(facts["kind"], facts["subject"], self.book) if {"kind", "subject"} <= set(facts) else ""
