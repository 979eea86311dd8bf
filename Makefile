# Everything that is done with a clone. `make up` and `make test` are all one needs.
PYTHON ?= python3
PORT ?=
SCALE ?=
SEED ?=
YEAR ?=
CITY ?=
FADU_SHARED ?= ../shared
LOCK_FLAGS = --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header

VENV := .venv
BIN := $(VENV)/bin
# A stamp holds the hash of what was installed, so nothing is installed twice and no clock decides.
RUN := $(VENV)/.installed-run
TEST := $(VENV)/.installed-test
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help up env test check speed audit-score sheet verify lock browser clean

help: ## what there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

up: $(RUN) ## start Fadu: PORT=8000 SCALE=1 SEED=1 YEAR=2023 CITY=changsha; Ctrl-C stops it
	@$(if $(PORT),FADU_PORT=$(PORT)) $(if $(SCALE),FADU_SCALE=$(SCALE)) $(if $(SEED),FADU_SEED=$(SEED)) \
	 $(if $(YEAR),FADU_YEAR=$(YEAR)) $(if $(CITY),FADU_CITY=$(CITY)) $(BIN)/fadu up

env: $(RUN) ## only install, into .venv, from the locks

test: $(TEST) browser ## every test but speed
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(TEST) ## style, types, floors and shape
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/shape
	$(BIN)/fadu check

speed: $(TEST) ## measure, and write docs/speed.md
	$(BIN)/python -m tests.speed

audit-score: $(TEST) ## score the auditor on the development gold (FADU_SHARED: where the corpus lies)
	@for gold in $(FADU_SHARED)/corpus/gold.jsonl $(FADU_SHARED)/corpus/seed_gold.jsonl tests/auditor/gold/work_reports.jsonl; do \
	 $(BIN)/fadu audit-score $$gold --texts $(FADU_SHARED)/corpus --changes; done

sheet: $(RUN) ## write docs/sheets: each line of work as a page
	$(BIN)/fadu sheet --out docs/sheets

verify: $(RUN) ## replay the log; check chains, seals, docket and tallies
	$(BIN)/fadu verify

lock: $(RUN) ## work out the locks anew from pyproject.toml
	$(PIP) install --quiet --require-hashes -r requirements/lock.txt
	$(BIN)/uv pip compile $(LOCK_FLAGS) --upgrade --group build pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile $(LOCK_FLAGS) --upgrade --group test -c requirements/run.txt -o requirements/test.txt
	$(BIN)/uv pip compile $(LOCK_FLAGS) --upgrade --group lock -o requirements/lock.txt

browser: $(TEST) ## Chromium for the browser tests (installed when root; otherwise they are skipped)
	@.ci/browser

clean: ## remove the environment (state in .fadu stays)
	rm -rf $(VENV)

# --- the environment, in steps that are each done only when something changed ---

$(BIN)/python:
	@.ci/venv "$(PYTHON)" $(VENV)

$(RUN): requirements/run.txt pyproject.toml | $(BIN)/python
	@.ci/install run $(VENV) requirements/run.txt

$(TEST): requirements/test.txt $(RUN)
	@.ci/install test $(VENV) requirements/test.txt
