# A fresh machine needs Python 3.11 or later and make; everything else goes into $(VENV).
#   make demo          reads the made-up pages, lists what is disputed, serves the page until Ctrl-C
#   make demo OPEN=0   stops after the table
#   make test          all checks
#   make peers         other projects' readers beside this one, on the suites in SUITES
# Also: lint, unit, wheel (parts of test), bench (speed), lock (new constraints.txt), clean.

VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.riwaya-ready
JOBS ?= 2
OPEN ?= 1
SUITES ?= ../shared/data
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)

.PHONY: demo test lint unit wheel bench peers lock clean
.NOTPARALLEL:

demo: $(READY)
	$(BIN)/riwaya demo $(if $(filter 0,$(OPEN)),--no-serve,--open)

test: lint unit wheel

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(READY)
	$(BIN)/python -m pytest -n $(JOBS) --cov --cov-report=term

# The wheel is built from the source archive, installed where nothing else is, and must read with the same rules.
wheel: $(READY)
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	echo "wheel: build, install in an empty environment, run the demo there"; \
	$(BIN)/python -m build --no-isolation --outdir "$$folder/dist" . >"$$folder/log" 2>&1 || { cat "$$folder/log"; exit 1; }; \
	$(BIN)/python -m venv "$$folder/venv"; \
	"$$folder/venv/bin/python" -m pip install --quiet --constraint constraints.txt "$$folder"/dist/*.whl; \
	rules='from riwaya.rules import rules_version; print(rules_version())'; \
	here=$$($(BIN)/python -c "$$rules"); \
	cd "$$folder"; there=$$(venv/bin/python -c "$$rules"); \
	[ "$$here" = "$$there" ] || { echo "wheel: its rules are $$there; expected $$here, those of the source tree" >&2; exit 1; }; \
	venv/bin/riwaya demo --no-serve

bench: $(READY)
	$(BIN)/python -m benchmarks.speed

# Two environments beside $(VENV): two of the peers are GPL, and Maha asks for a `regex` of 2021, which dateparser
# refuses and for which newer Pythons have no wheel; without Maha the table says so.
peers: $(READY)
	$(BIN)/python -m venv $(VENV)-peers
	$(VENV)-peers/bin/python -m pip install --quiet --constraint constraints.txt hatchling
	$(VENV)-peers/bin/python -m pip install --quiet --constraint constraints.txt --no-build-isolation '.[peers]'
	$(BIN)/python -m venv $(VENV)-maha
	-$(VENV)-maha/bin/python -m pip install --quiet mahad==0.3.0
	$(BIN)/python -m benchmarks.peers $(SUITES) --python $(VENV)-peers/bin/python --python $(VENV)-maha/bin/python

$(READY): pyproject.toml constraints.txt
	@[ -n "$(PYTHON)" ] || { echo "make: expected Python 3.11 or later, found none; install it or say PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt hatchling editables
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	@touch $@

# Resolves the newest versions that pyproject.toml allows, without installing them.
lock: $(READY)
	$(BIN)/python -m pip install --quiet --dry-run --ignore-installed --report $(VENV)/resolved.json '.[dev]'
	$(BIN)/python -c "import json, sys; \
	names = {(i['metadata']['name'], i['metadata']['version']) for i in json.load(open('$(VENV)/resolved.json'))['install']}; \
	lines = [f'{name}=={version}' for name, version in sorted(names, key=lambda n: n[0].lower()) if name != 'riwaya']; \
	head = open('constraints.txt').readline(); \
	open('constraints.txt', 'w').write(head + '\n'.join(lines) + '\n')"

clean:
	rm -rf $(VENV) $(VENV)-peers $(VENV)-maha build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
