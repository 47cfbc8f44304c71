"""The house with the mall's lock taken out, for the twins of race tests: they must be red."""

from config.settings import *  # noqa: F403
from config.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.without_lock"]
options = DATABASES["default"]["OPTIONS"]
if isinstance(options, dict) and "transaction_mode" in options:
    options["transaction_mode"] = "DEFERRED"
