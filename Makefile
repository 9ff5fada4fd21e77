# make demo     set up and open the reader on the sample articles
# make test     set up and run the tests (THOROUGH=1 make test: many more examples of each law)
# make check    the linters and the types
# make bench    speed, against a peer in the same run
# make screenshots   the pictures of the README, from the real program

PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3.14 python3,$(shell $(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
BIN := .venv/bin
SOURCES := reader tests benchmarks screenshots

.PHONY: demo test check bench screenshots clean

demo: .venv/reader
	@$(BIN)/newsreader demo

test: .venv/tools
	$(BIN)/python -m pytest -n auto

check: .venv/tools
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy

bench: .venv/tools
	$(BIN)/python benchmarks/run.py

screenshots: .venv/tools
	$(BIN)/python screenshots/make.py

# A stamp a stage: the demo needs only the reader, the tests need the tools as well.
.venv/reader: pyproject.toml
	@test -n "$(PYTHON)" || { echo "newsreader needs Python 3.11 or newer; none was found (make PYTHON=/path/to/python3 …)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv (once; about half a minute) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/tools: .venv/reader
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

clean:
	rm -rf .venv build dist
