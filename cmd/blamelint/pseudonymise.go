package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/pseudonym"
	"github.com/blamelint/blamelint/reporter"
)

const pseudonymiseLong = `Puts roles in place of the names and accounts of people: the role that the document gives somebody
("the incident commander"), or else "responder A". The same person becomes the same role in every
spelling: full name, first name, account, e-mail address; in tables, links, front matter, comments
and code.

By default it prints a patch, to be read and then applied with "git apply"; lines before it that
begin with "#" say what to look at. No program knows all names: read the result before you publish.

Who became whom is written nowhere unless --mapping asks for it.`

// A pseudonymiser is what the flags of the command ask for.
type pseudonymiser struct {
	write, external bool
	output, mapping string
	internal        []string
}

func newPseudonymiseCommand(a *app) *cobra.Command {
	var p pseudonymiser
	cmd := &cobra.Command{
		Use:     "pseudonymise file",
		Aliases: []string{"pseudonymize", "anonymise", "anonymize"},
		Short:   "Put roles in place of people's names, as a patch",
		Long:    pseudonymiseLong,
		Example: `  blamelint pseudonymise draft.md | git apply
  blamelint pseudonymise --external --output public.md draft.md`,
		Args: oneFile,
	}
	f := readingFlags(cmd)
	flags := cmd.Flags()
	flags.BoolVar(&f.noGit, "no-git", false, "do not ask git for the names of people")
	flags.BoolVarP(&p.write, "write", "w", false, "rewrite the file itself")
	flags.StringVarP(&p.output, "output", "o", "", "write the new text to this `file`; \"-\" is standard output")
	flags.StringVar(&p.mapping, "mapping", "", "write who became whom to this new `file`, for your eyes only")
	flags.BoolVar(&p.external, "external", false, "also list hosts, addresses, tickets and internal tools to take out of a public text")
	flags.StringSliceVar(&p.internal, "internal", nil, "further `names` of tools and projects for --external")
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return p.run(a, f, args[0]) }
	return cmd
}

func (p *pseudonymiser) run(a *app, f *lintFlags, path string) error {
	switch {
	case p.write && p.output != "":
		return errors.New("--write and --output exclude each other")
	case p.write && path == "-":
		return errors.New("--write cannot rewrite standard input; --output - prints the new text")
	case len(p.internal) > 0 && !p.external:
		return errors.New("--internal names things for --external; give that, too")
	}
	source, set, err := a.one(f, path)
	if err != nil {
		return err
	}
	name := path
	if path == "-" {
		name = stdinName
	}
	c := pseudonym.Of(analyzer.Parse(name, source, set), set)
	text := c.Apply()
	if err := p.keep(name, c); err != nil {
		return err
	}
	var said bytes.Buffer
	p.say(&said, c, text)
	switch {
	case p.write:
		if !bytes.Equal(text, source) {
			if err := replaceFile(path, source, text); err != nil {
				return fmt.Errorf("%s: %w", path, bareError(err))
			}
		}
		_, err = a.stdout.Write(said.Bytes())
	case p.output != "":
		if err := a.writeTo(p.output, text); err != nil {
			return err
		}
		_, err = a.stderr.Write(said.Bytes())
	default:
		err = p.patch(a.stdout, name, source, c, &said)
	}
	return err
}

// patch prints what was said as lines that no program takes for part of the
// patch, and the patch.
func (p *pseudonymiser) patch(w io.Writer, name string, source []byte, c *pseudonym.Cast, said *bytes.Buffer) error {
	out := &bytes.Buffer{}
	for line := range strings.Lines(said.String()) {
		out.WriteString("# " + line)
	}
	o := reporter.Options{RepositoryPath: newRepositoryPath()}
	if err := reporter.WritePatch(out, name, source, c.Edits(), "pseudonymise", "roles in place of names", o); err != nil {
		return err
	}
	_, err := out.WriteTo(w)
	return err
}

// say tells what was done and what is left to do, for people to look at.
func (p *pseudonymiser) say(w io.Writer, c *pseudonym.Cast, text []byte) {
	if len(c.People) == 0 {
		fmt.Fprintln(w, "No name of a person was found.")
	} else {
		places := 0
		var roles []string
		for i, n := range c.Places() {
			places += n
			roles = append(roles, c.People[i].Role)
		}
		fmt.Fprintf(w, "%s in %s: %s.\n", countOf(len(c.People), "person", "people"), countOf(places, "place", "places"), shorten(strings.Join(roles, ", "), 400))
	}
	for _, u := range c.Unsure[:min(len(c.Unsure), maxSaid)] {
		fmt.Fprintf(w, "Look at line %d: %q fits more than one person; %q was taken, not %s.\n", c.Line(u.Span.Start), reporter.Plain(u.Text), u.Roles[0], quoteAll(u.Roles[1:]))
	}
	if len(c.Left) > 0 {
		var left []string
		for _, l := range c.Left[:min(len(c.Left), maxSaid)] {
			left = append(left, fmt.Sprintf("%s (line %d)", reporter.Plain(l.Text), c.Line(l.Span.Start)))
		}
		fmt.Fprintf(w, "Left as they are, though they may be names: %s%s.\n", strings.Join(left, ", "), more(len(c.Left)))
	}
	if len(c.Pronouns) > 0 && len(c.People) > 0 {
		fmt.Fprintf(w, "\"He\" and \"she\" stay, and may tell who it was: %s.\n", linesOf(c.Pronouns))
	}
	if p.external {
		sayInsides(w, pseudonym.Insides(text, p.internal))
	}
}

// maxSaid bounds what is listed of one kind.
const maxSaid = 20

func more(n int) string {
	if n > maxSaid {
		return fmt.Sprintf(" and %d more", n-maxSaid)
	}
	return ""
}

func quoteAll(list []string) string {
	q := make([]string, len(list))
	for i, s := range list {
		q[i] = fmt.Sprintf("%q", s)
	}
	return strings.Join(q, " or ")
}

// linesOf writes "line 3" or "lines 3, 7".
func linesOf(lines []int) string {
	s := make([]string, 0, len(lines))
	for _, n := range lines[:min(len(lines), maxSaid)] {
		s = append(s, fmt.Sprint(n))
	}
	if len(lines) == 1 {
		return "line " + s[0]
	}
	return "lines " + strings.Join(s, ", ") + more(len(lines))
}

// sayInsides lists what people may take out of a public text. It stays in the
// text: only people know what is public already.
func sayInsides(w io.Writer, list []pseudonym.Inside) {
	if len(list) == 0 {
		fmt.Fprintln(w, "For readers outside: no host, address, ticket or internal tool was found.")
		return
	}
	fmt.Fprintln(w, "For readers outside, look at these; they are still in the text:")
	n := 0
	for i, x := range list {
		if i > 0 && list[i-1].Kind != x.Kind {
			n = 0
		}
		if n++; n <= maxSaid*5 {
			fmt.Fprintf(w, "  %s: %s (%s)\n", x.Kind, reporter.Plain(shorten(x.Text, 120)), linesOf(x.Lines))
		}
	}
}

// A roleMapping is one person in the mapping file.
type roleMapping struct {
	Role  string   `json:"role"`
	Names []string `json:"names"`
}

// keep writes who became whom, if that was asked for, into a new file that
// nobody else can read. A file that is there already stays: it may be the only
// one that knows.
func (p *pseudonymiser) keep(name string, c *pseudonym.Cast) error {
	if p.mapping == "" {
		return nil
	}
	people := make([]roleMapping, len(c.People))
	for i, x := range c.People {
		people[i] = roleMapping{x.Role, x.Spellings}
	}
	text, err := json.MarshalIndent(struct {
		Document string        `json:"document"`
		People   []roleMapping `json:"people"`
	}{name, people}, "", "  ")
	if err != nil {
		return err
	}
	f, err := os.OpenFile(p.mapping, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("%s: exists already; a mapping is never overwritten", p.mapping)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", p.mapping, bareError(err))
	}
	_, err = f.Write(append(text, '\n'))
	return errors.Join(err, f.Close())
}
