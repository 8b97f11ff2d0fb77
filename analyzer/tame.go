package analyzer

import "bytes"

// untamed is the number of unclosed link openings from which on a document is
// taken for hostile. Real ones close every one.
const untamed = 2000

// tame breaks up link openings that have no end. goldmark looks for the end of
// each "](" anew, so thousands of them without a ")" take time in proportion
// to the square of their number: 100 kB of "[a](" take five seconds. Nobody
// writes such a document, but a linter in an editor must survive it.
func tame(src []byte) []byte {
	opens := bytes.Count(src, []byte("]("))
	if opens < untamed || bytes.Count(src, []byte(")")) > opens/2 {
		return src
	}
	return bytes.ReplaceAll(src, []byte("]("), []byte("] "))
}
