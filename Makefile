# Every target brings its own environment up to date first: one word is enough. `make` alone lists the words.

PYTHON ?= python3
ARGS ?=
# `make demo` ends by serving its pages until it is stopped; SERVE=0 ends it before.
SERVE ?= 1
export SERVE

BIN := .venv/bin

# Asked in words that any Python understands, before a file is read that only a new one can.
TOO_OLD := Fairway needs Python 3.11 or newer as $(PYTHON): install it, or name another, as in "make demo PYTHON=python3.12".
READY = { $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo '$(TOO_OLD)' >&2; exit 1; }; } \
	&& $(PYTHON) tools/environment.py

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint bench docs soak lock clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "make %-7s %s\n", $$1, $$2 }'

setup: ## prepare .venv for everything below
	@$(READY) base test

demo: ## show the law at work on real cases, and the ten points of the letter in real figures
	@$(READY) base
	@$(BIN)/fairway demo
	@FAIRWAY_DATA=off $(BIN)/fairway board
	@FAIRWAY_HOME=$(CURDIR)/.demo $(BIN)/fairway load-demo --keep
	@if [ "$(SERVE)" != 0 ]; then FAIRWAY_HOME=$(CURDIR)/.demo $(BIN)/fairway serve --demo; fi

test: ## run all tests but the long ones; ARGS="-k periods" chooses
	@$(READY) test
	@HYPOTHESIS_PROFILE=ci $(BIN)/pytest -n auto $(ARGS)

lint: ## style, types, floors, and whether the generated pages are current
	@$(READY) test
	@failed=0; \
	for check in "ruff check ." "ruff format --check ." mypy "lint-imports --no-cache" "python tools/build_docs.py --check"; do \
		$(BIN)/$$check || failed=1; \
	done; \
	exit $$failed

bench: ## measure beside the peers; writes bench/results/
	@$(READY) test
	@$(BIN)/python bench/law.py $(ARGS)
	@if [ -d ../shared/data ]; then $(BIN)/python bench/alarms.py && $(BIN)/python bench/forecast.py; \
		else echo "bench/alarms.py and bench/forecast.py need the published table: name it, see their --help."; fi
	@$(BIN)/python bench/observatory.py

docs: ## build the manual into site/
	@$(READY) test
	@$(BIN)/mkdocs build --strict --quiet
	@echo "The manual is in site/index.html"

soak: ## the long comparisons, fuzzing and fault runs
	@$(READY) test
	@HYPOTHESIS_PROFILE=soak $(BIN)/pytest -m soak $(ARGS) || [ $$? -eq 5 ] # 5: none is marked yet
	@if [ -f bench/soak.py ]; then $(BIN)/python bench/soak.py; fi

lock: ## resolve the locked versions again; UPGRADE=1 takes the newest
	@$(READY) base
	@$(BIN)/python tools/lock.py $(if $(UPGRADE),--upgrade)

clean: ## remove .venv, caches and built pages
	rm -rf .demo .venv .venv.leaving site build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
