package build

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer/names"
)

const root = "../.." // the directory of package names

// The checked-in table is what the lists make, so nobody edits one without the
// other, and making it twice gives the same bytes.
func TestTableIsCurrent(t *testing.T) {
	for range 2 {
		bin, source, err := Tables(os.DirFS(root + "/data"))
		if err != nil {
			t.Fatal(err)
		}
		for name, made := range map[string][]byte{"table.bin": bin, "table.go": source} {
			kept, err := os.ReadFile(root + "/" + name)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(made, kept) {
				t.Errorf("%s is not what the lists make: run go generate ./analyzer/names", name)
			}
		}
	}
}

// Every entry is found again with its kind, and nothing near it is found
// instead.
func TestEveryEntryIsFound(t *testing.T) {
	e, err := collect(os.DirFS(root + "/data"))
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range e {
		if got := names.Lookup(key); got != want {
			t.Errorf("Lookup(%q) = %v, want %v", key, got, want)
		}
		for _, other := range []string{key + "q", "q" + key, key[:len(key)-1]} {
			if strings.Contains(other, "-") {
				continue // looked up by its parts
			}
			if got := names.Lookup(other); got != e[other] {
				t.Errorf("Lookup(%q) = %v, want %v", other, got, e[other])
			}
		}
	}
}

// Every list is used, and its origin is written down.
func TestEveryListHasASource(t *testing.T) {
	used := map[string]bool{"drop.txt": true, "rare.txt": true, "import/english.txt": true, "import/english-common.txt": true}
	for _, l := range lists {
		used[l.file] = true
	}
	sources, err := os.ReadFile(root + "/SOURCES.md")
	if err != nil {
		t.Fatal(err)
	}
	data := os.DirFS(root + "/data")
	err = fs.WalkDir(data, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".txt" {
			return err
		}
		if !used[file] {
			t.Errorf("data/%s is in no list", file)
		}
		if !strings.Contains(string(sources), "`"+path.Base(file)+"`") {
			t.Errorf("SOURCES.md does not say where data/%s comes from", file)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The licences that SOURCES.md refers to are there.
func TestLicencesAreThere(t *testing.T) {
	sources, err := os.ReadFile(root + "/SOURCES.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(sources), "`LICENSES/")[1:]
	if len(parts) == 0 {
		t.Fatal("SOURCES.md refers to no licence")
	}
	for _, part := range parts {
		file, _, _ := strings.Cut(part, "`")
		if info, err := os.Stat(root + "/LICENSES/" + file); err != nil || info.Size() == 0 {
			t.Errorf("LICENSES/%s: missing or empty (%v)", file, err)
		}
	}
}

func TestHandGradesWordsAnew(t *testing.T) {
	e := tiny(t, map[string]string{
		"import/english.txt":        "grace\nrob\nsage\n",
		"import/english-common.txt": "legend\n",
		"given.txt":                 "Rob*, Pär, Grace?, Pär",
		registry:                    "grace*\nlegend*\nsage?\nmaria\nlegend\nzed*\n",
		"import/given-faker.txt":    "sage\nmaria?\nuna?\n",
		"import/given-moby.txt":     "una?\n",
		"rare.txt":                  "zed",
		"drop.txt":                  "# none\nGivenName: ana, eva\n",
	})
	for word, want := range map[string]string{
		"rob":    "GivenName(common)|EnglishWord",
		"grace":  "GivenName(rare)|EnglishWord",            // given.txt has the last word
		"legend": "GivenName(rare)|EnglishWord|CommonWord", // many births, but a common word
		"sage":   "none",                                   // rare, and a word
		"maria":  "GivenName(known)",
		"una":    "GivenName(known)", // in two imported lists
		"zed":    "GivenName(rare)",  // rare.txt
		"paer":   "GivenName(known)",
	} {
		if got := e[word].String(); got != want {
			t.Errorf("%s is %s, want %s", word, got, want)
		}
	}
}

func TestImportedBrandsYieldToCommonNames(t *testing.T) {
	e := tiny(t, map[string]string{
		"given.txt":                "Max*, Percy",
		"import/product-icons.txt": "max\npercy\n",
		"product.txt":              "claude",
	})
	for word, want := range map[string]string{
		"max": "GivenName(common)", "percy": "GivenName(known)|Product", "claude": "Product",
	} {
		if got := e[word].String(); got != want {
			t.Errorf("%s is %s, want %s", word, got, want)
		}
	}
}

func TestBadInputIsAnError(t *testing.T) {
	for _, tt := range []struct{ file, text, want string }{
		{"given.txt", "Анна", "given.txt"},
		{"place.txt", "x", "place.txt"},
		{"product.txt", strings.Repeat("long", 10), "product.txt"},
		{"drop.txt", "Given: x", "unknown kind"},
	} {
		_, _, err := Tables(dataDir(map[string]string{tt.file: tt.text}))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s with %q: error is %v, want one about %q", tt.file, tt.text, err, tt.want)
		}
	}
	if _, _, err := Tables(os.DirFS(t.TempDir())); err == nil {
		t.Error("no lists at all: want an error")
	}
}
