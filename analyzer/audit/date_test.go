package audit

import (
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// TestDateOf: what the document itself says comes before the commit, which may
// be years later.
func TestDateOf(t *testing.T) {
	for _, c := range []struct {
		name, path, text string
		day              Day
		from             DateSource
	}{
		{"front matter", "2021-01-01.md", "---\ndate: 2024-03-02\n---\n# Leak of 3 April 2024\n", "2024-03-02", FromFrontMatter},
		{"incident in front matter", "x.md", "---\ndate: 2024-03-09\nincident: 2024-03-02\n---\n# Leak\n", "2024-03-02", FromFrontMatter},
		{"number in front matter", "x.md", "---\nincident: 20240302\n---\n# Leak\n", "2020-02-02", FromGit},
		{"two days in the title", "x.md", "# The lock stood open, May 6–7, 2024\n", "2024-05-06", FromField},
		{"file name", "2021-01-01.md", "# Leak\n\nOn 3 May 2024 the pump stopped.\n", "2021-01-01", FromFileName},
		{"file name and publication", "2021-01-01.md", "# Leak\n\nPublished: 2021-01-20\n", "2021-01-01", FromFileName},
		{"publication", "x.md", "# Leak on 3 May\n\nPublished: 2021-05-20\n", "2021-05-20", FromField},
		{"text", "x.md", "**Note on the leak of 3 and 4 May 2024**\n\nThe pump stopped on 3 May.\n", "2024-05-04", FromText},
		{"text of old times", "x.md", "# Leak\n\nThe pump was built on 3 May 1931.\n", "2020-02-02", FromGit},
		{"git", "x.md", "# Leak\n\nThe pump stopped on 3 May.\n", "2020-02-02", FromGit},
	} {
		d := analyzer.Parse(c.path, []byte(c.text), nil)
		if day, from := dateOf(d, "2020-02-02"); day != c.day || from != c.from {
			t.Errorf("%s: %s from %s, want %s from %s", c.name, day, from, c.day, c.from)
		}
	}
}
