"""A fee in words, with the law it stands on and how sure it is."""

from __future__ import annotations

from django.utils.translation import gettext as _

from satupintu.base import words
from satupintu.catalogue.values import Fee
from satupintu.web.public.facts import Fact
from satupintu.web.public.words import CONDITIONS, FORMULAS, doubt_text, said


def fee_fact(fee: Fee, agency: str) -> Fact:
    """Return what a service costs: an amount per case, a way of counting, or that the counter says it."""
    lines = tuple(_amounts(fee)) or (_("Tanyakan di loket"),)
    return Fact(
        label=_("Biaya"),
        lines=lines,
        doubt=doubt_text(fee.confidence, agency),
        basis=_("Dasar: %(law)s") % {"law": fee.basis.replace("; ", ", ")} if fee.basis else "",
    )


def _amounts(fee: Fee) -> list[str]:
    if fee.variants:
        found = [f"{words.rupiah(one.amount_idr)} ({_case(one.when)})" for one in fee.variants]
        usual = fee.amount_idr is not None and fee.amount_idr not in {one.amount_idr for one in fee.variants}
        found = [words.rupiah(fee.amount_idr or 0), *found] if usual else found
    elif fee.amount_idr is not None:
        found = [words.rupiah(fee.amount_idr)]
    else:
        found = []
    if fee.formula:
        found.append(said(FORMULAS, fee.formula) or _("Dihitung di loket"))
    if fee.plus:
        found.append(said(FORMULAS, fee.plus) or _("ditambah biaya lain, dihitung di loket"))
    return found


def _case(code: str) -> str:
    return said(CONDITIONS, code) or _("dalam hal tertentu")
