package rules

// Precision is how sure a finding of a rule is, from 0 to 1, as measured on
// labelled postmortems that are not part of this project ("make accuracy" says
// how; "make precision" writes the counts). ok is false for a rule of which
// there was no finding to judge.
//
// With few findings, all of them right, there is little reason to claim that
// the next one will be: so this is Laplace's estimate, which counts one more
// right and one more wrong. Four right of four give 0.83.
func Precision(rule string) (share float64, ok bool) {
	for _, p := range precisions {
		if p.rule == rule {
			return float64(p.right+1) / float64(p.right+p.wrong+2), true
		}
	}
	return 0, false
}
