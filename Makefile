# Everything a newcomer or a CI job runs. Needs Python 3.11 or newer with venv and pip; the rest is installed into .venv.
#
#   make demo     the main job on two bundled reports        make docs     the documentation, built strictly
#   make test     the tests                                  make bench    speed: growth, start, ratio to a peer
#   make lint     ruff, mypy                                 make scores   accuracy on labelled reports, where there are any
#   make limits   how time and memory grow with reports of every kind of length
#   make fuzz     spoiled reports through the whole way, for MINUTES=1
#   make mutants  how many faults put into the code at random make a test, or the type checker, fail
#   make matrix   the fast tests on each supported Python at hand, with the oldest and the newest dependencies
#   make hostile  what each reader does with files made to exhaust it
#   make quick    the tests that take seconds
#   make heads    how often year, review and plan of a report are told, on the same
#   make calibration  how far confidences can be believed, on the same
#   make columns  how surely columns that stand side by side are taken apart, of prose set in columns
#   make printed-tables  how whole tables of PDF pages are read, beside other programs, where there are labelled ones
#   make cases    what the rules of check find and leave alone of their cases
#   make slips    how many slips put into real reports check finds, where there are any
#   make holdrates how often relations of each class hold over the reports at hand: where severities come from
#   make commitments how many promises without a number are listed, and how far silence can be believed, on the same
#   make screenshots pictures of the page for docs/, in a browser
#   make examples writes the outputs in README.md and docs/ anew
#   make clean    removes .venv and everything that was built

SHELL := /bin/sh
VENV ?= .venv
BIN := $(VENV)/bin

# Packages of the caller's own Python must not be seen in here; what is compiled is kept, or each process that tests start would do so again.
unexport PYTHONPATH
unexport PYTHONHOME
unexport PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test lint docs examples bench limits fuzz mutants rooms hostile matrix quick many questions scores heads columns printed-tables cases claims slips holdrates calibration commitments screenshots clean
.DEFAULT_GOAL := help

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

demo: $(VENV)/.with-nothing
	$(BIN)/reportdiff demo

test: $(VENV)/.with-test
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(ARGS)

lint: $(VENV)/.with-lint
	@failed=0; \
	$(BIN)/ruff check . || failed=1; \
	$(BIN)/mypy || failed=1; \
	exit $$failed

docs: $(VENV)/.with-docs
	$(BIN)/python -m sphinx -W --keep-going -n -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

examples: $(VENV)/.with-test
	$(BIN)/python docs/examples.py --write

bench: $(VENV)/.with-bench
	$(BIN)/python benchmarks/speed.py $(ARGS)

limits: $(VENV)/.with-test
	$(BIN)/python benchmarks/limits.py $(ARGS)

quick: $(VENV)/.with-test
	HYPOTHESIS_PROFILE=quick $(BIN)/python -m pytest -m 'not slow' -p no:anyio -n auto --maxprocesses 4 --dist loadfile $(ARGS)

mutants: $(VENV)/.with-test $(VENV)/.with-lint $(VENV)/.with-mutants
	$(BIN)/python benchmarks/mutants.py $(ARGS)

rooms: $(VENV)/.with-test
	$(BIN)/python benchmarks/rooms.py $(ARGS)

matrix: $(VENV)/.with-matrix
	$(BIN)/python .ci/matrix.py $(ARGS)

hostile: $(VENV)/.with-test
	$(BIN)/python benchmarks/hostile.py $(ARGS)

fuzz: $(VENV)/.with-test
	$(BIN)/python tests/fuzz/fuzzing.py --minutes $(or $(MINUTES),1) $(ARGS)

many: $(VENV)/.with-test
	$(BIN)/python benchmarks/many.py $(ARGS)

questions: $(VENV)/.with-test
	$(BIN)/python benchmarks/questions.py $(ARGS)

screenshots: $(VENV)/.with-test
	$(BIN)/python docs/screenshots.py

scores: $(VENV)/.with-test
	$(BIN)/python benchmarks/scores.py $(ARGS)

heads: $(VENV)/.with-test
	$(BIN)/python benchmarks/heads.py $(ARGS)

columns: $(VENV)/.with-test
	$(BIN)/python benchmarks/columns.py $(ARGS)

printed-tables: $(VENV)/.with-tables
	$(BIN)/python benchmarks/printed_tables.py $(ARGS)

cases: $(VENV)/.with-test
	$(BIN)/python benchmarks/cases.py $(ARGS)

claims: $(VENV)/.with-test
	$(BIN)/python benchmarks/claims.py $(ARGS)

slips: $(VENV)/.with-test
	$(BIN)/python benchmarks/slips.py $(ARGS)

holdrates: $(VENV)/.with-test
	$(BIN)/python benchmarks/holdrates.py $(ARGS)

calibration: $(VENV)/.with-test
	$(BIN)/python benchmarks/calibration.py $(ARGS)

commitments: $(VENV)/.with-test
	$(BIN)/python benchmarks/commitments.py $(ARGS)

clean:
	rm -rf $(VENV) build dist docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: the first Python that is new enough. pip reads dependency groups from 25.1 on.
$(VENV)/.made:
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "$$python -m venv $(VENV)"; $$python -m venv $(VENV) || exit 1; \
	    $(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1' || exit 1; \
	    touch $@; exit 0; \
	  fi; \
	done; \
	echo "no Python 3.11 or newer with venv and pip was found; install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1

# The package, editable, alone or with a group of what development needs; anew when pyproject.toml changes.
$(VENV)/.with-nothing: pyproject.toml | $(VENV)/.made
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.with-%: pyproject.toml | $(VENV)/.made
	$(BIN)/python -m pip install --quiet --editable . --group $*
	@touch $@
