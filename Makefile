# One command each: `make demo`, `make test`. Everything is made in .venv; nothing outside this folder
# changes, except system libraries that Qt needs and that apt may install.
SHELL := /bin/sh
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help setup demo test check lint types layers tests fast-tests bench soak i18n keys lock clean again

BIN := .venv/bin
READY := .venv/ready
MINUTES ?= 30
SEED ?= 1
WORKERS ?= 2
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# Two processes; the tests of a file stay together and share what they have set up. WORKERS=0: one after another.
SPREAD := -n $(WORKERS) --dist loadfile

# A checkout that was moved or copied carries a .venv that points at the old place.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
MOVED := again
endif

help:
	@echo "make demo    set up, photograph three short interviews with the demo camera, print the contact sheet"
	@echo "make test    set up and run every check (lint, types, layers, tests, installed wheel)"
	@echo "make check   the fast part of it, without whole-program runs"
	@echo "make setup   only set up      make bench   measure      make i18n   renew the translations (then make keys: the manuals)"
	@echo "make soak    half an hour of shooting with faults all the time (MINUTES=30 SEED=1)"
	@echo "make lock    renew constraints.txt from the registry      make clean   remove what was made"

setup: $(READY)

$(READY): pyproject.toml constraints.txt tools/setup.sh tools/setup.py tools/system_libs.py $(MOVED)
	@sh tools/setup.sh

again:

demo: $(READY)
	@$(BIN)/fotointerview demo

test: lint types layers tests
	@echo "Everything passed."
	@$(BIN)/python -I tools/page_checks.py --left-out

check: lint types layers fast-tests
	@echo "The fast checks passed; \`make test\` runs the rest."

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

tests: $(READY)
	-@$(BIN)/python -I tools/page_checks.py
	$(OFFSCREEN) $(BIN)/python -m pytest $(SPREAD)

fast-tests: $(READY)
	-@$(BIN)/python -I tools/page_checks.py
	$(OFFSCREEN) $(BIN)/python -m pytest $(SPREAD) -m "not e2e and not packaging"

bench: $(READY)
	@for script in tests/bench/bench_*.py; do $(OFFSCREEN) $(BIN)/python "$$script" || exit 1; done

soak: $(READY)
	@$(OFFSCREEN) $(BIN)/python tests/soak/soak.py --minutes $(MINUTES) --seed $(SEED)

i18n: $(READY)
	@$(BIN)/python tools/i18n.py

keys: $(READY)
	@$(BIN)/python tools/keys.py

lock: $(READY)
	@$(BIN)/python tools/lock.py

clean:
	rm -rf .venv build dist demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
