package analyzer_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

const module = "github.com/blamelint/blamelint/"

// allowed says which of the project's folders each folder may import, besides
// its own.
var allowed = map[string][]string{
	"analyzer": {},
	"rules":    {"analyzer"},
	"reporter": {"analyzer"},
	"editor":   {"analyzer", "rules"},
	"cmd":      {"analyzer", "rules", "reporter", "editor"},
}

// TestImports demands that imports run one way.
func TestImports(t *testing.T) {
	checked := 0
	for folder, may := range allowed {
		err := filepath.WalkDir(filepath.Join("..", folder), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || filepath.Ext(path) != ".go" {
				return nil
			}
			checked++
			checkImports(t, path, folder, may)
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	if checked < 20 {
		t.Errorf("only %d files were read", checked)
	}
}

func checkImports(t *testing.T, path, folder string, may []string) {
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	test := strings.HasSuffix(path, "_test.go")
	for _, im := range f.Imports {
		p := strings.Trim(im.Path.Value, `"`)
		if strings.Contains(p, "yuin/goldmark") && filepath.Dir(path) == filepath.Join("..", "analyzer") && !strings.HasPrefix(filepath.Base(path), "markdown") && !test {
			t.Errorf("%s imports goldmark: only markdown*.go do", path)
		}
		rest, ours := strings.CutPrefix(p, module)
		if !ours {
			continue
		}
		top, _, _ := strings.Cut(rest, "/")
		ok := top == folder || test && top == "analyzer"
		for _, m := range may {
			ok = ok || top == m
		}
		if !ok {
			t.Errorf("%s imports %s: imports run cmd -> {rules, reporter, editor} -> analyzer", path, rest)
		}
	}
}
