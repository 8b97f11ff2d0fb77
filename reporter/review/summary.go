package review

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"sync"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/reporter"
)

// Marker is a line that nobody sees, by which a later run knows its summary
// again. Runs that differ in what names tells, such as two jobs that lint two
// folders, have a summary each.
func Marker(names ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(names, "\x00")))
	return "<!-- blamelint:summary " + hex.EncodeToString(sum[:8]) + " -->"
}

// Summary is the text of the summary comment: the page of the format markdown,
// without what the plan tells beside the lines. A nil plan tells nothing there.
func Summary(results []*analyzer.Result, total reporter.Summary, plan *Plan, marker string, o reporter.Options) (string, error) {
	if plan != nil {
		o.Elsewhere = plan.Beside
	}
	o.MaxBytes = maxBody - 12<<10 // heads, failures and calm documents come on top
	var b bytes.Buffer
	r, err := reporter.New("markdown", &b, o)
	if err != nil {
		return "", err
	}
	for _, res := range results {
		if err := r.Report(res); err != nil {
			return "", err
		}
	}
	if err := r.Close(total); err != nil {
		return "", err
	}
	if total.Findings() > 0 {
		b.WriteString(quiet)
	}
	return fit(heading().ReplaceAllString(b.String(), "##$0"), marker), nil
}

// heading is the start of a heading, of which a comment has smaller ones than a
// page. What a document says never begins a line with it.
var heading = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^#`) })

// quiet tells who has been read, and disagrees, what to do.
const quiet = "\n---\nA passage that has to stay as it is can say so, and why: `<!-- blamelint-disable-next-block RULE -- reason -->`\n"

// fit cuts a page that is too long even so, at a line end, and marks it.
func fit(page, marker string) string {
	if len(page) > maxBody {
		page = page[:strings.LastIndexByte(page[:maxBody], '\n')+1] + "\n*The rest is left out here for length; the summary of the run shows more.*\n"
	}
	return marker + "\n" + strings.ToValidUTF8(page, "\uFFFD")
}
