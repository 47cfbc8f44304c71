"""What an account sees of itself, and what the keeper of accounts sees of others.

`staff/sign_in.html` (SignIn) · `staff/code.html` (Code) · `staff/locked.html` (Locked) · `staff/password.html`
(Password) · `staff/own.html` (Own) · `staff/app.html` (App) · `staff/recovery.html` (Recovery) · `staff/accounts.html`
(Accounts) · `staff/account.html` (Change).

A form with a passkey has `data-passkey` (where its question comes from, JSON) and a hidden field `credential`; the
script `passkey.js` asks the browser and sends the form. Without that script its button stays hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from satupintu.web.ui.facts import No


@dataclass(frozen=True, slots=True)
class SignIn:
    """The door for people on duty. `here`: who signed in at this PC today. `accounts`: the demo's (name, password).

    `leaving`: who is signed in while a colleague takes the PC over; `take`: the counter that can be taken over.
    """

    action: str
    passkey_action: str
    passkey_url: str
    username: str = ""
    next_url: str = ""
    refusal: No | None = None
    here: tuple[str, ...] = ()
    leaving: str = ""
    take: str = ""
    back_url: str = ""
    lock_url: str = ""
    accounts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """The second step: a code of the app or a recovery code, or a passkey where there is one."""

    who: str
    action: str
    passkey_url: str = ""
    back_url: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Locked:
    """A locked screen: who it is, and what opens it."""

    who: str
    action: str
    passkey_url: str
    switch_url: str
    next_url: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Password:
    """A password of one's own. `must`: a one-time code was used, nothing else works before."""

    who: str
    action: str
    must: bool = False
    back_url: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Factor:
    """One second factor: what it is, since when, how to take it off."""

    label: str
    since: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Own:
    """One's own account. `must`: the duty needs a second factor before anything else."""

    who: str
    duty: str
    factors: tuple[Factor, ...]
    password_url: str
    app_url: str
    passkey_action: str
    passkey_url: str
    recovery_url: str = ""
    home_url: str = ""
    must: bool = False
    said: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class App:
    """Binding an authenticator app: its QR and its secret in groups, and the code it then shows."""

    action: str
    qr: SafeString
    secret: str
    back_url: str
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Recovery:
    """Fresh recovery codes, shown this once."""

    codes: tuple[str, ...]
    next_url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One account in a list."""

    username: str
    name: str
    duty: str
    agency: str
    state: str
    second: str
    changed: str
    active: bool = True
    disable_url: str = ""
    enable_url: str = ""
    reset_url: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a list."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Accounts:
    """A list of accounts with a form for a new one. `said` is what was just done, `code` its one-time code."""

    title: str
    rows: tuple[Row, ...]
    action: str
    key: str
    duties: tuple[Choice, ...]
    agencies: tuple[Choice, ...] = ()
    username: str = ""
    name: str = ""
    said: str = ""
    code: str = ""
    code_for: str = ""
    undo_url: str = ""
    refusal: No | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a press will change, before it does: (what, now, then)."""

    title: str
    rows: tuple[tuple[str, str, str], ...]
    words: tuple[str, ...]
    action: str
    button: str
    key: str
    back_url: str
    fields: tuple[tuple[str, str], ...] = ()
    second_factor: bool = False
    stop: bool = False
    refusal: No | None = None
