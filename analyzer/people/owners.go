package people

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// ownersPaths are the places where forges look for owners, relative to the top
// of the repository.
var ownersPaths = [...]string{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"}

// maxOwners bounds what is read of a CODEOWNERS, in bytes: GitHub ignores
// larger files.
const maxOwners = 3 << 20

// owners returns the people in the repository's CODEOWNERS files; a file that
// cannot be read has none.
func owners(top string) []Person {
	var people []Person
	for _, path := range ownersPaths {
		people = append(people, parseOwners(readUpTo(filepath.Join(top, filepath.FromSlash(path)), maxOwners))...)
	}
	return people
}

func readUpTo(path string, limit int64) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, limit))
	if err != nil {
		return nil
	}
	return text
}

// parseOwners reads lines of a pattern and its owners, "#" starting a comment.
// An owner is "@handle", "@organisation/team" or an address; teams are left
// out. GitLab's section headings ("[Docs][2] @ada") name owners too.
func parseOwners(text []byte) []Person {
	var people []Person
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, maxOwners+1)
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		for _, owner := range fields[1:] {
			if p, ok := ownerPerson(owner); ok {
				people = append(people, p)
			}
		}
	}
	return people
}

func ownerPerson(owner string) (Person, bool) {
	if handle, ok := strings.CutPrefix(owner, "@"); ok {
		return Person{Handle: handle}, handle != "" && !strings.ContainsAny(handle, "/@")
	}
	p := fromAddress(owner)
	return p, p != Person{}
}
