# The two commands of this house are `make run` and `make test`; docs/operations.md says what each needs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test deep bench check env dev texts
.DEFAULT_GOAL := run

env:            # what a server needs, from requirements.lock
	@$(PYTHON) deploy/environment.py run

dev:            # what the tests need too, from requirements-dev.lock
	@$(PYTHON) deploy/environment.py dev

run: env        # every screen of the demo mall on one address (SATUPINTU_PORT, 8000)
	@exec $(BIN)/satupintu serve

test: dev       # rules, commands on SQLite and PostgreSQL, browser walks, rules of the house
	@$(PYTHON) deploy/packages.py chromium postgresql espeak-ng gettext
	@exec $(BIN)/python -m tests.run

deep: dev       # the tests that are too long for `make test`: fifty kills, on both databases
	@$(PYTHON) deploy/packages.py postgresql
	@exec $(BIN)/python -m tests.run --deep

bench: dev      # what orders and pages cost, as ratios against a bare application (docs/performance.md)
	@$(PYTHON) deploy/packages.py postgresql
	@exec $(BIN)/python -m bench

check: dev      # style, types, floors, migrations, texts
	@$(PYTHON) deploy/packages.py gettext
	@exec $(BIN)/python -m tests.check
