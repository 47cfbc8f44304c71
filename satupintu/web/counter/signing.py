"""Taking a counter."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from satupintu.catalogue import queries as catalogue
from satupintu.queueing import queries as queueing
from satupintu.web import doors, places
from satupintu.web.counter.facts import Choose, CounterChoice
from satupintu.web.entry import MallRequest
from satupintu.web.frame import key


@doors.open_to_all
def sign_in(request: MallRequest) -> HttpResponse:
    """Lead to the door for people on duty: the address of the first counters still stands on paper."""
    asked = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(reverse("account_login") + (f"?{asked}" if asked else ""))


@doors.officer
def choose(request: MallRequest) -> HttpResponse:
    """Show the counters of the officer's agency; one who sits at a counter is led to it."""
    me = str(request.actor)
    own = queueing.counter_of_officer(request.mall, me)
    if own is not None:
        return HttpResponseRedirect(reverse("counter:desk", args=[own]))
    book = catalogue.book(request.mall)
    agency = request.officer.agency if request.officer else ""
    taken = queueing.officers_at_counters(request.mall)
    counters = tuple(
        CounterChoice(
            _("Loket %(code)s") % {"code": counter.code},
            f"{book.agencies[counter.agency].short_name} · {places.floor_text(counter.floor).lower()}",
            reverse("counter:open", args=[counter.code]),
            _("sedang dipakai petugas lain") if counter.code in taken else "",
        )
        for counter in book.counters.values()
        if counter.agency == agency or not agency
    )
    name = request.officer.name if request.officer else me
    short = book.agencies[agency].short_name if agency in book.agencies else ""
    page = Choose(name, short, counters, key(), reverse("staff:sign-out"), reverse("staff:own"))
    return render(request, "counter/choose.html", {"page": page})
