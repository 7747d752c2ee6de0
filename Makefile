# The ten commands of a working day. `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help try test short race e2e kills lint update bench ci

help: ## list the commands
	@sed -n 's/^\([a-z0-9]*\): ## /\1	/p' $(MAKEFILE_LIST) | expand -t 8

try: ## open the editor on the pretend organisation
	go run . --sandbox

test: ## run all tests
	go test ./...

short: ## run the tests that take no time
	go test -short ./...

race: ## run the short tests under the race detector
	go test -race -short ./...

e2e: ## drive the built program in a real terminal
	cd e2e && go test ./...

kills: ## kill the program 500 times; nothing twice, nothing lost
	cd e2e && FACET_KILLS=500 go test -count=1 -timeout 10m -run TestKilledFacet -v .

lint: ## run the linter
	go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 run

update: ## write the golden files and snapshots anew
	go test ./auth ./forms ./ui/cli ./profile/person ./ui/lines ./ui -update

bench: ## print what things cost
	go test -run '^$$' -bench . ./ui ./forms/field ./graph ./graph/sandbox

ci: ## run what a change must pass
	.ci/run
