.DEFAULT_GOAL := help
.PHONY: help setup run test check

SWIFT_SOURCES := Package.swift components bases projects test

help: ## print this list
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / { printf "make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing
	@scripts/setup

run: setup ## build the bank and tell its story on a SQLite file
	swift run banking_demo

test: setup ## run every test
	swift test

test-%: setup ## run one brick's tests, for example make test-messaging
	swift test --filter '(?i)orchestrix$*tests\.|^$(subst _,,$*)tests\.'

check: ## lint the format, and hold the tree to the workspace's rules
	swift format lint --strict --recursive --parallel $(wildcard $(SWIFT_SOURCES))
