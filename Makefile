.DEFAULT_GOAL := help
.PHONY: help setup run test test-workspace test-history test-cloudevents test-tsan test-leaks fuzz check bench docs clean

LINTED := Package.swift $(wildcard components bases projects test)
CONFIGURATION ?= release
HISTORY_SECONDS ?= 60
# The same for every target: a build with other traits would begin anew.
TRAITS := --traits Postgres
RULES := swift test --package-path test/workspace --scratch-path .build/workspace

help: ## print this list
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / { sub(/%/, "NAME", $$1); printf "make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing
	@scripts/setup

run: setup ## build the bank and tell its story on a SQLite file, or with STORE=postgres on a private server
	swift build $(TRAITS) --product banking_demo
	@scripts/run-bank "$(or $(STORE),sqlite)" "$$(swift build $(TRAITS) --show-bin-path)/banking_demo"

test: setup ## run every test, build every project and test it from outside
	swift test $(TRAITS) --skip HistoryRunTests --skip OrchestrixPostgresTests --skip BankingDemoTests
	scripts/with-postgres swift test $(TRAITS) --filter OrchestrixPostgresTests --skip HistoryRunTests
	scripts/with-postgres swift test $(TRAITS) --filter BankingDemoTests
	@$(MAKE) --no-print-directory test-history
	$(RULES)
	@for project in $$(scripts/bricks projects); do $(MAKE) --no-print-directory build-$$project || exit 1; done
	@for project in $$(scripts/bricks projects); do test/projects/$$project/run $(CONFIGURATION) || exit 1; done

test-%: setup ## run the tests of one component, base or project, for example make test-messaging
	@scripts/test-brick $* $(CONFIGURATION) $(TRAITS)

test-workspace: setup ## hold manifests, imports, pages and the tree to the workspace's rules
	$(RULES)

test-history: setup ## check the history of each engine under load for HISTORY_SECONDS, by default a minute
	ORCHESTRIX_HISTORY_SECONDS=$(HISTORY_SECONDS) swift test $(TRAITS) --no-parallel --filter HistoryRunTests

test-cloudevents: setup ## read a bank's exported log with the official CloudEvents SDK for Python
	@test/projects/banking_demo/run $(CONFIGURATION)

test-tsan: setup ## run every test but PostgreSQL's under the thread sanitizer, and prove that it catches a race
	@scripts/test-tsan

test-leaks: setup ## watch what owns memory of libpq's with valgrind, and prove that it catches leaks and misuse
	@scripts/test-leaks $(TRAITS)

fuzz: setup ## fuzz the JSON codec beside Foundation's for SECONDS, by default 60; repeat with SEED=1 CASE=uses/7
	@scripts/fuzz $(CONFIGURATION) $(or $(SECONDS),60) $(SEED) $(CASE)

build-%: setup ## build one project, for example make build-banking_demo
	@scripts/build-project $* $(CONFIGURATION)

run-%: setup ## run one base, for example make run-banking_demo ARGS="accounts --json"
	@scripts/bricks bases $* >/dev/null
	swift run $(TRAITS) $* $(ARGS)

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
