// Package peer finds what the tests of the editors drive: the editors, and the
// real command.
package peer

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Program finds an editor or tool in the PATH, or calls Missing.
func Program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		Missing(t, name)
	}
	return path
}

// Missing skips a test for want of a program. Where CI says so, that is a
// failure.
func Missing(t *testing.T, name string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed; .ci/install installs it", name)
	}
	t.Skipf("%s is not installed", name)
}

// Command builds blamelint and returns its path. root is the path of the
// repository from the test.
func Command(t *testing.T, root string) string {
	t.Helper()
	// The go command runs a test again if what the test itself has read has
	// changed; what its children read it does not see.
	for _, dir := range []string{"analyzer", "rules", "reporter", "editor/lsp", "cmd/blamelint"} {
		Reads(t, filepath.Join(root, dir))
	}
	binary := filepath.Join(t.TempDir(), "blamelint")
	build := exec.Command("go", "build", "-o", binary, "./cmd/blamelint")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// Reads makes the result of a test depend on all files below a directory.
func Reads(t *testing.T, dir string) {
	t.Helper()
	if err := filepath.WalkDir(dir, func(_ string, _ fs.DirEntry, err error) error { return err }); err != nil {
		t.Fatal(err)
	}
}
