package consumer

import "testing"

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
