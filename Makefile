# `make demo` and `make test` are all the set-up there is.  Everything lives in .venv; nothing outside is touched.

PYTHON ?=
VENV := .venv
PY := $(VENV)/bin/python
# pip complains about running as root and about its own age; neither is news.
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --root-user-action=ignore
WORKERS ?= auto

# Byte code is what makes start-up fast.
unexport PYTHONDONTWRITEBYTECODE
unexport PYTHONPATH

.PHONY: demo test repl bench bench-doc check conformance format oracle fuzz wheel clean help

help:
	@echo "make demo    set up and run the example conversation"
	@echo "make test    run the tests"
	@echo "make repl    a Lisp prompt"
	@echo "make check   linters, types, who imports whom"
	@echo "make oracle  replay every recorded answer against a live GNU Emacs 28.2"
	@echo "make bench   measure elwire beside interpreted and byte-compiled Emacs"
	@echo "make conformance  run GNU Emacs's own tests (fetches their source package; SUITES='fns cl-lib' for some)"
	@echo "make fuzz    a longer run of the fuzzers"
	@echo "make wheel   dist/elwire-*.whl"

demo: $(VENV)/.ready
	$(VENV)/bin/elwire examples/chat.el

test: $(VENV)/.ready-for-tests
	$(PY) -m pytest -n $(WORKERS)

repl: $(VENV)/.ready
	$(VENV)/bin/elwire

bench: $(VENV)/.ready-for-tests
	$(PY) -m bench

bench-doc: $(VENV)/.ready-for-tests
	$(PY) -m bench --write docs/benchmarks.md

oracle: $(VENV)/.ready-for-tests
	$(PY) -m tests.oracle.record --check
	$(PY) -m tests.scenarios.record --check

conformance: $(VENV)/.ready
	$(PY) tools/conformance.py $(SUITES)

fuzz: $(VENV)/.ready-for-tests
	ELWIRE_FUZZ=long $(PY) -m pytest -n $(WORKERS) tests/test_fuzz.py tests/test_random_forms.py

check: $(VENV)/.ready-for-tests
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(PY) tools/stage.py
	cd build/stage && ../../$(VENV)/bin/mypy --config-file ../../pyproject.toml --strict -p elwire
	cd build/stage && PYTHONPATH=. ../../$(VENV)/bin/lint-imports --config ../../.importlinter

format: $(VENV)/.ready-for-tests
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

wheel: $(VENV)/.ready-for-tests
	$(PY) -m build --wheel

clean:
	rm -rf build dist .venv elwire.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(PY): | tools/choose-python
	chosen=$$(PYTHON="$(PYTHON)" sh tools/choose-python) && "$$chosen" -m venv $(VENV)

$(VENV)/.ready: pyproject.toml tools/checkout.py | $(PY)
	$(PIP) --editable .
	$(PY) tools/checkout.py
	$(PY) -m compileall -q elwire interpreter builtins netlib
	touch $@

$(VENV)/.ready-for-tests: $(VENV)/.ready
	$(PIP) --editable '.[dev]'
	$(PY) tools/checkout.py
	touch $@
