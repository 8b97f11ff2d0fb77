# What a contributor runs. Everything it needs comes with Go, unless said.

GOLD ?= ../shared/gold
BIN  := bin/blamelint

.PHONY: build test check docs accuracy precision bench clean

build:
	go build -o $(BIN) ./cmd/blamelint

# The README's test command: formatting, vet, staticcheck and all tests.
# The limit is for what hangs; no machine is that slow.
test: check
	go test -timeout 1h ./...

check:
	@wrong=$$(gofmt -l analyzer cmd editor reporter rules testdata) && { [ -z "$$wrong" ] || { echo "$$wrong"; echo 'run gofmt -w on these'; exit 1; }; }
	go vet ./...
	go tool staticcheck ./...

# Writes what is generated from the rules and types: the table of words, pages,
# schema.
docs:
	go test -tags vocabulary ./rules/internal/vocabulary -run TestImage -update
	go test ./rules -run TestDocs -update
	go test ./cmd/blamelint -run TestSchema -update
	go test ./reporter -run TestFindingsSchema -update

# Measures the rules on labelled documents that are not part of this project.
# Another set in the same form can be given: make accuracy GOLD=DIR
accuracy: build
	@for set in dev written; do \
	  echo "== $$set"; \
	  $(BIN) --no-git --fail-on never --format jsonl $(GOLD)/$$set/docs > bin/$$set.findings.jsonl; \
	  $(BIN) inspect --format jsonl $(GOLD)/$$set/docs > bin/$$set.inspect.jsonl; \
	  python3 $(GOLD)/score.py --gold $(GOLD)/$$set --findings bin/$$set.findings.jsonl --inspect bin/$$set.inspect.jsonl; \
	done
	@echo "== challenge"; python3 $(GOLD)/score_challenge.py $(BIN) $(GOLD)/challenge.jsonl

# Writes rules/precision.go, which reports for code scanning show, from the same
# documents.
precision: build
	@for set in dev written; do \
	  $(BIN) --no-git --no-config --fail-on never --format jsonl $(GOLD)/$$set/docs > bin/$$set.findings.jsonl && \
	  python3 $(GOLD)/score.py --gold $(GOLD)/$$set --findings bin/$$set.findings.jsonl --json > bin/$$set.score.json || exit 1; \
	done
	go run ./testdata/measure -o rules/precision.go bin/dev.score.json bin/written.score.json

# Every stage, rule and format, then whole processes in pairs; CORPUS is a folder
# of postmortems, or generated.
bench:
	go test ./... -run '^$$' -bench . -benchmem
	testdata/bench/bench.sh $(CORPUS)

clean:
	rm -rf bin dist
