"""The devices of the hall: paired by the code on their screen, seen, tested, revoked and brought back."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from satupintu.base import words
from satupintu.base.moments import business_day
from satupintu.base.refusal import Refusal
from satupintu.calendars import queries as calendars
from satupintu.calendars.rules import MALL
from satupintu.catalogue import queries as catalogue
from satupintu.catalogue.values import Book
from satupintu.gateways.printer import TRIAL, PrintOutcome, Slip, printer_at
from satupintu.office import queries as office
from satupintu.people import commands
from satupintu.people import queries as people
from satupintu.people.commands.devices import checked_printer
from satupintu.people.models import Role, Token
from satupintu.people.permits import Permit
from satupintu.people.refusals import DeviceKindUnknown, DeviceNameWanted, PairingUnknown, TokenNameTaken
from satupintu.people.rules import as_pairing_code
from satupintu.web import doors
from satupintu.web.entry import MallRequest
from satupintu.web.frame import frame_of, key
from satupintu.web.office.changing import SURE, change, done_text, pasts
from satupintu.web.office.device_words import place_text, seen_text, token_place
from satupintu.web.office.facts import Choice, Device, Devices, Past
from satupintu.web.order import once
from satupintu.web.ui.facts import No

LONGEST_NAME = 60
PAST_SHOWN = 10
HEARD = "suara"


@doors.permitted(Permit.DEVICES)
def devices(request: MallRequest) -> HttpResponse:
    """Show every device; POST pairs the one that shows a code."""
    refusal = None
    if request.method == "POST":
        try:
            return _pair(request)
        except Refusal as no:
            refusal = no
    return _page(request, refusal)


def _pair(request: MallRequest) -> HttpResponse:
    """Pair in two steps like every change; each code that is looked at counts against the account until it is right."""
    mall, by, at = request.mall, request.actor, request.at
    tried = commands.begin_code(mall=mall, by=by, at=at)
    try:
        value = _new_device(request)
        if request.POST.get(SURE) != "1":
            people.waiting_under(mall, str(value["code"]))
        answer = change(request, "device", "new", value, back=reverse("office:devices"))
    except PairingUnknown:
        raise
    except Refusal:
        commands.end_code(mall=mall, tried=tried, by=by, at=at)
        raise
    commands.end_code(mall=mall, tried=tried, by=by, at=at)
    return answer


def _new_device(request: MallRequest) -> dict[str, str | int | bool]:
    """Return what the form says. Raises DeviceKindUnknown, DeviceNameWanted, TokenNameTaken."""
    role, _colon, place = request.POST.get("jenis", "").partition(":")
    book = catalogue.book(request.mall)
    value: dict[str, str | int | bool] = {"role": Role.KIOSK.value, "line": "", "zone": "", "floor": 1, "active": True}
    if role == "kios" and place in _floors(book):
        value["floor"] = int(place)
    elif role == "kursi" and place in book.lines:
        value |= {"line": place, "floor": book.lines[place].floor}
    elif role == "papan" and place in book.zones:
        value |= {"role": Role.BOARD.value, "zone": place, "floor": book.zones[place].floor}
    else:
        raise DeviceKindUnknown
    name = " ".join(request.POST.get("nama", "").split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise DeviceNameWanted
    if request.POST.get(SURE) != "1" and name in {token.name for token in people.tokens(request.mall)}:
        raise TokenNameTaken(name=name)
    return {**value, "name": name, "code": as_pairing_code(request.POST.get("kode", "")[:20])}


def _floors(book: Book) -> list[str]:
    return sorted({str(zone.floor) for zone in book.zones.values()})


@doors.permitted(Permit.DEVICES)
@require_POST
def change_device(request: MallRequest, pk: int) -> HttpResponse:
    """Revoke a device, bring it back, or say where its paper comes out: first the difference, then the change."""
    found = people.device(request.mall, pk)
    what, back = request.POST.get("ubah", ""), reverse("office:devices")
    try:
        if what == "pencetak":
            address = checked_printer(request.POST.get("alamat", ""))
            return change(request, "printer", str(pk), {"printer": address} if address else None, back=back)
        after = {
            "name": found.name, "role": found.role, "line": found.line, "zone": found.zone, "floor": found.floor,
            "active": what == "pulihkan",
        }  # fmt: skip
        if what not in {"cabut", "pulihkan"}:
            raise Http404
        return change(request, "device", str(pk), after, back=back)
    except Refusal as no:
        return _page(request, no)


@doors.permitted(Permit.DEVICES)
@require_POST
def test_device(request: MallRequest, pk: int) -> HttpResponse:
    """Print a test slip, or let a board play its test sound."""
    found = people.device(request.mall, pk)
    try:
        result = _sound(request, found) if request.POST.get("uji") == HEARD else _paper(request, found)
    except Refusal as no:
        return _page(request, no)
    asked = urlencode({"uji": found.pk, "hasil": result})
    return HttpResponseRedirect(f"{reverse('office:devices')}?{asked}", status=303)


def _sound(request: MallRequest, found: Token) -> str:
    mall, by, at = request.mall, request.actor, request.at

    def work() -> HttpResponse:
        commands.sound_test(mall=mall, token=found.pk, by=by, at=at)
        return HttpResponse()

    once(request, work, "uji")
    return HEARD


def _paper(request: MallRequest, found: Token) -> str:
    """Print before anything is written: a slow printer must not hold the mall's lock."""
    slip = Slip(
        mall=frame_of(request).mall,
        moment=f"{words.day_text(business_day(request.at))}, {words.clock_text(request.at)}",
        number=TRIAL,
        place=found.name,
        service="",
        people_before=0,
        url=request.build_absolute_uri("/"),
        trial=True,
    )
    outcome = printer_at(found.printer).print_slip(slip)
    commands.note_paper_test(
        mall=request.mall, token=found.pk, outcome=outcome.value, by=request.actor, at=request.at
    )  # fmt: skip
    return outcome.value


def _page(request: MallRequest, refusal: Refusal | None = None) -> HttpResponse:
    book = catalogue.book(request.mall)
    told, trouble = _result(request)
    page = Devices(
        devices=_devices(request, book),
        kinds=_kinds(book),
        action=reverse("office:devices"),
        fields={name: request.POST.get(name, "")[:LONGEST_NAME] for name in ("kode", "jenis", "nama")},
        address=f"{request.get_host()}{reverse('device')}",
        past=_past(request),
        done=done_text(request),
        told=told,
        trouble=trouble,
        refusal=No.of(refusal) if refusal else None,
    )
    return render(request, "office/devices.html", {"page": page}, status=refusal.status if refusal else 200)


def _devices(request: MallRequest, book: Book) -> tuple[Device, ...]:
    hours = calendars.hours(request.mall, MALL, business_day(request.at))
    working = hours is not None and hours.opens <= request.at < hours.closes
    silent = {token.pk for token in people.silent_devices(request.mall)} if working else set()
    return tuple(
        Device(
            pk=token.pk,
            name=token.name,
            place=token_place(book, token),
            state=_state(token, silent=token.pk in silent),
            seen=seen_text(request, token),
            active=token.is_active,
            silent=token.pk in silent,
            change_url=reverse("office:device-change", args=[token.pk]),
            test_url=reverse("office:device-test", args=[token.pk]),
            key=key(),
            printer=token.printer if token.role == Role.KIOSK and not token.line else None,
            can_sound=token.role == Role.BOARD and token.is_active,
        )
        for token in people.devices(request.mall)
    )


def _state(token: Token, *, silent: bool) -> str:
    if not token.is_active:
        return _("dicabut")
    return _("diam") if silent else _("terdaftar")


def _kinds(book: Book) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    kiosk, board = Role.KIOSK.value, Role.BOARD.value
    floors = [
        Choice(f"kios:{floor}", place_text(book, role=kiosk, line="", zone="", floor=int(floor)))
        for floor in _floors(book)
    ]
    boards = [
        Choice(f"papan:{zone}", place_text(book, role=board, line="", zone=zone, floor=known.floor))
        for zone, known in book.zones.items()
    ]
    rows = [
        Choice(f"kursi:{line}", place_text(book, role=kiosk, line=line, zone="", floor=known.floor))
        for line, known in book.lines.items()
    ]
    return ((_("Kios"), tuple(floors)), (_("Papan"), tuple(boards)), (_("Kursi tunggu"), tuple(rows)))


def _past(request: MallRequest) -> tuple[Past, ...]:
    made = [one for kind in ("device", "printer") for one in office.changes(request.mall, kind=kind, limit=PAST_SHOWN)]
    made.sort(key=lambda one: -one.pk)
    return pasts(request, made[:PAST_SHOWN])


def _result(request: MallRequest) -> tuple[str, str]:
    """Return what became of a test that was just asked for: what is good, and what is not."""
    asked, result = request.GET.get("uji", ""), request.GET.get("hasil", "")
    names = {str(token.pk): token.name for token in people.devices(request.mall)}
    if asked not in names:
        return "", ""
    name = names[asked]
    if result == HEARD:
        return _("%(name)s membunyikan nada dan menulis Uji suara.") % {"name": name}, ""
    if result not in set(PrintOutcome):
        return "", ""
    reason = PrintOutcome(result).reason()
    if not reason:
        return _("Lembar uji sudah keluar di %(name)s.") % {"name": name}, ""
    return "", _("Lembar uji belum keluar di %(name)s. %(reason)s") % {"name": name, "reason": reason}
