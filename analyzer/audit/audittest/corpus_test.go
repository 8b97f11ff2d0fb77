package audittest

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func write(t *testing.T, n int, seed uint64) string {
	t.Helper()
	dir := t.TempDir()
	c := Corpus{Shapes: os.DirFS("../../../testdata/postmortems"), Documents: n, Seed: seed}
	if err := c.Write(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func texts(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[rel] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestCorpus: the same seed gives the same documents, another one others, and
// a larger corpus begins with the smaller.
func TestCorpus(t *testing.T) {
	a, b, other := texts(t, write(t, 60, 1)), texts(t, write(t, 90, 1)), texts(t, write(t, 60, 2))
	if len(a) != 60 || len(b) != 90 {
		t.Fatalf("%d and %d documents, want 60 and 90", len(a), len(b))
	}
	seen, size := map[string]bool{}, 0
	for name, text := range a {
		if b[name] != text {
			t.Errorf("%s differs in the larger corpus", name)
		}
		if other[name] == text {
			t.Errorf("%s does not depend on the seed", name)
		}
		seen[text] = true
		size += len(text)
	}
	if len(seen) != len(a) {
		t.Errorf("%d of %d documents are different", len(seen), len(a))
	}
	if mean := size / len(a); mean < 2000 || mean > 9000 {
		t.Errorf("a document has %d bytes on average, unlike a postmortem", mean)
	}
}

func TestRenumber(t *testing.T) {
	d := newDraft(1, 1, []shape{{}})
	d.shift = 70
	for in, want := range map[string]string{
		"23:30 - page":         "00:40 - page",
		"on 2024-03-15, PR #9": "on 2024-03-15, PR #9",
		"7.1 to 7.2":           "7.1 to 7.2",
		"https://x/12345":      "https://x/12345",
		"in 2023":              "in 2023",
	} {
		if got := d.renumber(in); got != want {
			t.Errorf("renumber(%q) = %q, want %q", in, got, want)
		}
	}
	if got := d.renumber("about 45678 rows"); got == "about 45678 rows" || len(got) != len("about 45678 rows") {
		t.Errorf("got %q", got)
	}
}
