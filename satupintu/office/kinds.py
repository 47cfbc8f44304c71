"""The things that can be changed: how each is read and written, as plain values that JSON can keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.conf import settings

from satupintu.base.actor import Actor
from satupintu.base.moments import JAKARTA, Instant
from satupintu.calendars import commands as calendars
from satupintu.calendars.models import FreeDay as FreeDayRow
from satupintu.calendars.models import OpeningHours, SpecialHours
from satupintu.calendars.rules import DayKind, FreeDay, Span, Special
from satupintu.catalogue import queries as catalogue
from satupintu.gateways import clips
from satupintu.ledger import queries as ledger
from satupintu.ledger.models import Mall
from satupintu.ledger.queries import now
from satupintu.notices import commands as notices
from satupintu.notices import queries as notices_now
from satupintu.office import refusals
from satupintu.people import commands as people
from satupintu.people import queries as devices
from satupintu.queueing import commands as queueing

Value = dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change. `write` returns the subject, which a new thing gets only then."""

    code: str
    read: Callable[[Mall, str], Value]
    write: Callable[[Mall, str, Value, Actor, Instant], str]
    two_persons: bool = False


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _text(clock: time | None) -> str:
    return clock.isoformat("minutes") if clock else ""


# days that differ from the usual week


def _read_special(mall: Mall, subject: str) -> Value:
    row = SpecialHours.objects.filter(mall=mall, pk=int(subject), is_active=True).first() if subject != "new" else None
    if row is None:
        return None
    return {
        "holder": row.holder, "first": row.first.isoformat(), "last": row.last.isoformat(), "weekday": row.weekday,
        "closed": row.is_closed, "opens": _text(row.opens), "closes": _text(row.closes),
        "pause_starts": _text(row.pause_starts), "pause_ends": _text(row.pause_ends), "reason": row.reason,
    }  # fmt: skip


def special_of(value: dict[str, Any]) -> Special:
    """Return the announcement of a plain value."""
    starts, ends = _clock(value["pause_starts"]), _clock(value["pause_ends"])
    return Special(
        holder=value["holder"], first=date.fromisoformat(value["first"]), last=date.fromisoformat(value["last"]),
        reason=value["reason"], is_closed=value["closed"], opens=_clock(value["opens"]), closes=_clock(value["closes"]),
        pause=Span(starts, ends) if starts and ends else None, weekday=value["weekday"],
    )  # fmt: skip


def _write_special(mall: Mall, subject: str, value: Value, by: Actor, at: Instant) -> str:
    if value is None:
        calendars.take_back(mall=mall, special=int(subject), by=by, at=at)
        return subject
    return str(calendars.announce(mall=mall, special=special_of(value), by=by, at=at))


# a usual weekday: subject "DUKCAPIL/4"


def _read_usual(mall: Mall, subject: str) -> Value:
    holder, weekday = subject.split("/")
    mine = OpeningHours.objects.filter(mall=mall, holder=holder)
    rows = mine if mine.exists() else OpeningHours.objects.filter(mall=mall, holder="mall")
    row = rows.filter(weekday=int(weekday)).first()
    return {"opens": _text(row.opens), "closes": _text(row.closes)} if row else None


def _write_usual(mall: Mall, subject: str, value: Value, by: Actor, at: Instant) -> str:
    holder, weekday = subject.split("/")
    hours = (time.fromisoformat(value["opens"]), time.fromisoformat(value["closes"])) if value else None
    calendars.set_usual_hours(mall=mall, holder=holder, weekday=int(weekday), hours=hours, by=by, at=at)
    return subject


# the free days of a year: subject "2027"


def _read_decree(mall: Mall, subject: str) -> Value:
    rows = FreeDayRow.objects.filter(mall=mall, on__year=int(subject)).order_by("on")
    days = [[row.on.isoformat(), row.kind, row.name_id, row.name_en] for row in rows]
    return {"days": days} if days else None


def _write_decree(mall: Mall, subject: str, value: Value, by: Actor, at: Instant) -> str:
    days = [
        FreeDay(date.fromisoformat(on), DayKind(kind), name_id, name_en)
        for on, kind, name_id, name_en in (value or {"days": []})["days"]
    ]
    calendars.set_decree(mall=mall, year=int(subject), days=days, by=by, at=at)
    return subject


# a part of the voice: subject "loket", value the digest of a kept clip


def _read_voice(mall: Mall, subject: str) -> Value:
    digest = clips.used(settings.DATA / "voice", subject)
    return {"clip": digest} if digest else None


def _write_voice(mall: Mall, subject: str, value: Value, by: Actor, at: Instant) -> str:
    try:
        clips.use(settings.DATA / "voice", subject, value["clip"] if value else None)
    except clips.NotAClip as no:
        raise refusals.NotAClip from no
    return subject


# a facility: subject its code


def _moment(value: Any) -> Instant | None:
    return datetime.fromisoformat(value) if value else None


def _read_facility(mall: Mall, subject: str) -> Value:
    found = notices_now.facility_states(mall, now(mall)).get(subject)
    if found is None:
        return None
    return {"works": found.works, "note": found.note, "until": _iso(None if found.works else found.until)}


def _iso(at: Instant | None) -> str:
    return at.astimezone(JAKARTA).isoformat(timespec="minutes") if at else ""


def _write_facility(mall: Mall, subject: str, value: Value, by: Actor, at: Instant) -> str:
    if value is None:
        notices.undo_facility(mall=mall, facility=subject, by=by, at=at)
    else:
        notices.set_facility(
            mall=mall, facility=subject, works=value["works"], note=value["note"], until=_moment(value["until"]),
            by=by, at=at,
        )  # fmt: skip
    return subject


# a message to the hall


def _read_message(mall: Mall, subject: str) -> Value:
    found = notices_now.message(mall, int(subject)) if subject != "new" else None
    return {"text": found.text, "zone": found.zone, "until": _iso(found.until)} if found else None


def _write_message(mall: Mall, subject: str, value: Value, by: Actor, at: Instant) -> str:
    if value is None:
        notices.withdraw_message(mall=mall, message=int(subject), by=by, at=at)
        return subject
    until = _moment(value["until"]) or at
    sent = notices.send_to_hall(mall=mall, text=value["text"], until=until, zone=value["zone"], by=by, at=at)
    return str(sent.pk)


# an entry of the bulletin: subject its address


def _read_news(mall: Mall, subject: str) -> Value:
    found = notices_now.newest_version(mall, subject)
    if found is None:
        return None
    return {
        "title": found.title, "body": found.body, "author": found.author, "release": _iso(found.released_at),
        "pictures": found.pictures,
    }  # fmt: skip


def _write_news(mall: Mall, subject: str, value: Value, by: Actor, at: Instant) -> str:
    if value is None:
        notices.withdraw(mall=mall, slug=subject, by=by, at=at)
        return subject
    said = {"title": value["title"], "body": value["body"], "author": value["author"], "kept": value["pictures"]}
    if notices_now.is_withdrawn(mall, subject):
        notices.undo_withdrawal(mall=mall, slug=subject, by=by, at=at)
    if subject == "new":
        release = _moment(value["release"])
        return notices.publish(mall=mall, released_at=release, by=by, at=at, **said).slug
    notices.correct(mall=mall, slug=subject, by=by, at=at, **said)
    return subject


# a device: subject its row, "new" for a browser that waits under a code


def _read_device(mall: Mall, subject: str) -> Value:
    if subject == "new":
        return None
    found = devices.device(mall, int(subject))
    return {
        "name": found.name, "role": found.role, "line": found.line, "zone": found.zone, "floor": found.floor,
        "active": found.is_active,
    }  # fmt: skip


def _write_device(mall: Mall, subject: str, value: Value, by: Actor, at: Instant) -> str:
    if subject == "new" and value is not None:
        return str(
            people.pair(
                mall=mall, code=value["code"], role=value["role"], name=value["name"], line=value["line"],
                zone=value["zone"], floor=value["floor"], by=by, at=at,
            ).pk
        )  # fmt: skip
    write = people.restore_token if value is not None and value["active"] else people.revoke_token
    write(mall=mall, name=devices.device(mall, int(subject)).name, by=by, at=at)
    return subject


# where a kiosk's paper comes out: subject the kiosk's row


def _read_printer(mall: Mall, subject: str) -> Value:
    found = devices.device(mall, int(subject))
    return {"printer": found.printer} if found.printer else None


def _write_printer(mall: Mall, subject: str, value: Value, by: Actor, at: Instant) -> str:
    found = devices.device(mall, int(subject))
    people.set_printer(mall=mall, name=found.name, printer=value["printer"] if value else "", by=by, at=at)
    return subject


# the line that a counter serves: subject the counter


def _read_counter(mall: Mall, subject: str) -> Value:
    known = catalogue.book(ledger.as_it_stands(mall)).counters.get(subject)
    return {"line": known.line} if known else None


def _write_counter(mall: Mall, subject: str, value: Value, by: Actor, at: Instant) -> str:
    queueing.move_counter(mall=mall, counter=subject, line=value["line"] if value else "", by=by, at=at)
    return subject


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("special", _read_special, _write_special),
        Kind("usual", _read_usual, _write_usual),
        Kind("facility", _read_facility, _write_facility),
        Kind("message", _read_message, _write_message),
        Kind("news", _read_news, _write_news),
        Kind("voice", _read_voice, _write_voice),
        Kind("counter", _read_counter, _write_counter),
        Kind("device", _read_device, _write_device),
        Kind("printer", _read_printer, _write_printer),
        Kind("decree", _read_decree, _write_decree, two_persons=True),
    )
}
