package rules

import "github.com/blamelint/blamelint/analyzer"

// What becomes of a thing that is let go: "let the certificate lapse".
var (
	lettingWords = analyzer.Words("let letting allowed")
	wanes        = analyzer.Words("lapse expire rot slide slip drift linger fester languish decay stagnate")
	unminded     = analyzer.Words("unnoticed unheeded unread unanswered unacknowledged unchecked untested unreviewed unaddressed unactioned unremarked unseen")
	staying      = analyzer.Words("went go goes gone going stayed stay remained remain passed")
	// everybodyWords after "unchecked by" mean that it was nobody.
	everybodyWords = analyzer.Words("anyone anybody us everyone everybody me")
	unseen         = analyzer.W("unseen")
	bugNouns       = analyzer.Words("bug bugs defect defects flaw flaws fault faults drift leak gap gaps problem problems issue issues error errors vulnerability growth step entry bulletin letter notice announcement")
	passiveHelps   = analyzer.Words("been was were being")
)

// letAt judges "let the fuzzing job rot" and "had been allowed to lapse".
func letAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	s, v := around(p, i), -1
	for j := i + 1; j < min(s.End, i+9) && v < 0 && !clauseStops.Has(p.Tokens[j].Word); j++ {
		if wanes.Has(p.Tokens[j].Word) {
			v = j
		}
	}
	if v < 0 || formOf(p, i).unreal() || conditional(p, i) {
		return o, false
	}
	o = omittedAct{first: i, end: v + 1, kind: failedKind, by: p.Subject(i)}
	passive := passiveHelps.Has(wordAt(p, i, i-1))
	if passive {
		return o, nobodyKnown(o.by) || acting(o.by)
	}
	return o, acting(o.by) && !nobodySubject(p, o.by) || o.by.Dropped && p.Tokens[i].Is(analyzer.Capital)
}

// unmindedAt judges "the alarm went unheeded": nobody is named, and people are
// meant. It is a note.
func unmindedAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	j := i - 1
	for inSentence(p, i, j) && adverb(p, j) {
		j--
	}
	if wordAt(p, i, i+1) == wBy && everybodyWords.Has(wordAt(p, i, i+2)) && p.Tokens[i].Word != unseen && !deniedBefore(p, i, 4) && !conditional(p, i) {
		return omittedAct{first: i, end: i + 1, kind: nobodyKind}, true // "unchecked by anyone"
	}
	if !staying.Has(wordAt(p, i, j)) || formOf(p, j).unreal() || formOf(p, j).denied || conditional(p, j) {
		return o, false
	}
	if g := p.GrammaticalSubject(j); g.End <= g.First || !signNouns.Has(p.Tokens[g.Head].Word) && !stepNouns.Has(p.Tokens[g.Head].Word) && !bugNouns.Has(p.Tokens[g.Head].Word) {
		return o, false // packets stay unanswered, too
	}
	for k := i + 1; k < min(around(p, i).End, i+4); k++ {
		if analyzer.AffectedNouns.Has(p.Tokens[k].Word) {
			return o, false // "went unnoticed by most users"
		}
	}
	return omittedAct{first: j, end: i + 1, kind: nobodyKind, note: true, by: p.Subject(j)}, true
}
