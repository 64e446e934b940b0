# Loss Lab. `make` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.run-ready
DEV_READY := $(VENV)/.dev-ready
PROGRAMS_VENV := .venv-programs
PROGRAMS_READY := $(PROGRAMS_VENV)/.ready

# What one of many processes has compiled, the next need not compile again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test sweep programs check bench shots fits edition

help:  ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: $(RUN_READY)  ## Open Loss Lab on http://localhost:8501
	$(BIN)/streamlit run app.py

test: $(DEV_READY)  ## Run every test, those in a real browser included
	$(BIN)/python -m pytest -n auto --dist worksteal

sweep: $(DEV_READY)  ## Bring every handle of every example to both ends, on four screens; read every slide
	$(BIN)/python -m pytest -n auto --dist worksteal -m "sweep or not sweep" \
		tests/browser/sweep tests/browser/lessons/test_slides.py

programs: $(PROGRAMS_READY)  ## Run every program that readers are shown, PyTorch too
	$(PROGRAMS_VENV)/bin/python -m pytest tests/programs

check: $(DEV_READY)  ## Lint, format, and the types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(DEV_READY)  ## Measure the promises, each as a ratio to a baseline
	$(BIN)/python -m tests.bench

shots: $(DEV_READY)  ## Take pictures of every page into shots/, also ENGINE=firefox
	$(BIN)/python -m tests.browser.shots --engine $(or $(ENGINE),chromium)

fits: $(DEV_READY)  ## Make the fits on the real data again
	$(BIN)/python data/fit.py

edition: $(DEV_READY)  ## After a drill or question came or went: keep old links alive
	$(BIN)/python -m ui.interview.names.edition_now

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11), "Python 3.11 or newer is needed."'
	$(PYTHON) -m venv $(VENV)

$(RUN_READY): $(VENV)/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(PROGRAMS_READY): requirements-programs.txt requirements-dev.txt requirements.txt
	$(PYTHON) -m venv $(PROGRAMS_VENV)
	$(PROGRAMS_VENV)/bin/python tests/programs/install.py requirements-programs.txt
	@touch $@

$(DEV_READY): $(RUN_READY) requirements-dev.txt tests/browser/install_browsers.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	$(BIN)/python tests/browser/install_browsers.py
	@touch $@
