"""The record, for those who check: every line, read only, by day, counter, number and kind."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satupintu.base import words
from satupintu.base.moments import business_day, from_ms
from satupintu.ledger import queries as ledger
from satupintu.ledger.models import Record as Row
from satupintu.people.permits import Permit
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.greeter.numbers import as_number
from satupintu.web.office.facts import Choice
from satupintu.web.office.record_facts import Record, Written
from satupintu.web.office.record_words import Teller, kind_text
from satupintu.web.reading import note_reading

SHOWN = 100


@doors.permitted(Permit.RECORD)
def record(request: MallRequest) -> HttpResponse:
    """Show what is written, newest first, a hundred at a time."""
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("hari", "loket", "nomor", "jenis")}
    day = _day(asked["hari"], business_day(request.at))
    number = as_number(asked["nomor"]) or asked["nomor"].upper()
    before = request.GET.get("sebelum", "")
    found = ledger.search(
        request.mall, day=day, counter=asked["loket"], about=f"ticket:{number}" if number else "", kind=asked["jenis"],
        before=int(before) if before.isdecimal() and len(before) < 16 else None, limit=SHOWN + 1,
    )  # fmt: skip
    total = ledger.count_of_day(request.mall, day)
    note_reading(request, f"record {day}")
    teller = Teller(request.mall)
    page = Record(
        day=day.isoformat(),
        counter=asked["loket"],
        number=asked["nomor"],
        kind=asked["jenis"],
        kinds=kinds_in_words(ledger.kinds_of_day(request.mall, day), asked["jenis"]),
        rows=tuple(_written(row, teller) for row in found[:SHOWN]),
        total=ngettext("%(count)s catatan", "%(count)s catatan", total) % {"count": total},
        older_url=_older(asked, found[SHOWN - 1].position) if len(found) > SHOWN else "",
        sealed=_("Segel terakhir: %(head)s, catatan ke-%(position)s.")
        % {"head": request.mall.head[:16], "position": request.mall.position},
    )  # fmt: skip
    return render(request, "office/record.html", {"page": page})


def kinds_in_words(kinds: Iterable[str], chosen: str) -> tuple[Choice, ...]:
    """Return the kinds to choose from, in words and in their order."""
    choices = (Choice(kind, kind_text(kind), kind == chosen) for kind in kinds)
    return tuple(sorted(choices, key=lambda choice: choice.label))


def _written(row: Row, teller: Teller) -> Written:
    return Written(
        str(row.position), words.clock_digits(from_ms(row.at_ms)) + f".{row.at_ms // 1000 % 60:02d}",
        kind_text(row.kind), teller.about(row.about), teller.who(row.by), teller.facts(row.facts),
        f"{row.kind} {row.about} {row.by} {json.dumps(row.facts, ensure_ascii=False, sort_keys=True)}",
    )  # fmt: skip


def _older(asked: dict[str, str], position: int) -> str:
    return "?" + urlencode({**{name: value for name, value in asked.items() if value}, "sebelum": position})


def _day(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise
