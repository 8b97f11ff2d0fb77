// Package consumer finds the programs, written by others, that tests hand our
// reports to.
package consumer

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// Command prepares a program that .ci/install provides, from where that puts
// it or from PATH. The test is skipped if the program is missing, and fails if
// it is missing where CI=true.
func Command(t testing.TB, name string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := find(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is missing, and in CI it must not be", name)
		}
		t.Skipf("%s is missing; .ci/install installs it", name)
	}
	return exec.Command(path, args...)
}

// Root is the folder of the project.
func Root() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..")
}

func find(name string) (string, error) {
	for _, dir := range []string{"bin/ci", ".ci/node/node_modules/.bin"} {
		if path, err := exec.LookPath(filepath.Join(Root(), dir, name)); err == nil {
			return path, nil
		}
	}
	return exec.LookPath(name)
}
