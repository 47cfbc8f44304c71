from django.apps import AppConfig


class WithoutLock(AppConfig):
    """Reads the mall's row instead of locking it."""

    name = "tests.faults.without_lock"
    label = "without_lock"

    def ready(self) -> None:
        from satupintu.ledger import commands
        from satupintu.ledger.models import Mall

        commands.lock = lambda *, mall: Mall.objects.get(pk=mall.pk)
