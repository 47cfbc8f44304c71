"""Officers who sign in, and devices and programs that carry a token."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from satupintu.ledger.models import Mall
from satupintu.people.permits import Duty


class Role(StrEnum):
    """What a token may do. `kiosk` is also the button or scanner of a row of seats."""

    KIOSK = "kiosk"
    OFFICER = "officer"


class Officer(AbstractBaseUser):
    """A person on duty. `username` is a service name ("loket7"), unique in its mall.

    `agency` is "" for the duties of the mall itself (`permits.OF_THE_MALL`).
    """

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    username = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    agency = models.CharField(max_length=20, default="", blank=True)
    duty = models.CharField(max_length=16, default=Duty.OFFICER, choices=[(duty.value, duty.value) for duty in Duty])
    is_active = models.BooleanField(default=True)
    known_password = models.BooleanField(default=False)

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
    """A registered device or program; only the digest of its secret is kept."""

    mall = models.ForeignKey(Mall, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=10, choices=[(role.value, role.value) for role in Role])
    secret_digest = models.CharField(max_length=64)
    counter = models.CharField(max_length=10, default="", blank=True)
    line = models.CharField(max_length=20, default="", blank=True)
    floor = models.PositiveSmallIntegerField(default=1)
    printer = models.CharField(max_length=80, default="", blank=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mall", "name"], name="people_token_one_per_name"),
            models.UniqueConstraint(fields=["mall", "secret_digest"], name="people_token_one_per_secret"),
        ]

    def __str__(self) -> str:
        return self.name


class SignInTry(models.Model):
    """A password that was tried and did not fit, for some minutes: keyed digests, no name and no address.

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
