package reporter

import "github.com/blamelint/blamelint/analyzer"

// A lineHash is what GitHub code scanning knows a line by: a hash over the
// next hundred characters, and which of the document's lines with that hash it
// is, from 1.
type lineHash struct {
	value      uint64
	occurrence int
}

// hashed is how many characters a line's hash covers.
const hashed = 100

// lineHashes are the hashes of the lines of a document; the first line is at
// index 0. The algorithm is that of github/codeql-action (src/fingerprints.ts),
// so that results keep their identity whether we or that action compute it:
// characters are UTF-16 code units without spaces and tabs; every line end is
// one "\n"; a last character 0xFFFF ends the document and zeros follow; the
// hash of c₀ … c₉₉ is Σ cᵢ·37⁹⁹⁻ⁱ modulo 2⁶⁴. Each invalid byte counts as
// U+FFFD.
func lineHashes(src []byte) []lineHash {
	h := lineHasher{power: 1, seen: map[uint64]int{}}
	for range hashed {
		h.power *= 37
	}
	wasCR := false
	for _, r := range string(src) {
		if r == ' ' || r == '\t' || r == '\n' && wasCR {
			wasCR = false
			continue
		}
		wasCR = r == '\r'
		switch {
		case wasCR:
			h.add('\n')
		case r > 0xFFFF:
			r -= 0x10000
			h.add(0xD800 + uint64(r>>10))
			h.add(0xDC00 + uint64(r&0x3FF))
		default:
			h.add(uint64(r))
		}
	}
	h.add(0xFFFF)
	for len(h.open) > 0 {
		h.shift(0)
	}
	return h.lines
}

// A lineHasher computes the hashes of lines from a running hash of the whole
// text: the difference between its values at two places depends only on what
// stands between them.
type lineHasher struct {
	power   uint64 // 37 to the power of hashed
	running uint64
	at      int         // characters so far
	within  bool        // a line has begun
	open    []lineStart // lines that are not yet hashed, at most one a character
	seen    map[uint64]int
	lines   []lineHash
}

type lineStart struct {
	at      int
	running uint64
}

func (h *lineHasher) add(c uint64) {
	if !h.within {
		h.open = append(h.open, lineStart{h.at, h.running})
	}
	h.within = c != '\n'
	h.shift(c)
}

func (h *lineHasher) shift(c uint64) {
	h.running = h.running*37 + c
	h.at++
	if len(h.open) > 0 && h.at == h.open[0].at+hashed {
		value := h.running - h.open[0].running*h.power
		h.open = h.open[1:]
		h.seen[value]++
		h.lines = append(h.lines, lineHash{value, h.seen[value]})
	}
}

// Fingerprints gives the findings of one document their identities. A line of
// Markdown is often a whole paragraph, so that one rule may have several
// findings in a line; GitHub would take them for one. The first keeps the
// line's own occurrence, and the others count on after the last line with that
// hash.
type fingerprints struct {
	lines []lineHash
	taken map[ruleHash]int // findings of a rule in lines with a hash, beyond the first in each line
	first map[ruleLine]bool
	keys  analyzer.KeyCounter
	total map[uint64]int
}

type ruleHash struct {
	rule string
	hash uint64
}

type ruleLine struct {
	rule string
	line int
}

func newFingerprints(src []byte) *fingerprints {
	p := &fingerprints{lines: lineHashes(src), taken: map[ruleHash]int{}, first: map[ruleLine]bool{}, total: map[uint64]int{}}
	for _, l := range p.lines {
		p.total[l.value] = max(p.total[l.value], l.occurrence)
	}
	return p
}

// line is the hash for a finding of rule in the 1-based line.
func (p *fingerprints) line(rule string, line int) lineHash {
	h := p.lines[min(max(line, 1), len(p.lines))-1]
	if place := (ruleLine{rule, line}); !p.first[place] {
		p.first[place] = true
		return h
	}
	key := ruleHash{rule, h.value}
	p.taken[key]++
	h.occurrence = p.total[h.value] + p.taken[key]
	return h
}
