# The commands of this project. `make` alone lists them; scripts/ holds what they do.
#
# PUBLIC_URL=/guide/          the folder of the host that the site will live in (build, serve, preview)
# SITE_URL=https://example.org   scheme and host of the published site, without a folder; without it no absolute
#                                addresses are written
# OFFLINE=no                     keep nothing in browsers, and take away what an earlier build kept there
# PORT=8081                      another port than 8080 (serve, preview)

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help serve test test-full scorecard build preview check-content bench lighthouse sizes fmt clean

export PUBLIC_URL SITE_URL OFFLINE

ENV := . scripts/env &&

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
	  printf '  make %-14s %s\n' "$$name" "$$text"; done

serve: ## set up what is missing, build, serve on http://127.0.0.1:8080/ and reload on edits
	@scripts/setup build && $(ENV) exec node scripts/serve.mjs $(if $(PORT),--port $(PORT))

test: ## set up what is missing and run everything that CI runs
	@scripts/setup test && scripts/test

test-full: ## run the long checks as well
	@scripts/setup test && scripts/test --full

build: ## write the release site into dist/, with .br and .gz copies
	@scripts/setup release && scripts/build

preview: ## serve dist/ as a good static host does: compression, headers, 404
	@exec node scripts/preview.mjs --prefix "$${PUBLIC_URL:-/}" $(if $(PORT),--port $(PORT))

check-content: ## set up what is missing, check public/content/ and say what is wrong, with file and line
	@scripts/setup build && $(ENV) cargo run --quiet --features compile --bin check_content

bench: ## bytes, paint, first interaction, cost of an edit, plans a second
	@scripts/setup test && scripts/bench $(ROUNDS)

scorecard: ## what was promised and what was measured: row, target, figure, command (ROWS="4 14", or READ=1)
	@scripts/setup test && $(ENV) node scripts/scorecard.mjs $(if $(READ),--read) $(ROWS)

lighthouse: ## Lighthouse's four scores of the built pages, mobile
	@scripts/setup test && scripts/lighthouse

sizes: ## what a WASM module is made of: make sizes MODULE=planner
	@scripts/setup release && scripts/wasm-sizes $(or $(MODULE),planner)

fmt: ## format the Rust sources
	@$(ENV) cargo fmt

clean: ## remove what was built, and leave the installed tools
	@rm -rf dist dist-guide target test-results
