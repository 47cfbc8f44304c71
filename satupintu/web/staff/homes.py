"""Where each duty begins its work."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from satupintu.people.permits import Duty
from satupintu.web import doors
from satupintu.web.entry import MallRequest

HOMES: dict[str, str] = {
    Duty.OFFICER: "counter:choose",
    Duty.BACK_OFFICE: "counter:choose",
    Duty.GREETER: "greeter:home",
    Duty.MANAGER: "office:today",
    Duty.SUPERVISOR: "office:today",
    Duty.AUDITOR: "office:record",
    Duty.LIAISON: "office:agencies",
    Duty.AGENCY_HEAD: "office:agencies",
    Duty.OPERATOR: "office:today",
    Duty.ADMINISTRATOR: "office:today",
}


@doors.signed_in
def home(request: MallRequest) -> HttpResponse:
    """Lead an account to the first page of its duty."""
    duty = request.officer.duty if request.officer else ""
    return HttpResponseRedirect(reverse(HOMES.get(duty, "public:home")))
