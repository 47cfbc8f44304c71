"""Every value comes from the environment; each variable is documented in docs/operations.md.

`SATUPINTU_MODE` is `demo` (default: known passwords, a mall clock), `test` or `production`
(refuses default secrets, known passwords and debug; see `satupintu check`).
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

BASE = Path(__file__).resolve().parent.parent
MODE = os.environ.get("SATUPINTU_MODE", "demo")
DATA = Path(os.environ.get("SATUPINTU_DATA", BASE / "data"))
DEFAULT_SECRET = "satupintu-demo-secret-never-for-production"  # noqa: S105 - refused in production
SECRET_KEY = os.environ.get("SATUPINTU_SECRET", DEFAULT_SECRET)
DEBUG = os.environ.get("SATUPINTU_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get("SATUPINTU_HOSTS", "*" if MODE != "production" else "").split(",")
PROXIES = os.environ.get("SATUPINTU_PROXIES", "")
LOCK_SECONDS = 3
BUSY_SECONDS = 10

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "template_partials",
    "satupintu.ledger",
    "satupintu.people",
    "satupintu.calendars",
    "satupintu.notices",
    "satupintu.catalogue",
    "satupintu.queueing",
    "satupintu.reception",
    "satupintu.office",
    "satupintu.web",
]
AUTH_USER_MODEL = "people.Officer"
AUTHENTICATION_BACKENDS = ["satupintu.people.sign_in.MallBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# sign-in: django-allauth with the mall's own usernames, no sign-up and no e-mail (docs/adr/0009)
ACCOUNT_ADAPTER = "satupintu.people.adapters.MallAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # ours count by account and place, in the database, for all processes of the house
MFA_ADAPTER = "satupintu.people.adapters.MallMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
SECOND_FACTOR_FORCED = MODE == "production"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "staff:home"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "satupintu.web.language.LanguageMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "satupintu.web.entry.MallMiddleware",
    "satupintu.web.aloud.AloudMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "satupintu.web.entry.page_facts",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
            ],
        },
    }
]


def database(url: str) -> dict[str, object]:
    """Return Django's settings for `url`: "sqlite:///path" or "postgresql://user:secret@host:port/name"."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": parts.path[1:],
            "OPTIONS": {
                "timeout": BUSY_SECONDS if MODE == "test" else LOCK_SECONDS,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
            "CONN_MAX_AGE": None,
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"options": f"-c lock_timeout={LOCK_SECONDS}s -c timezone=UTC"},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASE_URL = os.environ.get("SATUPINTU_DATABASE_URL", f"sqlite:///{DATA / 'satupintu.sqlite3'}")
DATABASES = {"default": database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [BASE / "satupintu" / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
}
if MODE == "test":
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = MODE == "test"

SESSION_COOKIE_AGE = 9 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = MODE == "production"
# in production a browser takes these only over https and from this host itself
COOKIE_PREFIX = "__Host-" if MODE == "production" else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
DEVICE_COOKIE_NAME = f"{COOKIE_PREFIX}device"
NUMBER_COOKIE_NAME = f"{COOKIE_PREFIX}nomor"  # a guest's own last ticket, today
PAIRING_COOKIE_NAME = f"{COOKIE_PREFIX}pairing"  # a browser that waits to become a device
PC_COOKIE_NAME = f"{COOKIE_PREFIX}pc"
SECURE_SSL_REDIRECT = False  # the proxy in front redirects; the hall's kiosks speak https to it
SECURE_HSTS_SECONDS = 31_536_000 if MODE == "production" else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = MODE == "production"
SILENCED_SYSTEM_CHECKS = ["security.W008", "security.W021"]  # why: docs/operations.md
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"  # nothing leaves the house; "no-referrer" would blind the CSRF check
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
LOG_LEVEL = os.environ.get("SATUPINTU_LOG", "WARNING")
LOGGING_CONFIG = "satupintu.web.logs.configure"
LOGGING = {"level": LOG_LEVEL}
