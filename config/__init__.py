"""The deployment's settings: one file, every value from the environment.

The system's SQLite (3.40 on Debian 12) can corrupt a WAL file, so the wheel's newer library
takes its place before Django imports one.
"""

import sys

import pysqlite3

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
