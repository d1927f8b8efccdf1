# Two commands: `make book` and `make test`.  Both set up what they need.
# Each line is a command that one could type.

PYTHON ?= python3
BIN := .venv/bin
SITE := book/_build/html
BUILD := $(BIN)/jb build -W -n --keep-going book

.PHONY: book check test test-all serve lab exam-pdf formula-sheet pdf offline links lock clean

book: environment
	@$(BUILD)
	@printf '\nThe book is built. Open it with a browser:\n  %s/%s/index.html\n' "$(CURDIR)" "$(SITE)"

check: environment-for-tests   # style, helpers and what the pages say: two minutes, for every edit
	$(BIN)/ruff check src tests tools book/_ext
	$(BIN)/pytest src tests/unit tests/content

test: environment-for-tests    # that, the built site in two browsers, and what must fail: ten minutes
	@$(BIN)/python tools/browser.py
	@$(BUILD)
	$(BIN)/ruff check src tests tools book/_ext
	$(BIN)/pytest -m "not slow"

test-all: environment-for-tests   # everything: speed, comparisons, all notebooks
	@$(BIN)/python tools/browser.py
	@$(BUILD)
	$(BIN)/ruff check src tests tools book/_ext
	$(BIN)/pytest

serve: book            # read it at http://127.0.0.1:8000
	$(BIN)/python -m http.server 8000 --bind 127.0.0.1 --directory $(SITE)

lab: environment-for-tests   # a chapter as a notebook, as the launch button opens it
	JUPYTER_CONFIG_DIR=.venv/jupyter PATH="$(CURDIR)/$(BIN):$$PATH" bash binder/postBuild
	JUPYTER_CONFIG_DIR=.venv/jupyter $(BIN)/jupyter lab book/chapters

exam-pdf: environment-for-tests   # the mock exam on paper, and its key
	@$(BIN)/python tools/browser.py
	@$(BUILD)
	$(BIN)/python tools/print_pdf.py exam

formula-sheet: environment-for-tests   # one sheet of A5, both sides
	@$(BIN)/python tools/browser.py
	@$(BUILD)
	$(BIN)/python tools/print_pdf.py sheet

pdf: environment-for-tests   # the whole book, with its answers
	@$(BIN)/python tools/browser.py
	@$(BUILD)
	$(BIN)/python tools/print_pdf.py book

offline: exam-pdf formula-sheet pdf   # all of these, and the site in a zip, into the site's own downloads/
	$(BIN)/python tools/pack_offline.py

links: environment     # every link that leaves the site
	$(BIN)/jb build book --builder linkcheck

lock:                  # after a change of a requirements.in; needs uv (`pip install uv`)
	for list in requirements binder/requirements tests/requirements; do \
	  uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url $$list.in -o $$list.txt $(LOCK) || exit 1; \
	done

clean:                 # built pages and cached outputs; the environment stays
	rm -rf book/_build

.PHONY: environment environment-for-tests
environment:
	@$(PYTHON) tools/environment.py requirements.txt
environment-for-tests:
	@$(PYTHON) tools/environment.py tests/requirements.txt
