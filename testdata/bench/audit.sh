#!/usr/bin/env bash
# Measures blamelint audit on generated postmortems, whole processes in pairs:
# a first audit beside Vale, the next one beside the first, five times as many
# documents beside as many. See docs/performance.md.
#
#	testdata/bench/audit.sh
#
# DOCUMENTS is how many documents there are (10000), RUNS how many pairs are
# counted (5). Vale is taken from bin/bench, where bench.sh puts it; without it,
# its part is left out.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${RUNS:-5}
documents=${DOCUMENTS:-10000}
bin=bin/bench
mkdir -p "$bin"
go build -o "$bin/" ./cmd/blamelint ./testdata/bench/compare ./testdata/bench/corpus
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$bin/corpus" -n "$documents" -dir "$scratch/docs"
"$bin/corpus" -n $((5 * documents)) -dir "$scratch/more"

audit="$bin/blamelint audit -q --no-git --no-config"
first="$scratch/first"
cat >"$first" <<END
#!/bin/sh
rm -rf $scratch/new
exec $audit --cache $scratch/new "\$@"
END
chmod +x "$first"
pair() { # title, then compare's arguments
  printf '\n## %s\n\n' "$1"
  shift
  "$bin/compare" -n "$runs" "$@"
}

if [ -x "$bin/vale" ]; then
  pair 'First audit: Vale' -a "$first $scratch/docs" -b "$bin/vale --config=testdata/bench/vale/.vale.ini --output=line --no-exit $scratch/docs"
fi
$audit --cache "$scratch/kept" "$scratch/docs"
next="$scratch/next"
cat >"$next" <<END
#!/bin/sh
for f in $(find "$scratch/docs" -name '*.md' | sort | sed -n '100~1000p' | tr '\n' ' '); do echo 'One more sentence.' >>\$f; done
exec $audit --cache $scratch/kept $scratch/docs
END
chmod +x "$next"
pair 'The next audit, one document in a thousand changed: the first' -a "$next" -b "$first $scratch/docs"
runs=1
pair 'Five times the documents' -a "$first $scratch/more" -b "$first $scratch/docs"
