# make run    installs what is missing and starts the hub at http://localhost:8080
# make test   runs every check and every test
#
# The rest are parts of these two, and tools for people who work on the hub.

ASSETS  := adapters/web/assets
PACKAGES_INSTALLED := $(ASSETS)/node_modules/.installed
ASSETS_BUILT := $(ASSETS)/dist/.built
STEP    := .ci/step
FUZZTIME ?= 10m

.PHONY: help run reset test build generate check gotest fuzz journeys bench assets
.NOTPARALLEL:

run: ## start the hub; the demo council when no DATABASE_URL is set
	@set -a; [ ! -e .env ] || . ./.env; set +a; \
	.ci/install run && $(MAKE) --no-print-directory build && exec bin/ehchub serve

reset: ## remove the demo council and what was typed into it
	@set -a; [ ! -e .env ] || . ./.env; set +a; go run ./cmd/ehchub reset

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 18

test: ## every check and every test, as continuous integration runs them
	@$(STEP) "install what tests need" .ci/install test
	@$(STEP) "front-end assets" $(MAKE) --no-print-directory assets
	@$(MAKE) --no-print-directory check
	@$(STEP) "go test" $(MAKE) --no-print-directory gotest
	@$(STEP) "fuzz targets, 10 s each" .ci/fuzz 10s
	@$(STEP) "browser journeys" $(MAKE) --no-print-directory journeys
	@printf '\nEverything passed.\n'

build: assets
	@go build -o bin/ehchub ./cmd/ehchub

generate: ## write anew what is generated
	@.ci/generate

check: ## format, vet, staticcheck, wiring, modules
	@$(STEP) "gofmt" .ci/format
	@$(STEP) "go vet" go vet ./...
	@$(STEP) "staticcheck" go tool staticcheck ./...
	@$(STEP) "wire diff" go tool wire diff .
	@$(STEP) "go mod tidy -diff" go mod tidy -diff

gotest: ## every Go test, with one private database server for all of them
	@go run ./adapters/postgres/pgtest/server go test ./...

fuzz: ## every fuzz target for FUZZTIME
	@.ci/fuzz $(FUZZTIME)

journeys: build ## browser journeys in Chromium
	@cd $(ASSETS) && EHCHUB_BIN=$(CURDIR)/bin/ehchub npm run --silent journeys

bench: assets ## the measurements of docs/benchmarks.md; CASES=640000 for national size
	@go run ./cmd/hubbench

assets: $(ASSETS_BUILT)

$(PACKAGES_INSTALLED): $(ASSETS)/package.json $(ASSETS)/package-lock.json
	@command -v npm >/dev/null || { echo "Node.js 20 or newer with npm was not found: install it first." >&2; exit 1; }
	@echo "Installing front-end packages"
	@cd $(ASSETS) && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(ASSETS_BUILT): $(PACKAGES_INSTALLED) $(ASSETS)/build.mjs $(shell find $(ASSETS)/src)
	@echo "Building front-end assets"
	@cd $(ASSETS) && npm run --silent build
	@touch $@
