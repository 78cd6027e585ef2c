# Two commands do everything on a machine with Python 3.11 or newer:
#   make status   sets up what is needed and shows where the plans stand
#   make test     sets up what is needed and runs lint, types and all tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help status check test quick long lint types unit programs coverage screenshot bench lock clean

help:
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

# The tool alone: what somebody who keeps a plan needs.
$(VENV)/tool: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cip needs Python 3.11 or newer: make PYTHON=python3.11 status")'
	@echo 'Setting up cip in $(VENV); this happens once.'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# The tool and what its developers use.
$(VENV)/dev: $(VENV)/tool
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all]' --group dev
	touch $@

# Programs that some tests drive, each called as its Debian package is. Where one is missing and
# cannot be installed, its tests are skipped, and the end of the tests says which.
PROGRAMS := zsh fish chromium
APT := env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 -o Acquire::Retries=1

programs:
	@missing=$$(for name in $(PROGRAMS); do command -v $$name >/dev/null || echo $$name; done); \
	test -n "$$missing" && command -v apt-get >/dev/null || exit 0; \
	if test "$$(id -u)" = 0; then as=; elif sudo -n true 2>/dev/null; then as='sudo -n'; else exit 0; fi; \
	echo Installing $$missing 'for the tests; this happens once.'; \
	{ $$as $(APT) update; $$as $(APT) install --yes --no-install-recommends $$missing; } \
	  </dev/null >/dev/null 2>&1 || echo 'That did not work; the tests that need them are skipped.'

status: $(VENV)/tool ## where the plans stand today
	@$(BIN)/cip status plans/york plans/bedford plans/nottingham

check: $(VENV)/tool ## what must hold of the plans' files
	@$(BIN)/cip check

test: lint types unit ## lint, types and all tests

lint: $(VENV)/dev ## ruff, format and our own plans, their layout too
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/cip check
	$(BIN)/cip fmt --check --order

types: $(VENV)/dev ## mypy, strict
	$(BIN)/mypy

QUICK := $(addprefix tests/,assessment data/test_documents.py exports loading model rules terminal \
	test_architecture.py test_checking.py test_too_many_problems.py)

unit: $(VENV)/dev programs ## all tests
	$(BIN)/pytest -n auto -q

quick: $(VENV)/dev ## the tests that need no files, git or browser; under half a minute
	$(BIN)/pytest -n auto -q $(QUICK)

long: $(VENV)/dev programs ## all tests, the laws ten times as long
	CIP_LAWS=10 $(BIN)/pytest -n auto -q

coverage: $(VENV)/dev ## branch coverage of the core
	$(BIN)/pytest -n auto -q --cov --cov-report=term

screenshot: $(VENV)/tool ## record docs/status.svg anew
	$(BIN)/python docs/record_screenshot.py

bench: $(VENV)/dev ## print ratios of times; takes some minutes
	$(BIN)/python benchmarks/compare.py

LOCK = $(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command 'make lock'

lock: $(VENV)/dev ## the versions and hashes that CI installs, anew
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group lock
	$(LOCK) --group build --output-file .github/requirements.lock
	$(LOCK) --extra all --group dev --output-file .github/requirements-dev.lock

clean: ## take out what was set up
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
