package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/analyzer/audit/chronicle"
	"github.com/blamelint/blamelint/reporter"
)

const searchLong = `Searches the postmortems that the newest run of "blamelint audit --sqlite" has seen: their sections,
and the action items that are still open. Endings of words do not count ("expired" finds "expires"), nor
whether it is the verb or its noun ("expiry"). Words in quotation marks stand beside each other. Names
of persons were not kept and cannot be searched for.

With --like, it looks for similar incidents instead: earlier postmortems that share rare words with a
document, with the words shared and what they promised and is still open.`

func newSearchCommand(a *app) *cobra.Command {
	var like string
	limit := 10
	format := newChoice("text", "text", "json")
	cmd := &cobra.Command{
		Use:   "search database [words …]",
		Short: "Search the postmortems of an audit",
		Long:  searchLong,
		Example: `  blamelint search audit.db certificate expiry
  blamelint search audit.db '"connection pool" exhausted'
  blamelint search audit.db --like draft.md`,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("which database? Name the file that \"blamelint audit --sqlite\" has written")
			}
			words := strings.Join(args[1:], " ")
			if (words == "") == (like == "") {
				return errors.New("say what to look for: either words, or --like and a document")
			}
			return a.search(args[0], words, like, limit, format.value)
		},
	}
	cmd.SetFlagErrorFunc(flagError)
	cmd.Flags().StringVar(&like, "like", "", "look for incidents that are like that of this `document`")
	cmd.Flags().IntVar(&limit, "limit", limit, "how many postmortems to show at most")
	cmd.Flags().Var(format, "format", "how they are shown; json is one postmortem a line")
	complete(cmd, "format", func() []string { return format.allowed })
	return cmd
}

// search looks for words, or for what is like a document.
func (a *app) search(path, words, like string, limit int, format string) error {
	if limit < 1 {
		return errors.New("--limit must be at least 1")
	}
	h, err := chronicle.Open(path)
	if err != nil {
		return err
	}
	defer h.Close()
	found := &chronicle.Found{}
	if like != "" {
		found.Hits, err = a.similar(h, like, limit)
	} else {
		found, err = h.Search(words, limit)
	}
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	w := searchWriter{out}
	switch {
	case format == "json":
		if err := w.json(found.Hits); err != nil {
			return err
		}
	case like != "":
		w.similar(found.Hits)
	default:
		w.found(found, words)
	}
	return out.Flush()
}

func (a *app) similar(h *chronicle.DB, path string, limit int) ([]chronicle.Hit, error) {
	source, err := a.read(input{path: path, stdin: path == "-"})
	if source == nil {
		return nil, fmt.Errorf("--like: %s: %w", path, err)
	}
	d := analyzer.Parse(path, source, nil)
	return h.Similar(audit.PassagesOf(d), audit.HashOf(source), limit)
}

type searchWriter struct{ *bufio.Writer }

func (w searchWriter) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

func (w searchWriter) found(f *chronicle.Found, words string) {
	switch n := len(f.Hits); {
	case n == 0:
		w.line("No postmortem speaks of %s.", reporter.Plain(words))
		return
	case f.Loose:
		w.line("No section has all of these words; %s some of them.", amount(n, "postmortem has", "postmortems have"))
	case f.More:
		w.line("These %s of it best; there are more (--limit).", amount(n, "postmortem speaks", "postmortems speak"))
	default:
		w.line("%s of it.", amount(n, "postmortem speaks", "postmortems speak"))
	}
	for i := range f.Hits {
		w.head(&f.Hits[i])
		for _, p := range f.Hits[i].Passages {
			w.line("  %5d  %s", p.Line, reporter.Plain(passageText(p)))
		}
	}
	w.actions(f.Hits, "Action items about it that are still open")
}

func passageText(p chronicle.Excerpt) string {
	switch {
	case p.Heading == "":
		return p.Text
	case p.Text == "":
		return p.Heading
	}
	return p.Heading + ": " + p.Text
}

func (w searchWriter) head(x *chronicle.Hit) {
	date := string(x.Date)
	if date == "" {
		date = "no date"
	}
	w.line("\n%s  %s  %s", date, reporter.Plain(firstOf(x.Title, "(no title)")), reporter.Plain(x.Path))
}

func (w searchWriter) actions(hits []chronicle.Hit, title string) {
	headed := false
	for i := range hits {
		for _, item := range hits[i].Actions {
			if !headed {
				w.line("\n%s", title)
				headed = true
			}
			owner := ""
			if !item.Owner {
				owner = ", no owner"
			}
			w.line("  %s:%d  %s (%s%s)", reporter.Plain(hits[i].Path), item.Line, reporter.Plain(item.Text), item.Strength, owner)
		}
	}
}

func (w searchWriter) similar(hits []chronicle.Hit) {
	if len(hits) == 0 {
		w.line("No other postmortem is like this one.")
		return
	}
	w.line("%s like this one, the nearest first.", amount(len(hits), "postmortem is", "postmortems are"))
	for i := range hits {
		w.head(&hits[i])
		w.line("         both speak of %s", reporter.Plain(strings.Join(hits[i].Terms, ", ")))
		for _, item := range hits[i].Actions {
			w.line("  %5d  still open: %s", item.Line, reporter.Plain(item.Text))
		}
	}
}

// A searchView is a hit as programs read it.
type searchView struct {
	Path     string          `json:"path"`
	Area     string          `json:"area"`
	Title    string          `json:"title,omitempty"`
	Date     audit.Day       `json:"date,omitempty"`
	Shared   []string        `json:"shared,omitempty"` // words, of a search for similar incidents
	Passages []searchPassage `json:"passages"`
	Actions  []searchAction  `json:"openActions"`
}

type searchPassage struct {
	Line    int    `json:"line"`
	Kind    string `json:"section"`
	Heading string `json:"heading,omitempty"`
	Text    string `json:"text,omitempty"`
}

type searchAction struct {
	Line     int    `json:"line"`
	Text     string `json:"text"`
	State    string `json:"state,omitempty"`
	Owner    bool   `json:"owner"`
	Strength string `json:"strength"`
}

func (w searchWriter) json(hits []chronicle.Hit) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, x := range hits {
		v := searchView{Path: x.Path, Area: x.Area, Title: x.Title, Date: x.Date, Shared: x.Terms, Passages: []searchPassage{}, Actions: []searchAction{}}
		for _, p := range x.Passages {
			v.Passages = append(v.Passages, searchPassage{p.Line, p.Kind, p.Heading, p.Text})
		}
		for _, i := range x.Actions {
			v.Actions = append(v.Actions, searchAction{i.Line, i.Text, string(i.State), i.Owner, i.Strength})
		}
		if err := enc.Encode(v); err != nil {
			return err
		}
	}
	return nil
}
