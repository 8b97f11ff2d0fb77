#!/usr/bin/env bash
# Compares whole processes in pairs, blamelint with the goldmark floor and with
# Vale, and prints both commands, medians and ratios. See docs/performance.md.
#
#	testdata/bench/bench.sh [FOLDER]
#
# FOLDER holds postmortems; without it, 250 documents are generated. RUNS is how
# many pairs are counted (15). Vale is installed into bin/bench if it is not
# there and the module proxy can be reached; without it, its part is left out.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${RUNS:-15}
bin=bin/bench
vale_version=v3.22.0
mkdir -p "$bin"
CGO_ENABLED=0 go build -o "$bin/" ./cmd/blamelint ./testdata/bench/floor ./testdata/bench/compare ./testdata/bench/corpus

if [ ! -x "$bin/vale" ]; then
  GOBIN="$PWD/$bin" go install "github.com/vale-cli/vale/v3/cmd/vale@$vale_version" || echo "bench: no Vale, so nothing is compared with it" >&2
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
one=testdata/sample.md
corpus=${1:-$scratch/corpus}
[ -n "${1:-}" ] || "$bin/corpus" -n 250 -dir "$corpus"
mkdir "$scratch/ten"
for i in 0 1 2 3 4 5 6 7 8 9; do cp -r "$corpus" "$scratch/ten/$i"; done

# One file of 10 MB, and the same text in small files.
mkdir "$scratch/big" "$scratch/small"
find "$corpus" -name '*.md' -print0 | sort -z | xargs -0 cat >"$scratch/all.md"
size=$(wc -c <"$scratch/all.md")
times=$((10000000 / size + 1))
for i in $(seq "$times"); do
  cp -r "$corpus" "$scratch/small/$i"
  cat "$scratch/all.md"
done >"$scratch/big/big.md"

lint="$bin/blamelint --no-git --no-config --fail-on never --format jsonl"
floor="$bin/floor"
vale="$bin/vale --config=testdata/bench/vale/.vale.ini --output=line --no-exit"
pair() { # title, then compare's arguments
  printf '\n## %s\n\n' "$1"
  shift
  "$bin/compare" -n "$runs" "$@"
}

pair 'One postmortem, cold: the floor' -a "$lint $one" -b "$floor $one"
pair 'Corpus, one core: the floor' -procs 1 -a "$lint $corpus" -b "$floor $corpus"
if [ -x "$bin/vale" ]; then
  pair 'One postmortem, cold: Vale' -a "$lint $one" -b "$vale $one"
  pair 'Corpus, one core: Vale' -procs 1 -a "$lint $corpus" -b "$vale $corpus"
fi
runs=$((runs / 3 + 1))
pair 'Ten times the files' -procs 1 -a "$lint $scratch/ten" -b "$lint $corpus"
pair 'One core and two' -a "env GOMAXPROCS=1 $lint $scratch/ten" -b "env GOMAXPROCS=2 $lint $scratch/ten"
pair 'One file of 10 MB, and the same text in small files' -procs 1 -a "$lint $scratch/big" -b "$lint $scratch/small"
