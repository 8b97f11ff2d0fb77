// Package build makes the filter of package english.
package build

import (
	"io/fs"
	"strings"

	"github.com/blamelint/blamelint/analyzer/english"
)

const bitsPerWord = 12

// Filter reads english-common.txt and english.txt, one word a line, and returns
// the bytes of the filter.
func Filter(lists fs.FS) ([]byte, error) {
	var words []string
	for _, name := range []string{"english-common.txt", "english.txt"} {
		text, err := fs.ReadFile(lists, name)
		if err != nil {
			return nil, err
		}
		words = append(words, strings.Fields(string(text))...)
	}
	bits := make([]byte, len(words)*bitsPerWord/8+1)
	n := uint64(len(bits)) * 8
	for _, w := range words {
		h, ok := english.Hash(w)
		if !ok {
			continue
		}
		a, b := h, h>>32|1
		for range english.Hashes {
			bit := a % n
			bits[bit>>3] |= 1 << (bit & 7)
			a += b
		}
	}
	return bits, nil
}
