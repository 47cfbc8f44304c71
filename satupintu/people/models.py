"""Officers who sign in, and devices and programs that carry a token."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from satupintu.ledger.models import Mall
from satupintu.people.permits import Duty


class Role(StrEnum):
    """What a token may do. `kiosk` is also the button or scanner of a row of seats; a `board` only shows."""

    KIOSK = "kiosk"
    BOARD = "board"
    OFFICER = "officer"


class Officer(AbstractBaseUser):
    """A person on duty. `username` is a service name ("loket7"), unique in its mall.

    `agency` is "" for the duties of the mall itself (`permits.OF_THE_MALL`). `changed_at` (mall time) and `changed_by`
    (an actor) say who last added, closed, opened or reset it.
    """

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    username = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    agency = models.CharField(max_length=20, default="", blank=True)
    duty = models.CharField(max_length=16, default=Duty.OFFICER, choices=[(duty.value, duty.value) for duty in Duty])
    is_active = models.BooleanField(default=True)
    known_password = models.BooleanField(default=False)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.CharField(max_length=60, default="", blank=True)

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: ClassVar = []
    objects: ClassVar = BaseUserManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "username"], name="people_officer_one_per_username"),
        ]

    def __str__(self) -> str:
        return self.username


class Token(models.Model):
    """A registered device or program; only the digest of its secret is kept.

    `zone` is where a board hangs. `seen_at`: when it last spoke to us, by real time and to the minute; no fact of the
    record. `heard_at` and `heard_position`: the last test sound of a board, by real time, and its place in the record.
    """

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=10, choices=[(role.value, role.value) for role in Role])
    secret_digest = models.CharField(max_length=64)
    counter = models.CharField(max_length=10, default="", blank=True)
    line = models.CharField(max_length=20, default="", blank=True)
    zone = models.CharField(max_length=10, default="", blank=True)
    floor = models.PositiveSmallIntegerField(default=1)
    printer = models.CharField(max_length=80, default="", blank=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    heard_position = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "name"], name="people_token_one_per_name"),
            models.UniqueConstraint(fields=["mall", "secret_digest"], name="people_token_one_per_secret"),
        ]

    def __str__(self) -> str:
        return self.name


class Pairing(models.Model):
    """A browser that waits to become a device: the code on its screen, and the digest of the secret that it keeps.

    It lives ten minutes of real time and goes when somebody types the code; a token with the same digest stands then.
    `place` is a keyed digest of its address, so that whoever asks without end crowds out the own address alone.
    """

    mall = models.ForeignKey(Mall, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=6)
    secret_digest = models.CharField(max_length=64)
    valid_until = models.DateTimeField()
    place = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "code"], name="people_pairing_one_per_code"),
            models.UniqueConstraint(fields=["mall", "secret_digest"], name="people_pairing_one_per_secret"),
        ]

    def __str__(self) -> str:
        return f"until {self.valid_until}"


class SignInTry(models.Model):
    """A password or a pairing code that was tried and did not fit, for some minutes: keyed digests, no name.

    It lives by real time and is no fact of the mall's day, so it is not in the record.
    """

    mall = models.ForeignKey(Mall, on_delete=models.CASCADE, related_name="+")
    account = models.CharField(max_length=64)
    place = models.CharField(max_length=64)
    tried_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["mall", "account", "tried_at"], name="people_try_by_account")]

    def __str__(self) -> str:
        return f"{self.tried_at}"


class SignedIn(models.Model):
    """A browser in which an account is signed in: its lock and its end live by real time and are no fact of the record.

    `used_at`: when its person last did something, to within seconds; what a page's script fetches by itself does not
    count. `proved_at`: when it last gave a password or a passkey. `pc` tells one PC's browser from others and names
    none. A row stays for some days after it ended, so that a late stream of it is known for what it is.
    """

    mall = models.ForeignKey(Mall, on_delete=models.CASCADE, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40, unique=True)
    pc = models.CharField(max_length=64, default="", blank=True)
    begun_at = models.DateTimeField()
    used_at = models.DateTimeField()
    proved_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    by_one_time_code = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["mall", "pc", "begun_at"], name="people_signed_in_at_pc")]

    def __str__(self) -> str:
        return f"{self.officer_id} since {self.begun_at}"


class OneTimeCode(models.Model):
    """A code that opens an account once, in place of its password; only a keyed digest is kept. Real time."""

    officer = models.OneToOneField(Officer, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    valid_until = models.DateTimeField()

    def __str__(self) -> str:
        return f"until {self.valid_until}"


class Access(models.Model):
    """One line of the access log: who came in, or looked at what. Only ever added to, and purged by its term.

    `account` is the account's number (None: nobody of this mall). `place` is where: a counter's code, or "" for a
    page without one. `about` names the page or the thing, never a person, never a password. Not in the public record.
    """

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    real_at = models.DateTimeField()
    account = models.BigIntegerField(null=True, blank=True)
    what = models.CharField(max_length=24)
    place = models.CharField(max_length=40, default="", blank=True)
    about = models.CharField(max_length=120, default="", blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["mall", "real_at"], name="people_access_by_moment"),
            models.Index(fields=["mall", "at"], name="people_access_by_day"),
            models.Index(fields=["mall", "account", "real_at"], name="people_access_by_account"),
        ]

    def __str__(self) -> str:
        return f"{self.real_at} {self.what}"
