# Two commands do all: `make demo` builds the graph of the example resolution and its page,
# `make test` runs the whole suite and installs what it needs.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PAGE := frontgraph/explorer/static/explorer.js
PAGE_SOURCES := $(shell find frontgraph/explorer -path '*/node_modules' -prune -o \
	-path '*/static' -prune -o \( -name '*.ts' -o -name '*.tsx' -o -name '*.css' -o -name '*.json' -o -name '*.mjs' \) -print 2>/dev/null)

.PHONY: help demo test lint page notebooks benchmark wheel clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.run: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "frontgraph needs Python 3.11 or newer; install it or give PYTHON=…" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what frontgraph needs into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[all]'
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo "Installing what the tests need into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

$(PAGE): $(PAGE_SOURCES) | $(VENV)/.run
	@sh .ci/build-page $(BIN)

page: $(PAGE) ## build the page's module from its TypeScript source

demo: $(VENV)/.run $(PAGE) ## build the example resolution's graph and page into build/
	@rm -rf build/graph && mkdir -p build
	@$(BIN)/frontgraph build data/resolutions --output build/graph
	@$(BIN)/frontgraph cite data/resolutions
	@$(BIN)/frontgraph view --graph build/graph --output build/son-la.html

lint: $(VENV)/.dev $(PAGE) ## check style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

test: $(VENV)/.dev $(PAGE) ## run the whole suite
	@sh .ci/system-packages
	@$(MAKE) --no-print-directory lint
	@$(BIN)/pytest -n 2 --dist loadgroup

benchmark: $(VENV)/.dev ## run the benchmarks and print their ratios
	@$(BIN)/python -m tests.benchmarks

wheel: $(VENV)/.dev $(PAGE) ## build the wheel into dist/
	@$(BIN)/python -m build --wheel

clean: ## remove everything that was built
	@rm -rf build dist $(VENV) frontgraph/explorer/static frontgraph/explorer/node_modules
