"""Sign-in of officers: the same username may exist in several malls, the host says which one is meant."""

from __future__ import annotations

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from satupintu.people.models import Officer


class MallBackend(BaseBackend):
    """Knows an officer by mall, username and password. Session work runs on real time."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_others: object
    ) -> Officer | None:
        """Return the officer, or None. An unknown name costs as much time as a wrong password."""
        mall = getattr(request, "mall", None)
        if mall is None or not username or password is None:
            return None
        officer = Officer.objects.filter(mall=mall, username=username, is_active=True).first()
        if officer is None:
            Officer().set_password(password)
            return None
        return officer if officer.check_password(password) else None

    def get_user(self, user_id: int) -> Officer | None:
        """Return the officer of a session while the account is active."""
        return Officer.objects.filter(pk=user_id, is_active=True).select_related("mall").first()
