"""A refusal: "no" as part of the service, with what happened and what to do now."""

from __future__ import annotations

from typing import ClassVar

from django.utils.functional import Promise

Words = str | Promise


class Refusal(Exception):  # noqa: N818 - "refusal" is the field's word, not an error
    """What we expect to have to say no to; everything else is a bug and may crash loudly.

    `reason` says what happened, `remedy` what the guest can do now; both may hold %(name)s
    places, filled from the keyword arguments. `status` is the HTTP status of the answer.
    """

    code: ClassVar[str] = "refused"
    reason: ClassVar[Words] = ""
    remedy: ClassVar[Words] = ""
    status: ClassVar[int] = 409

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts = facts

    @property
    def reason_text(self) -> str:
        """The reason in the language of the moment."""
        return str(self.reason) % self.facts if self.facts else str(self.reason)

    @property
    def remedy_text(self) -> str:
        """What to do now, in the language of the moment."""
        return str(self.remedy) % self.facts if self.facts else str(self.remedy)

    def __str__(self) -> str:
        return f"{self.code}: {self.reason_text} {self.remedy_text}".strip()
