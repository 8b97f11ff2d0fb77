package changed

import (
	"path"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// maxDeleted is how many deleted documents are looked through for the origin of
// a new one.
const maxDeleted = 500

// A former is a document that the base has and the working tree has not.
type former struct {
	text      []byte
	sentences map[string]int
	count     int
}

// readFormer reads the deleted documents of Markdown.
func (r *repository) readFormer() []former {
	if len(r.deleted) > maxDeleted {
		return nil
	}
	var out []former
	for _, object := range r.deleted {
		text, err := r.git("cat-file", "blob", object)
		if err != nil {
			continue // what is not here cannot be an origin
		}
		f := former{text: text, sentences: map[string]int{}}
		for _, s := range telling(text) {
			f.sentences[s]++
			f.count++
		}
		out = append(out, f)
	}
	return out
}

// origin is the deleted document that a new one was made of: one with which it
// shares half of its sentences. Git finds renames by lines, of which nothing may
// be left where paragraphs were broken anew; and it does not look at files that
// it was not told of.
func (r *repository) origin(text []byte) ([]byte, bool) {
	list := r.former()
	if len(list) == 0 {
		return nil, false
	}
	sentences := telling(text)
	var best *former
	most := 0
	for i := range list {
		f := &list[i]
		if n := f.shared(sentences); 2*n >= max(f.count, len(sentences)) && n > most {
			best, most = f, n
		}
	}
	if best == nil {
		return nil, false
	}
	return best.text, true
}

// shared counts the sentences that a document has in common with f.
func (f *former) shared(sentences []string) int {
	n, seen := 0, map[string]int{}
	for _, s := range sentences {
		if seen[s] < f.sentences[s] {
			seen[s]++
			n++
		}
	}
	return n
}

// telling are the sentences of a document that no template would give it: those
// of at least five words.
func telling(text []byte) []string {
	d := analyzer.Parse("", text, nil)
	defer d.Release()
	return slices.DeleteFunc(sentences(d), func(s string) bool { return strings.Count(s, " ") < 4 })
}

func isMarkdown(name string) bool {
	return slices.Contains([]string{".md", ".markdown", ".mdx"}, strings.ToLower(path.Ext(name)))
}
