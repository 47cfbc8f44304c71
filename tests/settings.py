"""Settings of a test run: mode test, one temporary folder, SQLite unless a database is given."""

import atexit
import os
import shutil
import tempfile

if "SATUPINTU_TEST_DATA" not in os.environ:
    os.environ["SATUPINTU_TEST_DATA"] = tempfile.mkdtemp(prefix="satupintu-test-")
    atexit.register(shutil.rmtree, os.environ["SATUPINTU_TEST_DATA"], ignore_errors=True)

HOME = os.environ["SATUPINTU_TEST_DATA"]
os.makedirs(f"{HOME}/static", exist_ok=True)
os.environ["SATUPINTU_MODE"] = "test"
os.environ["SATUPINTU_DATA"] = HOME
os.environ.setdefault("SATUPINTU_DATABASE_URL", f"sqlite:///{HOME}/satupintu.sqlite3")
os.environ.pop("SATUPINTU_NOW", None)

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # a file, not memory: races need several connections, and WAL needs a disk
    DATABASES["default"]["TEST"] = {"NAME": f"{HOME}/test.sqlite3"}
