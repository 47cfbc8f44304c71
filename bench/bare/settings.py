"""The bare application on the same database, with the same durability and the same lock."""

from config.settings import DATABASES, SECRET_KEY  # noqa: F401

ALLOWED_HOSTS = ["*"]
INSTALLED_APPS: list[str] = []
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "bench.bare.urls"
USE_TZ = True
