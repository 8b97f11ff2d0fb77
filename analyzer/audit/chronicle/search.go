package chronicle

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// A Hit is a postmortem that a search found.
type Hit struct {
	Path, Area, Title string
	Date              audit.Day
	Passages          []Excerpt // best first, at most three
	Actions           []OpenAction
	Terms             []string // of a search for similar incidents: the words shared, the most telling first

	document int64
	rank     float64 // best first: the least
}

// An Excerpt is a passage that matches. The words that match stand between «
// and ».
type Excerpt struct {
	Line    int // 1-based, of the section's heading
	Kind    string
	Heading string
	Text    string
}

// An OpenAction is an action item that is not known to be done.
type OpenAction struct {
	Line     int // 1-based
	Text     string
	State    audit.State
	Owner    bool
	Strength string
}

// Found is what a search gives.
type Found struct {
	Hits  []Hit
	Loose bool // no passage has all of the words; these have some
	More  bool // there are others, which match less well
}

// How many passages are looked at, and shown for each document.
const (
	searchedPassages = 400
	shownPassages    = 3
)

// Search finds the postmortems of the newest run whose sections or open action
// items hold the words: all of them in one section if there is such a one.
// Words in quotation marks stand beside each other; endings do not count. Those
// that have the words come before those that have their verb or noun in place
// of one. It gives at most limit postmortems, best first.
func (h *DB) Search(words string, limit int) (*Found, error) {
	run, err := h.latest()
	if err != nil {
		return nil, err
	}
	f := &Found{}
	terms := queryTerms(words)
	if len(terms) == 0 {
		return f, nil
	}
	wide := make([]string, len(terms))
	for i, t := range terms {
		wide[i] = widened(t)
	}
	for _, query := range [...]string{strings.Join(terms, " AND "), strings.Join(wide, " AND ")} {
		if err := h.more(f, run, query, limit); err != nil {
			return nil, err
		}
	}
	if len(f.Hits) == 0 && len(terms) > 1 {
		f.Loose = true
		err = h.more(f, run, strings.Join(wide, " OR "), limit)
	}
	return f, err
}

// more appends what a query finds and what is not there yet.
func (h *DB) more(f *Found, run int64, query string, limit int) error {
	hits, err := h.search(run, query)
	if err != nil {
		return err
	}
	known := map[int64]bool{}
	for _, x := range f.Hits {
		known[x.document] = true
	}
	for _, x := range hits {
		if known[x.document] {
			continue
		}
		if len(f.Hits) == limit {
			f.More = true
			break
		}
		if err := h.describe(&x); err != nil {
			return err
		}
		f.Hits = append(f.Hits, x)
	}
	return nil
}

// queryTerms are the words, in lower case, and quoted phrases of a query,
// quoted for FTS5.
func queryTerms(s string) []string {
	var out []string
	for i, part := range strings.Split(s, `"`) {
		if i%2 == 0 {
			for w := range strings.FieldsSeq(strings.ToLower(part)) {
				out = appendTerm(out, w)
			}
		} else {
			out = appendTerm(out, part)
		}
	}
	return out
}

func appendTerm(list []string, s string) []string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return list
	}
	return append(list, `"`+strings.TrimSpace(s)+`"`)
}

// widened is a term or, of a word that has a verb or nouns, one of all these.
func widened(term string) string {
	words := family(strings.Trim(term, `"`))
	if len(words) == 1 {
		return term
	}
	return `("` + strings.Join(words, `" OR "`) + `")`
}

// search gives all postmortems that match, best first, not yet described.
func (h *DB) search(run int64, query string) ([]Hit, error) {
	found := map[int64]*Hit{}
	if err := h.passages(run, query, found); err != nil {
		return nil, err
	}
	if err := h.actions(run, query, found); err != nil {
		return nil, err
	}
	hits := make([]Hit, 0, len(found))
	for _, hit := range found {
		hits = append(hits, *hit)
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.document, a.document))
	})
	return hits, nil
}

// passages collects the matching sections; a heading counts for more than a
// text.
func (h *DB) passages(run int64, query string, found map[int64]*Hit) error {
	rows, err := h.db.Query(`
		SELECT p.document, p.line, p.kind, p.heading, snippet(passage_text, 1, '«', '»', '…', 32), bm25(passage_text, 3.0, 1.0) AS rank
		FROM passage_text JOIN passage p ON p.id = passage_text.rowid
		JOIN run_document d ON d.run = ?1 AND d.document = p.document
		WHERE passage_text MATCH ?2 ORDER BY rank, p.id LIMIT ?3`, run, query, searchedPassages)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var document int64
		var e Excerpt
		var rank float64
		if err := rows.Scan(&document, &e.Line, &e.Kind, &e.Heading, &e.Text, &rank); err != nil {
			return err
		}
		hit := found[document]
		if hit == nil {
			hit = &Hit{document: document, rank: rank}
			found[document] = hit
		}
		if len(hit.Passages) < shownPassages {
			e.Text = strings.ReplaceAll(e.Text, "\n", " · ") // between items, rows and paragraphs
			hit.Passages = append(hit.Passages, e)
		}
	}
	return rows.Err()
}

// actions collects the matching action items that are open.
func (h *DB) actions(run int64, query string, found map[int64]*Hit) error {
	rows, err := h.db.Query(`
		SELECT a.document, a.line, a.text, a.state, a.has_owner, a.strength, bm25(action_text) AS rank
		FROM action_text JOIN action a ON a.id = action_text.rowid
		JOIN run_document d ON d.run = ?1 AND d.document = a.document
		WHERE action_text MATCH ?2 AND a.state <> 'done' ORDER BY rank, a.id LIMIT ?3`, run, query, searchedPassages)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var document int64
		var a OpenAction
		var rank float64
		if err := rows.Scan(&document, &a.Line, &a.Text, &a.State, &a.Owner, &a.Strength, &rank); err != nil {
			return err
		}
		hit := found[document]
		if hit == nil {
			hit = &Hit{document: document, rank: rank}
			found[document] = hit
		}
		hit.Actions = append(hit.Actions, a)
	}
	return rows.Err()
}

// describe fills in what is known of a postmortem.
func (h *DB) describe(x *Hit) error {
	return h.db.QueryRow("SELECT path, area, title, date FROM document WHERE id = ?", x.document).Scan(&x.Path, &x.Area, &x.Title, &x.Date)
}

// openActions are all open action items of a document.
func (h *DB) openActions(document int64) ([]OpenAction, error) {
	rows, err := h.db.Query("SELECT line, text, state, has_owner, strength FROM action WHERE document = ? AND state <> 'done' ORDER BY line, id", document)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []OpenAction
	for rows.Next() {
		var a OpenAction
		if err := rows.Scan(&a.Line, &a.Text, &a.State, &a.Owner, &a.Strength); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, rows.Err()
}
