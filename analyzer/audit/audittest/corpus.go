// Package audittest makes folders of postmortems to audit: as many as one
// likes, each of them different, and always the same for the same seed.
package audittest

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A Corpus is what to make. The shapes are Markdown postmortems whose
// headings, timelines and tables the documents take over; the sentences
// between them are partly theirs and partly of this package. With the years
// the documents blame less and their action items get better, so that charts
// have something to show.
type Corpus struct {
	Shapes    fs.FS // its .md files at the top level
	Documents int
	Seed      uint64
}

// Write makes the documents below dir, in a folder for each service. Document
// i is the same however many there are.
func (c *Corpus) Write(dir string) error {
	shapes, err := readShapes(c.Shapes)
	if err != nil {
		return err
	}
	made := map[string]bool{}
	for i := range c.Documents {
		d := newDraft(c.Seed, uint64(i), shapes)
		path := filepath.Join(dir, filepath.FromSlash(d.name()))
		if folder := filepath.Dir(path); !made[folder] {
			made[folder] = true
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		if err := os.WriteFile(path, []byte(d.text()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// A shape is a postmortem in pieces.
type shape struct{ blocks []string } // parted by blank lines, without front matter and title

func readShapes(fsys fs.FS) ([]shape, error) {
	names, err := fs.Glob(fsys, "*.md")
	if err != nil {
		return nil, err
	}
	var out []shape
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		out = append(out, newShape(string(b)))
	}
	if len(out) == 0 {
		return nil, errors.New("no .md file among the shapes")
	}
	return out, nil
}

func newShape(text string) shape {
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		if _, body, ok := strings.Cut(rest, "\n---\n"); ok {
			text = body
		}
	}
	var s shape
	for block := range strings.SplitSeq(text, "\n\n") {
		if block = strings.Trim(block, "\n"); block != "" && !strings.HasPrefix(block, "# ") {
			s.blocks = append(s.blocks, block)
		}
	}
	return s
}

// A draft is one document under way.
type draft struct {
	*rand.Rand
	number  uint64
	shape   shape
	service string
	day     time.Time
	late    float64 // 0 for the first year, 1 for the last
	shift   int     // minutes by which all times are later than in the shape
}

var firstDay = time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)

const days = 7 * 365

func newDraft(seed, number uint64, shapes []shape) *draft {
	d := &draft{Rand: rand.New(rand.NewPCG(seed, number)), number: number}
	d.shape = shapes[d.IntN(len(shapes))]
	d.service = services[int(float64(len(services))*d.Float64()*d.Float64())] // some have many incidents
	n := d.IntN(days)
	d.day, d.late = firstDay.AddDate(0, 0, n), float64(n)/days
	d.shift = d.IntN(24 * 60)
	return d
}

// likely is true with a probability that goes from early to late.
func (d *draft) likely(early, late float64) bool {
	return d.Float64() < early+(late-early)*d.late
}

func (d *draft) of(list []string) string { return list[d.IntN(len(list))] }

// name is the path below the corpus: one in three tells the day, and all of
// them are different.
func (d *draft) name() string {
	slug := fmt.Sprintf("incident-%05d", d.number)
	if d.number%3 == 0 {
		slug = d.day.Format(time.DateOnly) + "-" + slug
	}
	return d.service + "/" + slug + ".md"
}

func (d *draft) text() string {
	var b strings.Builder
	title := d.fill(d.of(titles))
	switch d.number % 4 {
	case 0:
		fmt.Fprintf(&b, "---\ntitle: %q\ndate: %s\nservice: %s\nseverity: %d\n---\n\n# %s\n\n", title, d.day.Format(time.DateOnly), d.service, 1+d.IntN(4), title)
	case 1:
		fmt.Fprintf(&b, "# %s\n\nDate: %s\n\n", title, d.day.Format("2 January 2006"))
	default:
		fmt.Fprintf(&b, "# %s\n\n", title)
	}
	b.WriteString(d.paragraph() + "\n\n")
	skip := false
	for _, block := range d.shape.blocks {
		if strings.HasPrefix(block, "#") {
			if skip = isActions(block); skip {
				b.WriteString(block + "\n\n" + d.actions() + "\n\n")
				continue
			}
		}
		if !skip {
			b.WriteString(d.block(block) + "\n\n")
		}
	}
	return b.String()
}

// isActions reports whether a heading is that of the action items.
func isActions(heading string) bool {
	low := strings.ToLower(heading)
	for _, w := range [...]string{"action", "follow", "next", "measures", "to do"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// block writes a block of the shape anew.
func (d *draft) block(block string) string {
	prose := !strings.ContainsRune("#|-*>0123456789<[", rune(block[0]))
	switch {
	case !prose:
		return d.renumber(block)
	case d.IntN(2) == 0:
		return d.paragraph()
	case d.IntN(2) == 0:
		return d.renumber(block) + "\n\n" + d.paragraph()
	}
	return d.renumber(block)
}

// paragraph is a few sentences of this package's own.
func (d *draft) paragraph() string {
	var out []string
	for range 2 + d.IntN(3) {
		list := plain
		if d.likely(0.2, 0.05) {
			list = blaming
		}
		out = append(out, d.fill(d.of(list)))
	}
	return strings.Join(out, " ")
}

// actions are the action items, as a list, a task list or a table.
func (d *draft) actions() string {
	var b strings.Builder
	form := d.IntN(3)
	if form == 2 {
		b.WriteString("| Action | Owner | Due | Ticket |\n| --- | --- | --- | --- |\n")
	}
	for range 2 + d.IntN(5) {
		d.action(&b, form)
	}
	return strings.TrimRight(b.String(), "\n")
}

func (d *draft) action(b *strings.Builder, form int) {
	list := strong
	if d.likely(0.6, 0.25) {
		list = weak
	}
	what, owner, ticket, due := d.fill(d.of(list)), "", "", ""
	if d.likely(0.4, 0.9) {
		owner = d.of(owners)
	}
	if d.likely(0.3, 0.8) {
		ticket = fmt.Sprintf("OPS-%d", 100+d.IntN(9000))
	}
	if d.likely(0.2, 0.5) {
		due = d.day.AddDate(0, 0, 14+d.IntN(90)).Format(time.DateOnly)
	}
	if form == 2 {
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", what, owner, due, ticket)
		return
	}
	b.WriteString("- ")
	if form == 1 {
		b.WriteString([]string{"[ ] ", "[x] "}[d.IntN(2)])
	}
	b.WriteString(what)
	var tags []string
	for _, tag := range []string{owner, ticket, due} {
		if tag != "" {
			tags = append(tags, tag)
		}
	}
	if len(tags) > 0 {
		b.WriteString(" (" + strings.Join(tags, ", ") + ")")
	}
	b.WriteByte('\n')
}

// fill replaces the blanks of a sentence.
func (d *draft) fill(s string) string {
	for strings.Contains(s, "{") {
		i := strings.IndexByte(s, '{')
		j := i + strings.IndexByte(s[i:], '}')
		s = s[:i] + d.blank(s[i+1:j]) + s[j+1:]
	}
	return s
}

func (d *draft) blank(name string) string {
	switch name {
	case "service":
		return d.service
	case "thing":
		return d.of(things)
	case "team":
		return d.of(teams)
	case "person":
		return d.of(owners)
	case "n":
		return fmt.Sprint(2 + d.IntN(97))
	case "big":
		return fmt.Sprint(100 + d.IntN(90000))
	case "time":
		return fmt.Sprintf("%02d:%02d", d.IntN(24), d.IntN(60))
	}
	panic("audittest: no blank is called " + name)
}
