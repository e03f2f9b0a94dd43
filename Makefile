.DEFAULT_GOAL := help
.PHONY: help setup run test test-workspace test-history test-cloudevents test-tsan check bench docs clean

LINTED := Package.swift $(wildcard components bases projects test)
CONFIGURATION ?= release
HISTORY_SECONDS ?= 60
RULES := swift test --package-path test/workspace --scratch-path .build/workspace

help: ## print this list
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / { sub(/%/, "NAME", $$1); printf "make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing
	@scripts/setup

run: setup ## build the bank and tell its story on a SQLite file
	swift run banking_demo

test: setup ## run every test, build every project
	scripts/with-postgres swift test --traits Postgres --skip HistoryRunTests
	@$(MAKE) --no-print-directory test-history
	$(RULES)
	@for project in $$(scripts/bricks projects); do $(MAKE) --no-print-directory build-$$project || exit 1; done
	@$(MAKE) --no-print-directory test-cloudevents

test-%: setup ## run the tests of one component or base, for example make test-messaging
	@scripts/test-brick $*

test-workspace: setup ## hold manifests, imports, pages and the tree to the workspace's rules
	$(RULES)

test-history: setup ## check the history of each engine under load for HISTORY_SECONDS, by default a minute
	ORCHESTRIX_HISTORY_SECONDS=$(HISTORY_SECONDS) swift test --no-parallel --filter HistoryRunTests

test-cloudevents: setup ## read a bank's exported log with the official CloudEvents SDK for Python
	@scripts/test-cloudevents $(CONFIGURATION)

test-tsan: setup ## run every test under the thread sanitizer, and prove that it catches a race
	@scripts/test-tsan

build-%: setup ## build one project, for example make build-banking_demo
	@scripts/build-project $* $(CONFIGURATION)

run-%: setup ## run one base, for example make run-banking_demo ARGS="accounts --json"
	@scripts/bricks bases $* >/dev/null
	swift run $* $(ARGS)

check: setup ## lint the format, and hold the workspace to its rules
	swift format lint --strict --recursive --parallel $(LINTED)
	$(RULES)

bench: setup ## measure the speed beside the references, for example make bench ROWS=S1,M2 EVENTS=1000000
	@scripts/bench --json benchmarks.json $(if $(ROWS),--rows $(ROWS)) $(if $(ROUNDS),--rounds $(ROUNDS)) \
		$(if $(SECONDS),--seconds $(SECONDS)) $(if $(EVENTS),--events $(EVENTS))

docs: setup ## build the documentation pages into .build/docs
	@scripts/docs

clean: ## remove everything that was built
	rm -rf .build .build-* projects/*/.build test/*/.build
