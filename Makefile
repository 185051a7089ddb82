# One door for everything. `make` alone lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test check bench sweep hostile lock clean

help:  ## list the targets
	@grep -hE '^[a-z]+: .*##|^[a-z]+:  ##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */\1\t/' | expand -t 12

$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)  ## the whole flow on the built-in sandbox: no key, no internet
	@$(BIN)/swapclient demo

test: $(READY)  ## every test, with branch coverage
	@$(BIN)/python -m pytest -n 2 --dist loadgroup --cov --cov-report=term

check: $(READY)  ## lint, format, types, floors; then every test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

bench: $(READY)  ## every figure beside its peer's, as ratios
	@$(BIN)/python -m benchmarks

sweep: $(READY)  ## the whole crash sweep (the tests run a sample)
	@$(BIN)/python -m tests.sweep

hostile: $(READY)  ## 200,000 spoiled answers into every adapter's reader (the tests feed a sample)
	@$(BIN)/python -m tests.hostile
	@! $(BIN)/python -c "import atheris" 2>/dev/null || $(BIN)/python -m tests.hostile.guided 200000

lock:  ## pin every version again, by hash (needs uv)
	uv export --quiet --all-groups --all-extras --no-emit-project --no-header --format requirements-txt -o requirements.lock

clean:  ## remove what was set up
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage dist build
