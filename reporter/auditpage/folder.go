package auditpage

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A folder is where a report is written. It is either new, or empty, or holds
// an earlier report, which the marker tells.
type folder struct{ dir string }

const (
	marker     = "blamelint-report.txt"
	markerText = "This folder was written by blamelint audit --html. The next run writes it anew, so keep nothing of your own in it.\nTo read the report, open index.html.\n"
)

// Check tells what would keep Write from writing into a folder: it holds
// something other than an earlier report. It changes nothing.
func Check(dir string) error {
	list, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(list) == 0 {
		return nil
	}
	if old, err := os.ReadFile(filepath.Join(dir, marker)); err != nil || !bytes.HasPrefix(old, []byte("This folder was written by blamelint")) {
		return fmt.Errorf("%s holds files that are not a report; name a folder that is new or empty", dir)
	}
	return nil
}

// openFolder makes the folder ready. An earlier report's data go; its pages
// stay until sweep, for most are still right.
func openFolder(dir string) (*folder, error) {
	if err := Check(dir); err != nil {
		return nil, err
	}
	f := &folder{dir}
	if err := f.write(marker, []byte(markerText)); err != nil {
		return nil, err
	}
	for _, sub := range [...]string{"index.html", "data", "assets"} {
		if err := os.RemoveAll(f.path(sub)); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// path is where a file of the report lies; name has slashes.
func (f *folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// write writes one file, with the folders above it.
func (f *folder) write(name string, data []byte) error {
	path := f.path(name)
	err := os.WriteFile(path, data, 0o644)
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.MkdirAll(filepath.Dir(path), 0o755); err == nil {
			err = os.WriteFile(path, data, 0o644)
		}
	}
	return err
}

// begins reports whether a file of the report begins with some bytes.
func (f *folder) begins(name string, head []byte) bool {
	file, err := os.Open(f.path(name))
	if err != nil {
		return false
	}
	defer file.Close()
	got := make([]byte, len(head))
	n, _ := file.ReadAt(got, 0) // a short file does not begin with it
	return n == len(head) && bytes.Equal(got, head)
}

// sweep removes the pages of an earlier report that this one does not have.
func (f *folder) sweep(keep func(name string) bool) error {
	return filepath.WalkDir(f.path("pages"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			return err
		}
		name, err := filepath.Rel(f.dir, path)
		if err != nil || keep(filepath.ToSlash(name)) {
			return err
		}
		return os.Remove(path)
	})
}
