"""Checks what a deployment's settings say for the public pages: names of facilities, needs, other offices."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from satupintu.catalogue.checking.shapes import CODE, GROUP, LIST, NAME, SHORT, Entry, Notebook, Shape

PUBLIC: Mapping[str, Shape] = {"facilities": GROUP, "needs": LIST, "elsewhere": LIST}
FACILITY: Mapping[str, Shape] = {"name_en": NAME, "name_id": Shape(str, required=False, most=200)}
NEED: Mapping[str, Shape] = {"name_id": NAME, "name_en": NAME, "icon": SHORT, "services": LIST}
ELSEWHERE: Mapping[str, Shape] = {
    "name_id": NAME, "name_en": NAME, "office_id": NAME, "office_en": NAME, "words": LIST, "needs": LIST,
}  # fmt: skip


def check_public(book: Notebook, where: str, public: Entry, data: Entry) -> None:
    """Write down the troubles of the group `public`; `data` is the catalogue, already found in order."""
    if not book.fits(where, public, PUBLIC):
        return
    if public.get("newest_agency") != "":
        agencies = {agency["code"] for agency in data["agencies"]}
        book.known(where, "newest_agency", public.get("newest_agency"), agencies, _("instansi"))
    facilities = {facility["code"] for facility in data["mall"]["facilities"]}
    for code, entry in public["facilities"].items():
        if book.known(where, "facilities", code, facilities, _("fasilitas")):
            book.fits(f"{where}.facilities.{code}", entry, FACILITY)
    needs = _needs(book, public, {service["code"] for service in data["services"]})
    for label, entry in book.rows("elsewhere", public, "code", {"code": CODE, **ELSEWHERE}):
        for word in entry["words"]:
            if not isinstance(word, str) or not word or word != word.lower():
                book.say(label, _("words hanya berisi kata berhuruf kecil"))
        for code in entry["needs"]:
            book.known(label, "needs", code, needs, _("keperluan"))


def _needs(book: Notebook, public: Entry, services: set[str]) -> set[str]:
    """Check the needs; returns their codes."""
    left = set(services)
    found = set()
    for label, entry in book.rows("needs", public, "code", NEED):
        found.add(entry["code"])
        for code in entry["services"]:
            if book.known(label, "services", code, services, _("layanan")):
                left.discard(code)
    for code in sorted(left):
        book.say("needs", _("layanan %(code)s belum ada di keperluan mana pun") % {"code": code})
    return found
