# Everything a fresh clone needs is Python 3.11 or newer with pip; each target sets itself up.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help venv demo test check bench clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/:/' | column -t -s:

# .venv/src/dugout points at this checkout, so that `import dugout` is the same package here as in the wheel.
.venv/.ready: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	mkdir -p .venv/src
	ln -sfn ../.. .venv/src/dugout
	$(BIN)/python -c "import site, pathlib; pathlib.Path(site.getsitepackages()[0], 'dugout.pth').write_text(str(pathlib.Path('.venv/src').resolve()))"
	touch $@

venv: .venv/.ready  ## make the virtual environment

requirements: requirements.in  ## pin what requirements.in names, with hashes
	$(PYTHON) -m venv .venv-pin
	.venv-pin/bin/pip install -q 'pip<26' pip-tools
	.venv-pin/bin/pip-compile -q --generate-hashes --no-strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o requirements.txt requirements.in
