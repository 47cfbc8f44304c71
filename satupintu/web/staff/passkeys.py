"""Passkeys: questions to the browser and its answers, proved by django-allauth over fido2.

The question waits in the session; an answer to another question, for another host or of another account is none.
"""

from __future__ import annotations

import json
from typing import Any, cast

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

from satupintu.people.models import Officer
from satupintu.people.refusals import NotRight
from satupintu.web.entry import MallRequest

LONGEST = 20_000


def question_to(officer: Officer | None) -> dict[str, Any]:
    """Return what the browser is asked: for one account's passkey, or (None) for any that it knows for this host."""
    return cast("dict[str, Any]", auth.begin_authentication(officer))


def question_to_make(officer: Officer) -> dict[str, Any]:
    """Return what the browser is asked to make: a passkey that needs no name typed and proves its person."""
    return cast("dict[str, Any]", auth.begin_registration(officer, True))


def made(request: MallRequest) -> dict[str, Any]:
    """Return the passkey that the browser has made. Raises NotRight."""
    credential = _posted(request)
    try:
        auth.parse_registration_response(credential)
        proved = auth.complete_registration(credential)
    except (ValidationError, ValueError, TypeError, KeyError) as wrong:
        raise NotRight from wrong
    if not proved.is_user_verified():
        raise NotRight
    return credential


def proved(request: MallRequest, officer: Officer | None) -> Authenticator:
    """Return the passkey whose owner has just proved to be there; of `officer` where one is given. Raises NotRight.

    A disabled account's or another mall's passkey is none.
    """
    credential = _posted(request)
    try:
        auth.parse_authentication_response(credential)
        owner = officer or auth.extract_user_from_response(credential)
        if not owner.is_active or owner.mall_id != request.mall.pk:
            raise NotRight
        return auth.complete_authentication(owner, credential)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise NotRight from wrong


def _posted(request: MallRequest) -> dict[str, Any]:
    text = request.POST.get("credential", "")
    try:
        found = json.loads(text[:LONGEST])
    except ValueError as wrong:
        raise NotRight from wrong
    if not isinstance(found, dict):
        raise NotRight
    return found
