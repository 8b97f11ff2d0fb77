package facilitate

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
)

// A matter is a sentence that something was found in: one question is asked
// about it, whatever the number of findings.
type matter struct {
	findings []*analyzer.Finding // the weightiest first
	first    int                 // the first token of the sentence
	end      int
	line     int
	quote    string
}

// weights order the rules by how much a question about their findings tells.
// Rules that are absent ask nothing.
func weight(rule string) int {
	switch rule {
	case "omission", "counterfactual", "human-error", "why-who":
		return 9
	case "judgment", "team-blame":
		return 8
	case "fault", "hindsight":
		return 7
	case "timeline-order", "duration-mismatch":
		return 6
	case "root-cause", "outage", "impact-unquantified":
		return 5
	case "negativity", "single-cause", "timeline-judgment":
		return 4
	case "named-individual":
		return 3
	case "empty-section":
		return 2
	}
	return 0
}

// collect groups the findings by sentence.
func (w *writer) collect() {
	bySentence := map[int]*matter{}
	for i := range w.r.Findings {
		f := &w.r.Findings[i]
		if weight(f.Rule) == 0 || f.Rule == "outage" && w.asked("outage") {
			continue
		}
		k := w.tokenAt(f.Span.Start)
		if k < 0 {
			continue
		}
		s := w.d.SentenceOf(k)
		if f.Rule == "named-individual" && w.d.BlockOf(k).Section.Within(analyzer.WentWell) {
			continue // praise; the role in place of the name is enough
		}
		m := bySentence[s.First]
		if m == nil {
			m = &matter{first: s.First, end: s.End, line: w.d.Lines.Line(f.Span.Start)}
			bySentence[s.First] = m
			w.matter = append(w.matter, m)
		}
		m.findings = append(m.findings, f)
	}
	w.dropHeadings()
	for _, m := range w.matter {
		slices.SortStableFunc(m.findings, func(a, b *analyzer.Finding) int {
			return cmp.Or(cmp.Compare(weight(b.Rule), weight(a.Rule)), cmp.Compare(b.Severity, a.Severity))
		})
		m.quote = w.quote(m)
	}
}

// dropHeadings forgets headings such as "Root cause" where the text below says
// the same.
func (w *writer) dropHeadings() {
	w.matter = slices.DeleteFunc(w.matter, func(m *matter) bool {
		rule := m.findings[0].Rule
		return w.d.BlockOf(m.first).Kind == analyzer.Heading && slices.ContainsFunc(w.matter, func(o *matter) bool {
			return o != m && w.d.BlockOf(o.first).Kind != analyzer.Heading && slices.ContainsFunc(o.findings, func(f *analyzer.Finding) bool { return f.Rule == rule })
		})
	})
}

// asked reports whether a matter of the rule is there already: once is enough
// for a word that runs through the whole document.
func (w *writer) asked(rule string) bool {
	return slices.ContainsFunc(w.matter, func(m *matter) bool { return m.findings[0].Rule == rule })
}

// quote is the passage of a matter. A long sentence is cut around the words.
func (w *writer) quote(m *matter) string {
	if m.findings[0].Doc || m.findings[0].Rule == "timeline-order" {
		return ""
	}
	if w.d.BlockOf(m.first).Kind == analyzer.Heading {
		return ""
	}
	text := unnumbered(w.cast.Text(m.first, m.end))
	if utf8.RuneCountInString(text) <= maxQuote {
		return text
	}
	k := w.tokenAt(m.findings[0].Span.Start)
	first, end := max(m.first, k-14), min(m.end, k+16)
	text = w.cast.Text(first, end)
	if first > m.first {
		text = "… " + text
	}
	if end < m.end {
		text += " …"
	}
	return cut(text, maxQuote+40)
}

// unnumbered drops a number such as "5.3" in front of a sentence.
func unnumbered(s string) string {
	head, rest, ok := strings.Cut(s, " ")
	if ok && strings.Contains(head, ".") && strings.Trim(head, "0123456789.") == "" {
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(r) {
			return rest
		}
	}
	return s
}

// cut shortens a text to n code points, at a space if it can.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	short := string(r[:n-1])
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:–—-") + " …"
}

// tokenAt is the token that holds, or follows, a source offset; -1 if none.
func (w *writer) tokenAt(offset int) int {
	d := w.d
	k := sort.Search(len(d.Tokens), func(k int) bool { return d.TokensSpan(k, k+1).End > offset })
	if k == len(d.Tokens) {
		return -1
	}
	return k
}

// words are what a question about a finding can be built from. Each is empty
// if the sentence does not give it in a form that fits.
type words struct {
	who   string // the human subject: "the reviewer", "QA"
	step  string // a verb phrase in its base form: "switch the workspace"
	words string // those that were flagged
	title string // of the section
}

// read takes a finding's words apart.
func (w *writer) read(m *matter, f *analyzer.Finding) words {
	x := words{words: cut(oneLine(f.Text), maxAskQuote), title: f.Section}
	first := w.tokenAt(f.Span.Start)
	if first < 0 {
		return x
	}
	end := first + 1
	for end < m.end && w.d.TokensSpan(end, end+1).Start < f.Span.End {
		end++
	}
	switch f.Rule {
	case "team-blame":
		x.who = w.phrase(first, end)
	case "omission", "counterfactual", "why-who":
		x.who = w.subject(first, end)
		x.step = w.step(f, first, end, m.end)
	}
	return x
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// subject is the human subject of the flagged verb if it is a role or a team;
// "we" and pronouns say nothing that a question could use.
func (w *writer) subject(first, end int) string {
	d := w.d
	for i := first; i < end; i++ {
		if !d.IsVerb(i) {
			continue
		}
		s := d.GrammaticalSubject(i)
		if s.Passive || s.First >= s.End || s.End-s.First > 6 {
			return ""
		}
		switch s.Agent {
		case analyzer.TeamAgent, analyzer.NameAgent, analyzer.OrgAgent:
		case analyzer.PersonAgent:
			if s.End-s.First < 2 {
				return "" // "she", "somebody"
			}
		default:
			return ""
		}
		return w.phrase(s.First, s.End)
	}
	return ""
}

// phrase is a noun phrase as it reads within a sentence.
func (w *writer) phrase(first, end int) string {
	d := w.d
	text := w.cast.Text(first, end)
	if text == "" || strings.ContainsAny(text, "\"“”|") || strings.Contains(text, "…") || utf8.RuneCountInString(text) > maxAskQuote {
		return ""
	}
	head, rest, _ := strings.Cut(text, " ")
	low := strings.ToLower(head)
	switch low {
	case "nobody", "noone", "no", "none", "everybody", "everyone", "anybody", "anyone", "somebody", "someone", "both", "neither":
		return ""
	case "our", "my", "their", "his", "her", "your", "this", "that", "these", "those":
		return "the " + rest
	case "the", "a", "an", "responder":
		return strings.TrimSpace(low + " " + rest)
	}
	if t := &d.Tokens[first]; t.Is(analyzer.Capital) && !t.Is(analyzer.AllCaps) && d.SentenceOf(first).First == first && analyzer.RoleNouns.Has(t.Word) {
		return strings.TrimSpace(low + " " + rest)
	}
	if !d.Tokens[first].Is(analyzer.AllCaps) && !d.PersonName(first) && end-first > 1 || end-first == 1 && !d.Tokens[first].Is(analyzer.AllCaps) && !d.Tokens[first].Is(analyzer.Capital) {
		return "the " + text
	}
	return text
}

// step is the verb phrase that the flagged words say was not done, in its base
// form: what follows "forgot to", "did not" or "Why didn't we".
func (w *writer) step(f *analyzer.Finding, first, end, stop int) string {
	d := w.d
	low := strings.ToLower(oneLine(f.Text))
	at := end
	switch {
	case strings.HasSuffix(low, " to") || f.Rule == "why-who" && strings.HasPrefix(low, "why did"):
	case f.Rule == "omission" && (strings.Contains(low, "n't ") || strings.Contains(low, "n’t ") || strings.HasPrefix(low, "not ")):
		at = end - 1
	default:
		return ""
	}
	if f.Rule == "why-who" && (strings.Contains(low, "nobody") || strings.Contains(low, "no one") || !strings.Contains(low, "n't") && !strings.Contains(low, "n’t")) {
		return ""
	}
	n := at
	for n < min(stop, at+9) && !endsStep(d, n, at) {
		n++
	}
	if n-at < 2 {
		return ""
	}
	text := w.cast.Text(at, n)
	if r, _ := utf8.DecodeRuneInString(text); !unicode.IsLower(r) || utf8.RuneCountInString(text) > maxAskQuote || strings.ContainsAny(text, "“”\"(") {
		return ""
	}
	return text
}

// endsStep reports whether the clause ends before token i.
func endsStep(d *analyzer.Document, i, first int) bool {
	if d.Tokens[i].Kind == analyzer.PunctToken {
		return true
	}
	if i == first {
		return false
	}
	switch strings.ToLower(d.Word(i)) {
	case "and", "or", "but", "so", "because", "which", "who", "until", "while", "when", "since", "although", "though", "as", "for", "even":
		return true
	}
	return false
}
