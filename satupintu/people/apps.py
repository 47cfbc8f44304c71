"""Django's registration of this room."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class PeopleConfig(AppConfig):
    """People on duty, devices and programs."""

    name = "satupintu.people"

    def ready(self) -> None:
        """Keep a row of every browser that signs in, whichever way it came in."""
        user_logged_in.connect(_begin, dispatch_uid="people.begin-session")


def _begin(sender: object, *, request: Any, user: Any, **_more: object) -> None:
    from satupintu.ledger.queries import now
    from satupintu.people import commands, queries

    if request.session.session_key is None:  # another account's session was thrown away a moment ago
        request.session.create()
    known = getattr(request, "begins", {})
    at = getattr(request, "at", None) or now(user.mall)
    by = queries.actor_of_officer(user)
    commands.begin_session(
        mall=user.mall, officer=user, session_key=request.session.session_key, by=by, at=at, **known
    )  # fmt: skip
