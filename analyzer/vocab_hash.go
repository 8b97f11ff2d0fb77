package analyzer

// A fold is a text of up to eight bytes, or the first eight of a longer one, as
// one integer that is the same for every ASCII case.
type fold struct {
	text uint64
	n    int
	odd  bool // equal integers need not mean equal texts
}

const (
	eachByte = 0x0101010101010101
	caseBits = 0x20 * eachByte
	k1       = 0x9e3779b97f4a7c15
	k2       = 0xd6e8feb86659fd93
)

// byteMasks keep the first n bytes.
var byteMasks = [9]uint64{0, 1<<8 - 1, 1<<16 - 1, 1<<24 - 1, 1<<32 - 1, 1<<40 - 1, 1<<48 - 1, 1<<56 - 1, 1<<64 - 1}

// foldAt folds text[start:end].
func foldAt(text string, start, end int) fold {
	n := end - start
	if n > 8 {
		return fold{text: load8(text[start:]) | caseBits, n: n, odd: true}
	}
	var raw uint64
	if start+8 <= len(text) {
		raw = load8(text[start:]) & byteMasks[n&15]
	} else {
		for i := start; i < end; i++ {
			raw |= uint64(text[i]) << (8 * uint(i-start))
		}
	}
	bits := caseBits & byteMasks[n&15]
	v := raw | bits
	// Letters, digits and most marks differ from all others when folded; what
	// does not are the marks next to the letters, control characters and bytes
	// beyond ASCII.
	tick := v ^ 0x60*eachByte // a byte of 0 where "@" or "`" stands
	odd := (v|(v+5*eachByte)|(tick-eachByte)&^tick)&(0x80*eachByte) | ^(raw|raw>>1)&bits
	return fold{v, n, odd != 0}
}

// hash is the same for every ASCII case of text[start:end], whose fold f is.
func (f fold) hash(text string, end int) uint64 {
	h := (f.text ^ uint64(f.n)) * k1
	if f.n > 8 {
		h = (h ^ h>>32 ^ (load8(text[end-8:]) | caseBits)) * k2
		for i := end - f.n + 8; i+8 < end; i += 8 {
			h = (h ^ h>>32 ^ (load8(text[i:]) | caseBits)) * k2
		}
	}
	h = (h ^ h>>32) * k2
	return h ^ h>>32
}

func load8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func load4(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func load2(s string) uint16 {
	_ = s[1]
	return uint16(s[0]) | uint16(s[1])<<8
}

// hashText tells texts apart, of any length and by case.
func hashText(s string) uint64 {
	h := uint64(len(s)) * k1
	for ; len(s) >= 8; s = s[8:] {
		h = (h ^ load8(s)) * k1
		h ^= h >> 32
	}
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * k1
	}
	return h ^ h>>32
}

// equalFoldASCII compares lower, which is in lower case, with text in any
// ASCII case.
func equalFoldASCII(lower, text string) bool {
	if len(lower) != len(text) {
		return false
	}
	for i := range len(text) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}
