# make brief   set up and run the main job on the bundled example
# make test    set up and run every check
# make quick   the checks for each edit: all but the slow tests
# make serve   set up and run the desk on your own book
# make deep    the long figures: many more mutated files and the like; minutes
# make docs    the pages as a site, in site/
# make release wheel and source in dist/, proven from a clean environment

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes --only-binary :all:
# In the order of tests/conftest.py: xdist's own begins with the files of most tests, and ends with the longest.
PYTEST := $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: brief serve test quick deep docs release clean

brief: $(VENV)/run
	$(BIN)/rempart brief examples/reports --meta examples/reports.csv --out briefing

serve: $(VENV)/web
	$(BIN)/rempart serve

test: $(VENV)/check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(PYTEST)

quick: $(VENV)/check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(PYTEST) -m "not slow"

deep: $(VENV)/check
	$(BIN)/pytest -n 2 --dist worksteal tests/deep

docs: $(VENV)/docs
	$(BIN)/python docs/reference/make.py
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet docs site

release: $(VENV)/docs
	rm -rf dist
	$(BIN)/hatchling build
	$(BIN)/python -m readme_renderer README.md --output dist/readme.html
	$(BIN)/python requirements/bill_of_materials.py requirements/run.txt >dist/bill-of-materials.json
	$(BIN)/towncrier build --draft --version next
	requirements/clean_install.sh dist/rempart-*.whl

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Rempart needs Python 3.11 or newer; found $$($(PYTHON) --version). Try: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python could not make a virtual environment; on Debian: apt install python3-venv"; exit 1; }

$(VENV)/run: $(VENV)/bin/python requirements/run.txt requirements/build.txt pyproject.toml
	$(PIP) -r requirements/run.txt -r requirements/build.txt
	$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/web: $(VENV)/run requirements/web.txt
	$(PIP) -r requirements/web.txt
	@touch $@

$(VENV)/docs: $(VENV)/run requirements/docs.txt
	$(PIP) -r requirements/docs.txt
	@touch $@

$(VENV)/system: $(VENV)/bin/python requirements/debian.txt requirements/system.sh
	@requirements/system.sh
	@touch $@

$(VENV)/check: $(VENV)/run $(VENV)/system requirements/check.txt
	$(PIP) -r requirements/check.txt
	@touch $@

clean:
	rm -rf $(VENV) briefing site dist
