# What people type here; the work is done in instance/.
PYTHON = .venv/bin/python
# Each process has a house of its own; the tests of one file stay together, in the order that
# tests/conftest.py gives them.
PYTEST = .venv/bin/pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# Some machines forbid .pyc files; without them every start takes twice as long.
unexport PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME
# Zope's own configuration file is read too late for this one. Without it every word of a page
# asks anew for the reader's language.
export zope_i18n_allowed_languages = en zh_CN

.PHONY: start packages setup demo forget test tools check lint bench

start:  ## serve the site at http://localhost:$$PORT/jingwei; made on the first run
	@instance/setup.sh port
	@instance/setup.sh packages
	@$(PYTHON) instance/start.py

demo: packages  ## put the demo content back to its beginning
	@$(PYTHON) instance/start.py reset

forget: packages  ## delete contact data of inquiries whose time is over; stop the site first
	@$(PYTHON) instance/start.py forget

test: tools  ## all tests
	@$(PYTEST)

check: tools  ## units, contracts and one journey of each type, in the wide window
	@$(PYTEST) -m "not (slow or race or rights or proof) and (short or not journey)" -k "not phone"

lint: tools  ## style, generated files and translations
	@instance/lint.sh

bench: tools  ## measure beside stock Plone; SIZES="1000 10000 100000" are numbers of documents
	@$(PYTHON) -m tests.benchmarks $(SIZES)

packages:
	@instance/setup.sh packages

setup:
	@instance/setup.sh
	@instance/fonts.sh || true  # without them the site serves all but PDF papers

tools:
	@instance/setup.sh test
	@instance/test-tools.sh
