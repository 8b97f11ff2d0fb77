package consumer

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// Browser is the path of Chromium or of a browser made from it. The test is
// skipped if there is none, and fails if there is none where CI=true.
func Browser(t testing.TB) string {
	t.Helper()
	for _, name := range [...]string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := find(name); err == nil {
			return path
		}
	}
	return Command(t, "chromium").Path
}

// Module is a file of a package that .ci/install has from npm. The test is
// skipped if it is missing, and fails if it is missing where CI=true.
func Module(t testing.TB, name string) []byte {
	t.Helper()
	_, file, _, _ := runtime.Caller(0)
	data, err := os.ReadFile(filepath.Join(filepath.Dir(file), "..", "..", ".ci", "node", "node_modules", filepath.FromSlash(name)))
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatalf("%v, and in CI it must not be missing", err)
	}
	if err != nil {
		t.Skipf("%v; .ci/install installs it", err)
	}
	return data
}
