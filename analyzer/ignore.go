package analyzer

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/blamelint/blamelint/analyzer/suggest"
)

// SuppressionRule describes the findings about suppression comments
// themselves. They come from the engine, once it knows what every other rule
// has found; so its Check does nothing.
var SuppressionRule = &Rule{
	ID:      "suppression",
	Name:    "Suppression comments that explain nothing or silence nothing",
	Summary: "a suppression comment without a reason, for an unknown rule, or that silences nothing",
	Doc: `A suppression tells the next reader that somebody looked at these words and kept them on purpose.
That works only if it says why, names a rule that exists, and still silences something.

    <!-- blamelint-disable-next-block RULE[, RULE] -- reason -->   the next paragraph, heading, list item, table or quotation
    <!-- blamelint-disable-next-line RULE -- reason -->            the line after the comment
    <!-- blamelint-disable-line RULE -- reason -->                 the line the comment stands in
    <!-- blamelint-disable RULE -- reason -->                      from here on, up to <!-- blamelint-enable RULE -->
    <!-- blamelint-disable-file RULE -- reason -->                 the whole file

Without a rule's name a comment is about all rules. A comment that is wrong in one of these ways still silences what it names.`,
	Group:    Structure,
	Severity: Warning,
	Examples: []Example{{
		Bad:  "«<!-- blamelint-disable-next-block fault -->»\nSupport was to blame, the status page said.\n",
		Good: "<!-- blamelint-disable-next-block fault -- quotes the status page -->\nSupport was to blame, the status page said.\n",
	}},
	Check: func(*Pass) {},
}

// applySuppressions parts findings into those that stand and those that a
// comment silences, and adds what is wrong with the comments themselves. known
// holds the ID of every rule. A rule whose severity the settings give as Off
// did not run, so nothing is said about what its suppressions silence.
func applySuppressions(d *Document, findings []Finding, known map[string]bool) (kept, suppressed []Finding) {
	s := suppressor{d: d, known: known, settings: d.facts.settings}
	if s.settings == nil {
		s.settings = defaultSettings
	}
	for _, c := range d.Comments {
		if dir, ok := parseDirective(c); ok {
			s.add(dir)
		}
	}
	if len(s.regions) == 0 && len(s.problems) == 0 {
		return findings, nil
	}
	kept, suppressed = s.split(findings)
	s.reportUnused()
	if sev := SuppressionRule.SeverityIn(s.settings); sev != Off {
		for _, f := range s.problems {
			f.Severity = sev
			kept = append(kept, f)
		}
	}
	return kept, suppressed
}

// A region is where one directive silences one rule.
type region struct {
	dir        *directive
	rule       string // empty: all rules
	start, end int    // bytes of the source; a finding belongs to it by its first byte
	used       bool
	part       *region // the region that this one continues, or nil
}

type suppressor struct {
	d        *Document
	known    map[string]bool
	settings *Settings
	regions  []*region
	open     map[string]*region // "disable" that still runs, and whole files, by rule
	problems []Finding
}

func (s *suppressor) report(dir *directive, format string, args ...any) *Finding {
	s.problems = append(s.problems, Finding{
		Rule: SuppressionRule.ID, Span: dir.comment.Span, Message: fmt.Sprintf(format, args...),
	})
	return &s.problems[len(s.problems)-1]
}

// add takes in one directive, in the order of the source.
func (s *suppressor) add(dir directive) {
	if !slices.Contains(directiveVerbs, dir.verb) {
		s.report(&dir, "There is no suppression %q%s", directivePrefix+dir.verb, cmp.Or(suggest.Hint(dir.verb, directiveVerbs), ".")).
			Suggest("Write one of blamelint-disable-next-block, -disable-next-line, -disable-line, -disable, -enable or -disable-file.")
		return
	}
	rules := s.knownRules(&dir)
	if rules == nil {
		return
	}
	if dir.verb == enableAgain {
		s.enable(&dir, rules)
		return
	}
	if dir.reason == "" {
		s.report(&dir, "\"%s\" does not say why; the next reader has to guess.", dir).
			Suggest(fmt.Sprintf("Add the reason after two hyphens: <!-- %s -- why these words stay -->", dir))
	}
	start, end := s.reach(&dir)
	for _, rule := range rules {
		s.disable(&region{dir: &dir, rule: rule, start: start, end: end})
	}
}

// knownRules are the rules a directive names, or "" for all of them. Unknown
// names are reported and left out; nil means that none is left.
func (s *suppressor) knownRules(dir *directive) []string {
	if len(dir.rules) == 0 {
		return []string{""}
	}
	var rules []string
	for _, r := range dir.rules {
		switch {
		case !s.known[r]:
			s.unknown(dir, r)
		case !slices.Contains(rules, r):
			rules = append(rules, r)
		}
	}
	return rules
}

func (s *suppressor) unknown(dir *directive, rule string) {
	names := make([]string, 0, len(s.known))
	for id := range s.known {
		names = append(names, id)
	}
	f := s.report(dir, "There is no rule %q%s", rule, cmp.Or(suggest.Hint(rule, names), "."))
	near := suggest.Nearest(rule, names)
	if near == "" {
		f.Suggest(`"blamelint rules" lists the names.`)
		return
	}
	// The name may be part of another word of the comment; its place is the
	// first one after the verb.
	text := s.d.Source[dir.comment.Span.Start:dir.comment.Span.End]
	from := bytes.Index(text, []byte(dir.verb)) + len(dir.verb)
	if at := bytes.Index(text[from:], []byte(rule)); at >= 0 {
		start := dir.comment.Span.Start + from + at
		f.FixEdits(false, "Name the rule that was meant", Edit{Span{start, start + len(rule)}, near})
	}
}

// disable begins a region. One that lies within another of the same rule can
// silence nothing of its own.
func (s *suppressor) disable(r *region) {
	lasting := r.dir.verb == disableFrom || r.dir.verb == disableFile
	if lasting {
		outer := cmp.Or(s.open[r.rule], s.open[""])
		if outer != nil {
			s.report(r.dir, "\"%s\" changes nothing: line %d already silences the same.", r.dir, s.d.Lines.Line(outer.dir.comment.Span.Start)).
				Suggest("Delete the comment.")
			return
		}
		if s.open == nil {
			s.open = map[string]*region{}
		}
		s.open[r.rule] = r
	}
	s.regions = append(s.regions, r)
}

// enable ends the regions of "disable" that still run.
func (s *suppressor) enable(dir *directive, rules []string) {
	at := dir.comment.Span.Start
	for _, rule := range rules {
		ended := false
		for name, r := range s.open {
			if r.dir.verb == disableFrom && (rule == "" || rule == name) {
				r.end, ended = at, true
				delete(s.open, name)
			}
		}
		if !ended && rule != "" && s.reopenAll(rule, at) {
			ended = true
		}
		if !ended {
			s.report(dir, "\"%s\" enables nothing that is disabled here.", dir).Suggest("Delete the comment.")
		}
	}
}

// reopenAll lets one rule speak again while "disable" for all rules runs on:
// the region for all is replaced by one for each other rule.
func (s *suppressor) reopenAll(rule string, at int) bool {
	all := s.open[""]
	if all == nil || all.dir.verb != disableFrom {
		return false
	}
	all.end = at
	delete(s.open, "")
	for id := range s.known {
		if id == rule || s.open[id] != nil {
			continue
		}
		r := &region{dir: all.dir, rule: id, start: at, end: math.MaxInt, part: cmp.Or(all.part, all)}
		s.open[id] = r
		s.regions = append(s.regions, r)
	}
	return true
}

// reach is the range of first bytes that a directive silences.
func (s *suppressor) reach(dir *directive) (start, end int) {
	c, lines := dir.comment.Span, s.d.Lines
	switch dir.verb {
	case disableFile:
		return 0, math.MaxInt
	case disableFrom:
		return c.End, math.MaxInt
	case disableLine:
		return lines.LineSpan(lines.Line(c.Start)).Start, lines.LineSpan(lines.Line(c.End)).End + 1
	case disableNext:
		next := lines.LineSpan(lines.Line(c.End) + 1)
		return next.Start, next.End + 1
	}
	b := s.d.nextBlock(c)
	return b.Start, b.End
}

// split marks and parts the findings. Regions and findings are walked together
// in the order of the source, so the work does not grow with their product.
func (s *suppressor) split(findings []Finding) (kept, suppressed []Finding) {
	slices.SortStableFunc(findings, Compare)
	slices.SortStableFunc(s.regions, func(a, b *region) int { return cmp.Compare(a.start, b.start) })
	var active []*region
	next := 0
	for _, f := range findings {
		for ; next < len(s.regions) && s.regions[next].start <= f.Span.Start; next++ {
			active = append(active, s.regions[next])
		}
		active = slices.DeleteFunc(active, func(r *region) bool { return r.end <= f.Span.Start })
		if why := silence(active, f.Rule); why != nil {
			f.Suppressed = cmp.Or(why.reason, "no reason given")
			suppressed = append(suppressed, f)
		} else {
			kept = append(kept, f)
		}
	}
	return kept, suppressed
}

// silence marks every region that holds for the rule as used and returns the
// directive of the innermost, or nil.
func silence(active []*region, rule string) (why *directive) {
	for _, r := range active {
		if r.rule == "" || r.rule == rule {
			cmp.Or(r.part, r).used = true
			why = r.dir
		}
	}
	return why
}

// reportUnused names the regions that silence nothing.
func (s *suppressor) reportUnused() {
	for _, r := range s.regions {
		switch {
		case r.used || r.part != nil:
		case r.rule == "":
			s.report(r.dir, "\"%s\" silences nothing: no rule objects there.", r.dir).Suggest("Delete the comment.")
		case s.settings.Severity[r.rule] != Off || !s.configured(r.rule):
			s.report(r.dir, "\"%s\" silences nothing: %s does not object there.", r.dir, r.rule).
				Suggest("Delete the comment, or take the rule out of it.")
		}
	}
}

func (s *suppressor) configured(rule string) bool {
	_, ok := s.settings.Severity[rule]
	return ok
}

// nextBlock is the range of the paragraph, heading, list item, table or
// quotation that begins after c; empty if there is none. What c itself stands
// in is never widened to.
func (d *Document) nextBlock(c Span) Span {
	i, _ := slices.BinarySearchFunc(d.Blocks, c.End, func(b *Block, end int) int { return cmp.Compare(b.Span.Start, end) })
	if i == len(d.Blocks) {
		return Span{len(d.Source), len(d.Source)}
	}
	b := d.Blocks[i]
	reach := b.Span
	for it := b.Item; it != nil && it.Span.Start >= c.End; it = it.Parent {
		reach = it.Span
	}
	if b.Row != nil && b.Row.Table.Span.Start >= c.End {
		reach = b.Row.Table.Span
	}
	if b.Quote > 0 && !d.quoted(c) {
		for ; i+1 < len(d.Blocks) && d.Blocks[i+1].Quote > 0 && d.sameQuote(d.Blocks[i].Span.End, d.Blocks[i+1].Span.Start); i++ {
			reach.End = max(reach.End, d.Blocks[i+1].Span.End)
		}
	}
	return reach
}

// quoted reports whether c stands in a block quote of its own.
func (d *Document) quoted(c Span) bool {
	line := d.Lines.LineSpan(d.Lines.Line(c.Start))
	return bytes.HasPrefix(bytes.TrimLeft(d.Source[line.Start:c.Start], " \t"), []byte(">"))
}

// sameQuote reports whether no line between two quoted blocks is outside the
// quotation, that is blank without a ">".
func (d *Document) sameQuote(end, start int) bool {
	lines := bytes.Split(d.Source[end:start], []byte("\n"))
	for _, l := range lines[1:max(1, len(lines)-1)] {
		if len(bytes.TrimSpace(l)) == 0 {
			return false
		}
	}
	return true
}
