package chronicle

import (
	"cmp"
	"context"
	"database/sql"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// What a search for similar incidents looks at: the most telling words of the
// document, of which a postmortem has to share some.
const (
	maxWords    = 3000 // different words of a document
	maxTerms    = 40   // that are looked up
	minShared   = 3
	shownTerms  = 8
	commonShare = 0.2 // a word in more of the sections than this tells nothing
)

// Similar finds the postmortems of the newest run that are most like a
// document, by the words they share: rare words count for more than frequent
// ones, and endings do not count. skip is the hash of the document itself. It
// gives at most limit, best first, each with the words that it shares.
func (h *DB) Similar(passages []audit.Passage, skip string, limit int) ([]Hit, error) {
	run, err := h.latest()
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	conn, err := h.db.Conn(ctx) // temporary tables belong to a connection
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	terms, err := tellingTerms(ctx, conn, wordCounts(passages))
	if err != nil {
		return nil, err
	}
	hits, err := shared(ctx, conn, run, skip, terms)
	if err != nil {
		return nil, err
	}
	hits = hits[:min(len(hits), limit)]
	for i := range hits {
		if err := h.describe(&hits[i]); err != nil {
			return nil, err
		}
		if hits[i].Actions, err = h.openActions(hits[i].document); err != nil {
			return nil, err
		}
	}
	return hits, nil
}

// wordCounts are the words of a document with how often they occur, in lower
// case. Numbers are left out: they are other ones in each incident.
func wordCounts(passages []audit.Passage) map[string]int {
	counts := map[string]int{}
	for _, p := range passages {
		for w := range strings.FieldsFuncSeq(strings.ReplaceAll(p.Heading+" "+p.Text, audit.Masked, " "), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			w = strings.ToLower(w)
			if len(w) < 3 || strings.Contains(emptyWords, " "+w+" ") || !strings.ContainsFunc(w, unicode.IsLetter) || len(counts) == maxWords && counts[w] == 0 {
				continue
			}
			counts[w]++
		}
	}
	return counts
}

// emptyWords say nothing about an incident. In a large history their frequency
// tells, in a small one it does not yet.
const emptyWords = " the and its was were has had have for from that this with after before because when which while they their " +
	"them our your not but are all any can could would should will did does been being than then there here into " +
	"onto over under out off one two again also only more most some such very where what who how why each other " +
	"another both same until since during about between through per via too now just "

// A term is a word without its ending, as the index has it.
type term struct {
	stem   string
	word   string // the most frequent one of the document with this stem
	count  int    // of all its words in the document
	seen   int    // of word
	weight float64
}

// tellingTerms weighs words by how often the document has them and how few
// sections of the history do. The index itself cuts the endings off.
func tellingTerms(ctx context.Context, conn *sql.Conn, counts map[string]int) ([]term, error) {
	_, err := conn.ExecContext(ctx, `
		CREATE VIRTUAL TABLE temp.word USING fts5 (form, tokenize = 'porter unicode61 remove_diacritics 2');
		CREATE VIRTUAL TABLE temp.stem USING fts5vocab (temp, word, instance);
		CREATE VIRTUAL TABLE temp.known USING fts5vocab (main, passage_text, row)`)
	if err != nil {
		return nil, err
	}
	defer conn.ExecContext(ctx, "DROP TABLE temp.known; DROP TABLE temp.stem; DROP TABLE temp.word")
	words := make([]string, 0, len(counts))
	for w := range counts {
		words = append(words, w)
	}
	slices.Sort(words)
	for i, w := range words {
		if _, err := conn.ExecContext(ctx, "INSERT INTO temp.word (rowid, form) VALUES (?, ?)", i, w); err != nil {
			return nil, err
		}
	}
	var sections float64
	if err := conn.QueryRowContext(ctx, "SELECT count(*) FROM passage").Scan(&sections); err != nil {
		return nil, err
	}
	rows, err := conn.QueryContext(ctx, "SELECT s.term, s.doc, k.doc FROM temp.stem s JOIN temp.known k ON k.term = s.term ORDER BY s.term, s.doc")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var terms []term
	for rows.Next() {
		var stem string
		var word int
		var holding float64
		if err := rows.Scan(&stem, &word, &holding); err != nil {
			return nil, err
		}
		if holding > commonShare*sections && sections > 50 {
			continue
		}
		if n := len(terms); n == 0 || terms[n-1].stem != stem {
			terms = append(terms, term{stem: stem, weight: math.Log1p(sections / holding)})
		}
		t, n := &terms[len(terms)-1], counts[words[word]]
		t.count += n
		if n > t.seen {
			t.word, t.seen = words[word], n
		}
	}
	for i := range terms {
		terms[i].weight *= 1 + math.Log(float64(terms[i].count))
	}
	slices.SortFunc(terms, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.stem, b.stem)) })
	return terms[:min(len(terms), maxTerms)], rows.Err()
}

// shared finds the documents that hold the terms, and adds up the weights.
func shared(ctx context.Context, conn *sql.Conn, run int64, skip string, terms []term) ([]Hit, error) {
	find, err := conn.PrepareContext(ctx, `
		SELECT DISTINCT p.document FROM passage_text JOIN passage p ON p.id = passage_text.rowid
		JOIN run_document r ON r.run = ?1 AND r.document = p.document
		JOIN document d ON d.id = p.document
		WHERE passage_text MATCH ?2 AND d.hash <> ?3`)
	if err != nil {
		return nil, err
	}
	defer find.Close()
	found := map[int64]*Hit{}
	for _, t := range terms {
		if err := share(ctx, find, run, skip, t, found); err != nil {
			return nil, err
		}
	}
	var hits []Hit
	for _, hit := range found {
		if len(hit.Terms) >= minShared {
			hit.Terms = hit.Terms[:min(len(hit.Terms), shownTerms)]
			hits = append(hits, *hit)
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.document, a.document)) })
	return hits, nil
}

func share(ctx context.Context, find *sql.Stmt, run int64, skip string, t term, found map[int64]*Hit) error {
	rows, err := find.QueryContext(ctx, run, `"`+t.word+`"`, skip)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var document int64
		if err := rows.Scan(&document); err != nil {
			return err
		}
		hit := found[document]
		if hit == nil {
			hit = &Hit{document: document}
			found[document] = hit
		}
		hit.rank -= t.weight
		hit.Terms = append(hit.Terms, t.word)
	}
	return rows.Err()
}
