# AIQLeads. On a bare machine with Python 3.11 or newer: `make run`.
# Every path is relative, so that the checkout may lie in any folder.

.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-print-directory
.PHONY: help setup run test check evals bench soak clean moved

BIN := .venv/bin/
READY := .venv/.ready
LEADS ?= 100000
SOURCES := agent tools backend ui evals

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'
	@echo
	@echo "Settings: AIQLEADS_PORT=8001 make run · AIQLEADS_HOME=DIR make run · all of them: .env.example"
	@echo "Commands: $(BIN)aiqleads --help"

setup: $(READY) ## Build the environment in .venv (the others do it by themselves)
	@:

# a checkout that was moved needs its environment again: the note inside says where it was made
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
$(READY): moved
endif
$(READY): requirements.lock pyproject.toml .ci/setup
	@sh .ci/setup

run: $(READY) ## Start everything and print the address (Ctrl-C stops it)
	@exec $(BIN)python -m ui.cli up

test: $(READY) ## Every test, on real PostgreSQL and Valkey
	@$(BIN)python -m pytest -q -n auto --dist worksteal tests

check: $(READY) ## Lint, format, types, import contract, dead code
	@$(BIN)python -m ruff check .
	@$(BIN)python -m ruff format --check --quiet .
	@$(BIN)python -m mypy
	@$(BIN)lint-imports
	@$(BIN)python -m vulture

evals: $(READY) ## The assistant against its own suites; reports in evals/out
	@$(BIN)python -m ui.cli evals run dev test injection --save evals/out \
		--min-success 0.95 --min-slot-f1 0.98 --max-over-refusal 0.01

bench: $(READY) ## Search, a turn, the race for leads, prices and ingestion, each with its baseline (LEADS=100000)
	@$(BIN)python -m ui.cli bench search --leads $(LEADS)
	@$(BIN)python -m ui.cli bench turn
	@$(BIN)python -m ui.cli bench race
	@$(BIN)python -m ui.cli bench pricing
	@$(BIN)python -m ui.cli bench ingest --leads $(LEADS)

soak: $(READY) ## Races, kills, random walks and fuzzing at full length; figures in soak.json
	@rm -f soak.json
	@AIQLEADS_SOAK=full $(BIN)python -m pytest -q -n 2 --dist worksteal --timeout 3600 tests/soak

clean: ## Remove .venv and caches (the data folder .aiqleads stays)
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
