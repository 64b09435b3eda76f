# What one can do here; the work is in .ci/. `make help` prints this table.
.DEFAULT_GOAL := help
.PHONY: up test build tools check rules http browser bench lighthouse site fmt help

up: ## install or build what is missing, load the demo, serve http://127.0.0.1:3000
	@.ci/up
test: ## everything: checks, rules, both databases, HTTP, browser
	@.ci/test all
build: ## the release binary, target/release/linli, with the site inside
	@.ci/tools build && .ci/build release
tools: ## install what building and testing need
	@.ci/tools test
check: ## formatting, lints, unused dependencies, types of the browser tests
	@.ci/test fmt clippy wasm unused types
rules: ## the tests of the domain
	@.ci/test rules
http: ## the tests of the server, on both databases
	@.ci/test http
browser: ## the stories in a browser
	@.ci/test site binary browser
bench: ## the benchmarks
	@.ci/bench --package linli-server
lighthouse: ## Lighthouse on two pages of the demo, with the debug build; fetches it from npm
	@.ci/lighthouse
site: ## the browser side alone: wasm, script, styles
	@.ci/cargo run --package linli-site
fmt: ## format the Rust code
	@.ci/cargo fmt --all
help: ## this table
	@sed -n 's/^\([a-z]*\): ## /\1	/p' Makefile | expand -t 10
