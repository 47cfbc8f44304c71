"""How django-allauth works in this house: a mall's own usernames, no e-mail, secrets under the house's key.

Public ways of allauth where there are any; where the flow of this house needs an internal one, docs/adr/0009 says so.
"""

from __future__ import annotations

import base64
import io
import secrets
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

NONCE_BYTES = 12


class MallAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up here, and nothing is sent: accounts are made by the mall (`people.commands`)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: an account is given, not taken."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Return the mall's account that the password fits (`sign_in.MallBackend`).

        Tries are counted by `commands.begin_sign_in`, by account and place, never by the hall's address alone.
        """
        return authenticate(request, **credentials)

    def add_message(self, *_given: Any, **_more: Any) -> None:
        """Say nothing: each page of this house says itself what happened."""

    def send_notification_mail(self, *_given: Any, **_more: Any) -> None:
        """Send nothing: accounts have no address."""


class MallMFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors of the mall's accounts."""

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return the name under which an authenticator app lists the account: its service name."""
        return str(user)

    def get_totp_issuer(self) -> str:
        """Return the mall's name."""
        return self._get_site_name()

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code of an app's address, as this house draws them."""
        out = io.BytesIO()
        segno.make(url, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=2, omitsize=True)
        return out.getvalue().decode()

    def encrypt(self, text: str) -> str:
        """Return a secret under the house's key (AES-256-GCM)."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return base64.b64encode(nonce + AESGCM(_key()).encrypt(nonce, text.encode(), None)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a kept secret. Raises InvalidTag when it was kept under another key."""
        whole = base64.b64decode(encrypted_text)
        return AESGCM(_key()).decrypt(whole[:NONCE_BYTES], whole[NONCE_BYTES:], None).decode()

    def _get_site_name(self) -> str:
        mall = getattr(context.request, "mall", None)
        return mall.name if mall is not None else "SatuPintu"

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        return str(user)


def _key() -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"satupintu second factor").derive(settings.SECRET_KEY.encode())
