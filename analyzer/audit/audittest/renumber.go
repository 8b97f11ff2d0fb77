package audittest

import (
	"fmt"
	"strings"
)

// renumber writes a block with other times and figures: all times are later by
// the same, and large numbers are others with as many digits. Dates, versions
// and what stands in links are left alone.
func (d *draft) renumber(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if !digit(s, i) {
			b.WriteByte(s[i])
			i++
			continue
		}
		end := i
		for digit(s, end) {
			end++
		}
		switch {
		case clock(s, i, end):
			minutes := (60*number(s[i:end]) + number(s[end+1:end+3]) + d.shift) % (24 * 60)
			fmt.Fprintf(&b, "%02d:%02d", minutes/60, minutes%60)
			end += 3
		case end-i >= 3 && !joined(s, i-1) && !joined(s, end) && !(end-i == 4 && (s[i] == '1' || s[i] == '2')):
			b.WriteByte(s[i])
			for range end - i - 1 {
				b.WriteByte(byte('0' + d.IntN(10)))
			}
		default:
			b.WriteString(s[i:end])
		}
		i = end
	}
	return b.String()
}

func digit(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// clock reports whether "14:05" stands at s[i:end] and after.
func clock(s string, i, end int) bool {
	return end-i == 2 && number(s[i:end]) < 24 && end < len(s) && s[end] == ':' && digit(s, end+1) && digit(s, end+2) && !digit(s, end+3) &&
		number(s[end+1:end+3]) < 60 && !joined(s, i-1)
}

// joined reports whether the byte at i makes the digits beside it part of
// something longer.
func joined(s string, i int) bool {
	return i >= 0 && i < len(s) && (strings.IndexByte("-/._:#,", s[i]) >= 0 && (digit(s, i+1) || digit(s, i-1) && i > 0 || s[i] == '#' || s[i] == '/') || s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z')
}

func number(s string) (n int) {
	for i := range len(s) {
		n = 10*n + int(s[i]-'0')
	}
	return n
}
