# What there is to run. Each target is one command that can be run by hand as well.
SOURCES = $(shell git ls-files 'Sources/*.swift' 'Tests/*.swift' Package.swift | grep -v /Fixtures/)

.PHONY: help build dist test check format lint data docs bench bench-cache bench-runtime bench-pool bench-supervision bench-watch bench-editor \
	campaign corpus stress kills hostile sanitize fuzz edits clients bless

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-18s %s\n", $$1, $$2 }' Makefile

build: ## build the command for use
	swift build -c release --product surety

dist: ## pack the command as one static binary, in dist/
	Scripts/dist.sh

test: ## run the tests
	swift test

check: ## everything that CI runs
	.ci/run

format: ## lay the source out
	swift format --in-place --parallel $(SOURCES)

lint: ## complain about the layout, change nothing
	swift format lint --strict --parallel $(SOURCES)

data: ## list the stubs and pages that the binary carries
	Scripts/data.sh

docs: ## build the documentation of the runtime
	Scripts/docs.sh

bench: ## measure; the figures depend on the machine
	Benchmarks/Check/run.sh $${SURETY_GOROOT:?names a Go distribution}

bench-cache: build ## measure a check with a cache, on the tree that SURETY_TREE names
	Benchmarks/Check/cache.py .build/release/surety $${SURETY_TREE:?names a tree of Go}

bench-runtime: ## measure scopes, pools and locks against native defer
	swift run -c release --package-path Benchmarks/RuntimeCosts

bench-pool: ## measure the pool beside PostgresNIO's, which this fetches
	swift run -c release --package-path Benchmarks/PoolComparison

bench-supervision: build dist ## measure what supervision costs, and how soon it discharges
	swift build -c release --package-path Benchmarks/Supervision
	Benchmarks/Supervision/run.py dist/surety Benchmarks/Supervision/.build/release/SupervisionBenchmark
	Benchmarks/Supervision/verbs.py .build/release/surety dist/surety

kills: ## kill supervisors and commands behind each system call, and ten thousand times at random
	SURETY_MATRIX=full SURETY_KILLS=10000 swift test --filter SuretyRunTests

hostile: ## make up a million ledgers, and have them reclaimed; a fifth of them as a user without rights
	Scripts/hostile.sh

stress: ## ten million scopes, borrowings and locks; then ten minutes of a pool under random cancellations
	swift run -c release --package-path Benchmarks/RuntimeCosts RuntimeStress
	SURETY_SECONDS=600 swift test --filter PoolStressTests

sanitize: ## the same scopes, borrowings and locks, fewer, under the thread sanitizer
	swift run --sanitize=thread -Xswiftc -DSURETY_SANITIZE --package-path Benchmarks/RuntimeCosts \
		--scratch-path Benchmarks/RuntimeCosts/.build/sanitize RuntimeStress 640000

bench-editor: build ## measure what an edit costs in an editor
	Benchmarks/Editor/edits.py $${SURETY_GOROOT:?names a Go distribution} .build/release/surety

bench-watch: build ## measure a watch against lsof and lsfd
	Benchmarks/Watch/cost.py .build/release/surety

campaign: ## judge thousands of made-up processes, and print the table
	SURETY_SERIES=$${SURETY_SERIES:-400} swift test --filter CampaignTests

corpus: build ## record two thousand real programs, an hour in a minute, for half an hour; judge them
	Benchmarks/Watch/corpus.py record .build/release/surety .build/corpus

edits: ## edit a made-up tree at random, four thousand times, and check it with the cache and without
	SURETY_EDITS=1000 swift test --filter CacheRandomTests

clients: ## build what servers build: a bare client, and one with every integration
	swift build --package-path Tests/Clients/Bare
	swift test --package-path Tests/Clients/Integrations

fuzz: ## give the check made-up files for ten minutes
	Scripts/fuzz.sh

bless: ## record what the goldens should be, and show what changed
	@test -z "$$CI" || { echo "goldens are not recorded in CI" >&2; exit 1; }
	SURETY_BLESS=1 swift test
	git diff --stat
