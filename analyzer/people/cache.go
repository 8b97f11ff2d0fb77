package people

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
)

// cacheVersion changes whenever the stored form, or what is left out of it,
// does.
const cacheVersion = "1"

// A key says which file holds a repository's authors and of which state. One
// file a repository, so that the cache does not grow with every commit.
type key struct {
	file  string // "" where there is no cache directory
	state string
}

// stored is the content of a cache file.
type stored struct {
	State  string   `json:"state"`
	People []Person `json:"people"`
}

// cacheKey derives the key from the top directory, the commit that HEAD names
// and the .mailmap, which git applies uncommitted.
func cacheKey(top, head string) key {
	dir, err := os.UserCacheDir()
	if err != nil {
		return key{}
	}
	mailmap := readUpTo(filepath.Join(top, ".mailmap"), maxOwners)
	return key{
		file:  filepath.Join(dir, "blamelint", "authors", digest(top)+".json"),
		state: digest(cacheVersion, head, string(mailmap)),
	}
}

func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		io.WriteString(h, p)
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// cached returns what is stored under k. A file that is missing, of another
// state or damaged counts as nothing stored.
func cached(k key) (people []Person, ok bool) {
	text, err := os.ReadFile(k.file)
	if err != nil {
		return nil, false
	}
	var s stored
	if json.Unmarshal(text, &s) != nil || s.State != k.state {
		return nil, false
	}
	return s.People, true
}

// keep stores people under k, for this user's eyes only. It is written aside
// and renamed, so that no reader sees half a file. A cache that cannot be
// written only costs time, so errors are dropped.
func keep(k key, people []Person) {
	text, err := json.Marshal(stored{k.state, people})
	if err != nil || k.file == "" {
		return
	}
	dir := filepath.Dir(k.file)
	if os.MkdirAll(dir, 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(dir, ".authors-*")
	if err != nil {
		return
	}
	_, err = f.Write(text)
	if closeErr := f.Close(); err != nil || closeErr != nil || os.Rename(f.Name(), k.file) != nil {
		os.Remove(f.Name())
	}
}
