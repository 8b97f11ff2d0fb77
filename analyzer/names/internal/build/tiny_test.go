package build

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

// dataDir is a data directory in which the files not given are empty.
func dataDir(files map[string]string) fs.FS {
	data := fstest.MapFS{}
	for _, l := range lists {
		data[l.file] = &fstest.MapFile{}
	}
	for _, name := range []string{"drop.txt", "rare.txt", "import/english.txt", "import/english-common.txt"} {
		data[name] = &fstest.MapFile{}
	}
	for name, text := range files {
		data[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return data
}

// tiny collects the entries of such a directory.
func tiny(t *testing.T, files map[string]string) entries {
	t.Helper()
	e, err := collect(dataDir(files))
	if err != nil {
		t.Fatal(err)
	}
	return e
}
