package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/facilitate"
	"github.com/blamelint/blamelint/analyzer/pseudonym"
	"github.com/blamelint/blamelint/reporter"
)

// postmortems are the project's own documents.
func postmortems(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../testdata/postmortems/*.md")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d documents, %v", len(files), err)
	}
	clean, err := filepath.Glob("../../testdata/clean/*.md")
	if err != nil || len(clean) < 10 {
		t.Fatalf("%d clean documents, %v", len(clean), err)
	}
	return append(append(files, clean...), "../../testdata/sample.md")
}

func briefOf(t *testing.T, path string) (*analyzer.Result, *facilitate.Brief) {
	t.Helper()
	a := &app{stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}}
	r, s, err := a.analyzeOne(&lintFlags{noConfig: true, noGit: true}, path)
	if err != nil {
		t.Fatal(err)
	}
	return r, facilitate.New(r, s)
}

// briefText is the brief of a document, in Markdown.
func briefText(t *testing.T, document string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.md")
	if err := os.WriteFile(path, []byte(document), 0o644); err != nil {
		t.Fatal(err)
	}
	_, b := briefOf(t, path)
	var out bytes.Buffer
	if err := reporter.BriefMarkdown(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestBriefGolden holds the briefs that we have read. "go test ./cmd/blamelint
// -run TestBriefGolden -update" writes them anew, to be read in the diff.
func TestBriefGolden(t *testing.T) {
	for _, name := range []string{"sample.md", "postmortems/newsroom-cms-control-plane.md", "postmortems/vpn-template-half-filled.md", "postmortems/school-lunch-payments-memo.md", "clean/welding.md"} {
		path := filepath.Join("../../testdata", name)
		if name == "clean/welding.md" {
			path = "../../testdata/clean/tables-only-welding-line.md"
		}
		_, b := briefOf(t, path)
		var out bytes.Buffer
		if err := reporter.BriefMarkdown(&out, b); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", "facilitate", filepath.Base(path))
		if *update {
			if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out.Bytes(), want) {
			t.Errorf("%s: the brief has changed; run with -update and read the diff", name)
		}
	}
}

// TestBriefNamesNobody: whatever spelling a document uses, its brief has roles.
func TestBriefNamesNobody(t *testing.T) {
	people := 0
	for _, path := range postmortems(t) {
		r, b := briefOf(t, path)
		var out bytes.Buffer
		if err := reporter.BriefMarkdown(&out, b); err != nil {
			t.Fatal(err)
		}
		for _, p := range pseudonym.Of(r.Document, nil).People {
			people++
			for _, s := range p.Spellings {
				if strings.Contains(out.String(), s) {
					t.Errorf("%s: the brief names %q", path, s)
				}
			}
		}
	}
	if people < 20 {
		t.Errorf("only %d people were looked for", people)
	}
}

// said are all that a brief says in its own words.
func said(b *facilitate.Brief) []string {
	var out []string
	ask := func(list []facilitate.Question) {
		for _, q := range list {
			out = append(out, q.Ask, q.Then)
		}
	}
	for _, s := range b.Invite {
		out = append(out, s.Why)
	}
	for _, p := range b.Agenda {
		out = append(out, p.Aim)
		ask(p.Questions)
		for _, m := range p.Moments {
			ask(m.Questions)
		}
		for _, it := range p.Items {
			out = append(out, it.Ask)
		}
	}
	for _, c := range b.Checklist {
		out = append(out, c.Text)
	}
	return out
}

// TestBriefPassesItsOwnLint: a question in the brief is no place for what the
// rules flag, and ten findings do not make ten equal questions.
func TestBriefPassesItsOwnLint(t *testing.T) {
	engine := analyzer.NewEngine(allRules(), nil)
	questions := 0
	for _, path := range postmortems(t) {
		_, b := briefOf(t, path)
		seen := map[string]bool{}
		for _, s := range said(b) {
			if s == "" {
				continue
			}
			if strings.Contains(s, "?") {
				questions++
				if seen[s] {
					t.Errorf("%s asks %q twice", path, s)
				}
				seen[s] = true
			}
			for _, f := range engine.Analyze("question.md", []byte(s+"\n")).Findings {
				if f.Rule == "outage" || strings.Contains(s, "“"+f.Text) {
					continue // about the word, or a quotation
				}
				t.Errorf("%s: %q: %s: %s", path, s, f.Rule, f.Message)
			}
		}
		if b.Minutes() != 60 {
			t.Errorf("%s: %d minutes", path, b.Minutes())
		}
	}
	if questions < 300 {
		t.Errorf("only %d questions in all", questions)
	}
}

// TestBriefOfAnything makes briefs of documents that are none.
func TestBriefOfAnything(t *testing.T) {
	for name, text := range map[string]string{
		"empty": "", "one word": "outage", "only a title": "# Ines forgot\n", "table without end": "## Timeline\n\n| 10:00",
		"times only": "## Timeline\n\n- 10:00\n- 10:00\n- 09:00\n", "broken bytes": "## Timeline\n\n- 10:00 \xff\xfe Ada forgot to \x80\n",
		"many findings": "## Causes\n\n" + strings.Repeat("Ada Quill forgot to test it and should have known. ", 400),
	} {
		path := filepath.Join(t.TempDir(), "x.md")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		_, b := briefOf(t, path)
		n := 0
		for _, p := range b.Agenda {
			n += len(p.Questions) + len(p.Moments)
		}
		if n < 4 || n > 30 {
			t.Errorf("%s: %d questions", name, n)
		}
		for _, write := range []func() error{
			func() error { return reporter.BriefMarkdown(&bytes.Buffer{}, b) }, func() error { return reporter.BriefHTML(&bytes.Buffer{}, b) },
		} {
			if err := write(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestBriefOfLittle: a document without a timeline gives the times of its text
// as a start, without names; a facilitator who is named leads; the
// authors are no strangers.
func TestBriefOfLittle(t *testing.T) {
	got := briefText(t, "# Pump stood still\n\nAuthors: Noor Haddad, Piet Blom\nFacilitator: Selma Rask\n\n## What happened\n\nThe pump was on again at 15:40. At 14:05 Ines Valcour raised a ticket. "+
		"The technician was inexperienced. A delay of two hours is unacceptable.\n")
	for _, want := range []string{
		"- The facilitator – leads the meeting\n- The authors – wrote the document; one of them keeps the notes\n",
		"- 1 further person whom",
		"- 15:40: The pump was on again at 15:40.\n- 14:05: At 14:05 responder A raised a ticket.\n",
		"Where did this message go", "What does this step ask people to know", "What did the time go into",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "took no part") {
		t.Error("two facilitators are invited")
	}
}

// TestBriefOfHeadings: where moments and days are headings, a moment says its
// day and what happened, once.
func TestBriefOfHeadings(t *testing.T) {
	got := briefText(t, "# Pump stood still\n\n## Timeline\n\nAll times are in UTC.\n\n### 2025-05-12\n\n#### 20:21\n\nInes Valcour deploys the firmware. The pump slows.\n\n"+
		"### 2025-05-14\n\n#### 08:05\n\nThe plant calls.\n\n#### 17:54\n\nThe pump runs again.\n")
	for _, want := range []string{"**2025-05-12 20:21** Responder A deploys the firmware.\n\n- [ ] ", "**2025-05-14 08:05** The plant calls.\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "“Responder A deploys") {
		t.Error("the moment is quoted under itself")
	}
}
