package analyzer

// hashWord is the same for every ASCII case of s. It reads eight bytes at a
// time, and words are short.
func hashWord(s string) uint64 {
	const (
		lower = 0x2020202020202020 // ASCII capitals become small letters
		k1    = 0x9e3779b97f4a7c15
		k2    = 0xd6e8feb86659fd93
	)
	var head, tail uint64
	n := len(s)
	switch {
	case n >= 8:
		tail = load8(s[n-8:])
		head = load8(s) | lower
		for ; len(s) > 16; s = s[8:] {
			head = (head ^ head>>29) * k2
			head ^= load8(s[8:]) | lower
		}
	case n >= 4:
		head = (uint64(load4(s))<<32 | uint64(load4(s[n-4:]))) | lower
	case n > 0:
		head = (uint64(s[0])<<16 | uint64(s[n/2])<<8 | uint64(s[n-1])) | lower
	}
	h := (head ^ uint64(n)) * k1
	h = (h ^ h>>32 ^ (tail | lower)) * k2
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

func load2(s string) uint16 {
	_ = s[1]
	return uint16(s[0]) | uint16(s[1])<<8
}

// hashText tells texts apart, of any length and by case.
func hashText(s string) uint64 {
	const k = 0x9e3779b97f4a7c15
	h := uint64(len(s)) * k
	for ; len(s) >= 8; s = s[8:] {
		h = (h ^ load8(s)) * k
		h ^= h >> 32
	}
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * k
	}
	return h ^ h>>32
}
