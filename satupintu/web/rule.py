"""The published words of the rule: who is next, and whom the head start is for. One place for every surface."""

from __future__ import annotations

from django.utils.translation import gettext as _


def rule_sentences() -> tuple[str, ...]:
    """Return the rule as it hangs on the wall (QUEUE_RULE), word for word: it is published, not shortened."""
    return (
        _(
            "Di setiap loket, yang dipanggil berikutnya adalah yang paling dahulu datang ke mal, "
            "di antara mereka yang memerlukan loket itu, sedang bebas, hadir, dan berkasnya siap."
        ),
        _(
            "Lansia, penyandang disabilitas, ibu hamil atau menyusui, anak, dan korban bencana "
            "dihitung datang 30 menit lebih awal."
        ),
        _("Janji temu dihitung datang 10 menit sebelum jamnya."),
        _("Layanan yang ditambahkan kemudian dihitung sejak ditambahkan."),
    )


def priority_sentences() -> tuple[str, ...]:
    """Return the second sentence of the rule for one reader: for whom the switch "Prioritas" is, and what it does."""
    return (
        _("Prioritas: lansia, penyandang disabilitas, ibu hamil atau menyusui, anak, korban bencana."),
        _("Mereka dihitung datang 30 menit lebih awal."),
    )


def priority_text() -> str:
    """Return the rule's list begun in the words that a tile has room for; the help says it in full."""
    return _("Lansia, difabel, hamil, anak, dll.")
