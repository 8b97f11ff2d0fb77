package facilitate

import (
	"sort"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// ask makes the question of a matter. Its first question is that of the
// weightiest finding; a second finding in the sentence, or the form itself,
// gives the one to go on with. If all that could be asked has been, the earlier
// question takes the passage in, and ok is false.
func (w *writer) ask(m *matter) (q Question, ok bool) {
	top := m.findings[0]
	q = Question{Quote: m.quote, Line: m.line, rank: w.rank(top)}
	x := w.read(m, top)
	var asked string
	if q.Ask, q.Then, asked = w.choose(formsOf(top.Rule, w.kind(top)), x); q.Ask == "" {
		if q.Ask, q.Then, _ = w.choose(anyForms, x); q.Ask == "" {
			w.also[asked] = append(w.also[asked], m.line)
			return q, false
		}
	}
	for _, f := range m.findings[1:] {
		if q.Then != "" {
			break
		}
		if f.Rule == top.Rule || f.Rule == "named-individual" || weight(f.Rule) < 5 {
			continue
		}
		q.Then, _, _ = w.choose(formsOf(f.Rule, w.kind(f)), w.read(m, f))
	}
	return q, true
}

// rank orders questions for the time there is. What a person is said to have
// changed or believed is where an incident is understood; the other names are
// only in the way.
func (w *writer) rank(f *analyzer.Finding) int {
	n := int(f.Severity)*10 + weight(f.Rule)
	if k := w.kind(f); f.Rule == "named-individual" && (k == "change" || k == "thought") {
		n += 6
	}
	return n
}

// anyForms are asked where a rule has no more of its own.
var anyForms = []form{
	{"What could have led any responder to take that action?", ""},
	{"What was the goal at that moment, and what stood in its way?", ""},
	{"What did people have to go by here, and what was out of sight?", ""},
	{"How would a newcomer come to do the same here?", ""},
}

// choose takes the first form that fits and has not been asked. If all have
// been, asked is what the first of them asks.
func (w *writer) choose(forms []form, x words) (ask, then, asked string) {
	for _, f := range forms {
		ask, ok := x.fill(f.ask)
		if !ok {
			continue
		}
		then, ok := x.fill(f.then)
		if !ok {
			continue
		}
		if w.used[f.ask] {
			if asked == "" {
				asked = ask
			}
			continue
		}
		if w.used[f.then] {
			then = ""
		}
		w.used[f.ask] = true
		if then != "" {
			w.used[f.then] = true
		}
		return ask, then, asked
	}
	return "", "", asked
}

// fill puts the words in; ok is false if one is wanted that the sentence does
// not give.
func (x *words) fill(s string) (out string, ok bool) {
	for _, slot := range [...]struct{ name, value string }{{"{who}", x.who}, {"{step}", x.step}, {"{words}", x.words}, {"{title}", x.title}} {
		if !strings.Contains(s, slot.name) {
			continue
		}
		if slot.value == "" {
			return "", false
		}
		s = strings.ReplaceAll(s, slot.name, slot.value)
	}
	return s, true
}

// kind tells a rule's findings apart by their words.
func (w *writer) kind(f *analyzer.Finding) string {
	low := strings.ToLower(oneLine(f.Text))
	switch f.Rule {
	case "counterfactual":
		return w.counterfactualKind(f, low)
	case "omission":
		return omissionKind(low)
	case "human-error":
		if has(low, "typo", "fat-finger", "fat finger", "mistyp") {
			return "entered"
		}
	case "why-who":
		if strings.HasPrefix(low, "who") {
			return "who"
		}
		return "why"
	case "named-individual":
		return w.namedKind(f)
	case "judgment":
		if k := w.tokenAt(f.Span.Start); k >= 0 && w.d.BlockOf(k).Section.Within(analyzer.Impact) {
			return "impact"
		}
		if has(low, "experience", "untrained", "training", "junior", "novice", "knowledge", "skill", "compet", "qualifi") {
			return "skill"
		}
		if has(strings.ToLower(f.Sentence), "delay", "too long", "too slow", "too late", "slowness") {
			return "time"
		}
	}
	return ""
}

func has(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

func (w *writer) counterfactualKind(f *analyzer.Finding, low string) string {
	if strings.HasPrefix(low, "if ") || strings.HasPrefix(low, "had ") {
		return "if"
	}
	first := w.tokenAt(f.Span.Start)
	if strings.HasPrefix(low, "would") && first >= 0 && w.subject(first, first+3) == "" {
		return "check"
	}
	return "person"
}

func omissionKind(low string) string {
	switch {
	case has(low, "nobody", "no one", "no-one", "none of"):
		if has(low, "notic", "saw", "see", "wonder", "read", "look", "realis", "realiz", "spot", "caught", "aware", "knew", "watch", "heard") {
			return "nobody"
		}
		return "nobody-did"
	case has(low, "omit", "skip", "without", "left out"):
		return "left-out"
	case has(low, "forgot", "forget"):
		return "forgot"
	case has(low, "miss", "overlook", "ignor", "notic", "saw", "see", "spot", "catch", "caught", "realis", "realiz", "know", "find"):
		return "missed"
	}
	return "undone"
}

// namedKind tells what a person is said to have done.
func (w *writer) namedKind(f *analyzer.Finding) string {
	k := w.tokenAt(f.Span.Start)
	mentions := w.d.Mentions()
	at := sort.Search(len(mentions), func(i int) bool { return mentions[i].End > k })
	if at < len(mentions) {
		if m := mentions[at]; m.First <= k {
			kind := actKind(w.actOf(m))
			s := w.d.SentenceOf(m.First)
			if kind == "change" && w.files(m) {
				return "said"
			}
			if strings.HasPrefix(strings.ToLower(w.actOf(m)), "open") && has(strings.ToLower(w.d.TokensText(s.First, min(s.End, s.First+40))), "dashboard", "graph", " log", "panel", "console", "metric") {
				return "found"
			}
			if kind == "change" && has(strings.ToLower(w.d.TokensText(s.First, min(s.End, s.First+40))), "failover", "fail-over", "rollback", "roll-back", "rolled back", "restart", "reboot", "revert") {
				return "repair"
			}
			return kind
		}
	}
	return ""
}

// files reports whether what is opened, raised or started is a piece of talk:
// "opens a ticket with low priority".
func (w *writer) files(m analyzer.Mention) bool {
	for i := m.End; i < min(m.End+6, w.d.SentenceOf(m.First).End); i++ {
		if has(" ticket case incident issue call thread channel bridge chat meeting alarm ", " "+strings.ToLower(w.d.Word(i))+" ") {
			return true
		}
	}
	return false
}

// actOf is the verb that a name is the subject, agent or object of.
func (w *writer) actOf(m analyzer.Mention) string {
	first := w.d.SentenceOf(m.First).First
	switch {
	case m.Verb >= 0:
		// "did mention", "had it rolled back": the auxiliary says nothing.
		for i := m.Verb; i < min(m.Verb+4, w.d.SentenceOf(m.First).End); i++ {
			if actKind(w.d.Word(i)) != "" {
				return w.d.Word(i)
			}
		}
		return w.d.Word(m.Verb)
	case m.Part == analyzer.Target && m.First > first:
		return w.d.Word(m.First - 1)
	case m.Part == analyzer.ByAgent:
		for i := m.First - 2; i >= max(first, m.First-8); i-- {
			if actKind(w.d.Word(i)) != "" && w.d.IsVerb(i) {
				return w.d.Word(i)
			}
		}
	}
	// "Farida and Gonzalo paged", "@sanne.v diffs": the verb is near.
	for i := m.End; i < min(m.End+4, w.d.SentenceOf(m.First).End); i++ {
		if actKind(w.d.Word(i)) != "" {
			return w.d.Word(i)
		}
	}
	return ""
}

// actKind classes a verb by its beginning.
func actKind(verb string) string {
	verb = strings.ToLower(verb)
	for _, k := range [...]struct{ kind, verbs string }{
		{"called", "page call phone ping alert notif wake woke escalat invit join"},
		{"checked", "check look inspect test verif confirm watch monitor review approv"},
		{"found", "find found see saw read compar notic spot discover identif diff trac realis realiz detect"},
		{"thought", "suspect think thought believ assum guess expect took"},
		{"repair", "revert roll restart reboot restor failover fail-over switch scal disabl stop paus fix patch flush clear block isolat kill mitigat"},
		{"change", "open clos merg deploy rotat push releas ship bump upgrad appl chang edit commit enabl set mov updat configur migrat start run ran delet drop remov creat add rais lower import export"},
		{"said", "say said tell told ask mention report post announc warn repl answer repeat write wrote"},
	} {
		for v := range strings.FieldsSeq(k.verbs) {
			if strings.HasPrefix(verb, v) {
				return k.kind
			}
		}
	}
	return ""
}
