package build

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"go/ast"
	gobuild "go/build"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/jdkato/prose/v2"
)

const proseModule = "github.com/jdkato/prose/v2"

// A model is prose's tagger as prose has it in memory.
type model struct {
	weights    map[string]map[string]float64 // feature → label → weight
	dictionary map[string]string             // words with one tag only
	classes    []string                      // every tag of the training text
	emoticons  []string                      // words that prose tags SYM
}

func readModel() (model, error) {
	var m model
	for name, to := range map[string]any{"weights": &m.weights, "tags": &m.dictionary, "classes": &m.classes} {
		data, err := prose.Asset("model/AveragedPerceptron/" + name + ".gob")
		if err != nil {
			return m, err
		}
		if err := gob.NewDecoder(bytes.NewReader(data)).Decode(to); err != nil {
			return m, fmt.Errorf("%s.gob: %w", name, err)
		}
	}
	var err error
	m.emoticons, err = readEmoticons()
	return m, err
}

// readEmoticons reads the keys of prose's unexported map from its source, the
// only place they can be had from.
func readEmoticons() ([]string, error) {
	pkg, err := gobuild.Import(proseModule, ".", gobuild.FindOnly)
	if err != nil {
		return nil, err
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(pkg.Dir, "tokenize.go"), nil, 0)
	if err != nil {
		return nil, err
	}
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Names[0].Name != "emoticons" {
			return true
		}
		for _, e := range spec.Values[0].(*ast.CompositeLit).Elts {
			var key string
			if key, err = strconv.Unquote(e.(*ast.KeyValueExpr).Key.(*ast.BasicLit).Value); err != nil {
				return false
			}
			found = append(found, key)
		}
		return false
	})
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("%s: no emoticons in tokenize.go", proseModule)
	}
	slices.Sort(found)
	return found, err
}
