"""Who may do what: one table of duties, permits and how far each reaches. Pure.

A duty is what an account is here for (docs/glossary.md); a permit is one right that a door asks for
(`satupintu/web/doors.py`). What is not in the table is not allowed. Law: UU 25/2009 article 34; each agency
keeps its own authority (Perpres 89/2021), so a tenant's duties reach its own agency only.
"""

from __future__ import annotations

from enum import StrEnum


class Duty(StrEnum):
    """What an account is here for."""

    GREETER = "greeter"
    OFFICER = "officer"
    BACK_OFFICE = "back_office"
    LIAISON = "liaison"
    AGENCY_HEAD = "agency_head"
    MANAGER = "mall_manager"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    OPERATOR = "it_operator"
    ADMINISTRATOR = "administrator"


class Permit(StrEnum):
    """One right, named after what its holder does."""

    COUNTER = "counter"
    """Sit at a counter and serve."""
    HALL = "hall"
    """Help in the hall: numbers for others, seats, returns, lost slips, calls for help, visitors at the door."""
    TODAY = "today"
    """See the whole mall's day."""
    RUN = "run"
    """Run the mall: counters, lines, hours, free days, closures, facilities, bulletin, messages, voice."""
    DEVICES = "devices"
    """Pair, test and revoke kiosks, boards and printers."""
    AGENCY = "agency"
    """See an agency's day: its officers, counters, hours, today and yesterday."""
    AGENCY_RUN = "agency_run"
    """Keep an agency's officers, counters and hours."""
    HISTORY = "history"
    """See what was changed: its difference, by whom, and when."""
    RECORD = "record"
    """Read every record, and who has read what."""
    ACCOUNTS = "accounts"
    """Keep every account and its duty."""


class Reach(StrEnum):
    """How far a permit reaches."""

    OWN = "own"
    ALL = "all"


_D, _OWN, _ALL = Duty, Reach.OWN, Reach.ALL
TABLE: dict[Permit, dict[Duty, Reach]] = {
    Permit.COUNTER: {_D.OFFICER: _OWN, _D.BACK_OFFICE: _OWN, _D.LIAISON: _OWN},
    Permit.HALL: {_D.GREETER: _ALL, _D.MANAGER: _ALL},
    Permit.TODAY: {
        _D.GREETER: _ALL, _D.MANAGER: _ALL, _D.SUPERVISOR: _ALL, _D.AUDITOR: _ALL, _D.OPERATOR: _ALL,
        _D.ADMINISTRATOR: _ALL,
    },
    Permit.RUN: {_D.MANAGER: _ALL, _D.ADMINISTRATOR: _ALL},
    Permit.DEVICES: {_D.MANAGER: _ALL, _D.OPERATOR: _ALL, _D.ADMINISTRATOR: _ALL},
    Permit.AGENCY: {
        _D.BACK_OFFICE: _OWN, _D.LIAISON: _OWN, _D.AGENCY_HEAD: _OWN, _D.MANAGER: _ALL, _D.SUPERVISOR: _ALL,
        _D.AUDITOR: _ALL, _D.ADMINISTRATOR: _ALL,
    },
    Permit.AGENCY_RUN: {_D.LIAISON: _OWN, _D.MANAGER: _ALL, _D.ADMINISTRATOR: _ALL},
    Permit.HISTORY: {
        _D.LIAISON: _OWN, _D.AGENCY_HEAD: _OWN, _D.MANAGER: _ALL, _D.AUDITOR: _ALL, _D.ADMINISTRATOR: _ALL,
    },
    Permit.RECORD: {_D.AUDITOR: _ALL},
    Permit.ACCOUNTS: {_D.ADMINISTRATOR: _ALL},
}  # fmt: skip
OF_THE_MALL = frozenset({_D.GREETER, _D.MANAGER, _D.SUPERVISOR, _D.AUDITOR, _D.OPERATOR, _D.ADMINISTRATOR})
"""Duties without an agency; every other account belongs to one."""
SECOND_FACTOR_FORCED = frozenset({_D.MANAGER, _D.ADMINISTRATOR})


def reach_of(duty: str, permit: Permit) -> Reach | None:
    """Return how far `permit` reaches for a duty; None: not at all. An unknown duty may do nothing."""
    return TABLE[permit].get(Duty(duty)) if duty in set(Duty) else None


def allows(duty: str, agency: str, permit: Permit, of_agency: str = "") -> bool:
    """Return whether an account may use `permit` on what belongs to `of_agency` ("": to nobody in particular)."""
    reach = reach_of(duty, permit)
    if reach is None or reach is Reach.ALL:
        return reach is Reach.ALL
    return bool(agency) and of_agency in {"", agency}
