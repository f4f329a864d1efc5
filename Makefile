# make run    everything that is missing, then web and worker       make test   everything that gates a change
# make quick  lint, types, contracts, tests on SQLite               make bench  figures, one JSON object a line
.PHONY: run test quick bench pins messages clean
SHELL := /bin/bash
BIN := .venv/bin

run: .venv/installed
	@deploy/packages.sh run
	@PYTHONPATH=. exec $(BIN)/python deploy/run.py

test: .venv/installed-dev
	@deploy/packages.sh test
	@deploy/test.sh

quick: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache > .lint-imports.log || { cat .lint-imports.log; exit 1; }
	TEST_DATABASES=sqlite CI= PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -q -n 2 -m "not slow and not browser"

bench: .venv/installed-dev
	@deploy/packages.sh test
	@deploy/bench.sh

# The venv is made with the machine's own Python and filled with exactly what the lock files name.
.venv/installed: requirements.txt
	@deploy/venv.sh requirements.txt
	@touch $@

.venv/installed-dev: requirements.txt requirements-dev.txt
	@deploy/venv.sh requirements-dev.txt
	@touch .venv/installed $@

pins:
	uv pip compile -q --generate-hashes --python-version 3.11 --no-emit-index-url requirements.in -o requirements.txt
	uv pip compile -q --generate-hashes --python-version 3.11 --no-emit-index-url requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf .venv instance .mypy_cache .ruff_cache
