package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/audit/cache"
)

// auditKeys name documents with all that their records depend on: path,
// settings and bytes. They are safe for concurrent use.
type auditKeys struct {
	mu       sync.Mutex
	settings map[*analyzer.Settings][]byte
}

func newAuditKeys() *auditKeys { return &auditKeys{settings: map[*analyzer.Settings][]byte{}} }

func (k *auditKeys) of(in input, s *analyzer.Settings, source []byte) cache.Key {
	return cache.KeyOf([]byte(in.root), []byte(in.path), k.fingerprint(s), source)
}

// fingerprint is the content of settings, the known people included.
func (k *auditKeys) fingerprint(s *analyzer.Settings) []byte {
	k.mu.Lock()
	defer k.mu.Unlock()
	if b, ok := k.settings[s]; ok {
		return b
	}
	plain := *s
	plain.Roster = nil
	var roster []analyzer.PersonEntry
	if s.Roster != nil {
		roster = s.Roster()
	}
	b, err := json.Marshal(struct {
		Severity        map[string]analyzer.Severity
		Options         map[string]any
		Strict          bool
		Aliases         map[string][]string
		People          []analyzer.PersonEntry
		Products, Roles []string
		Roster          []analyzer.PersonEntry
	}{s.Severity, s.Options, s.Strict, s.Aliases, s.People, s.Products, s.Roles, roster})
	if err != nil {
		panic(err) // options are numbers, strings and lists of them
	}
	sum := cache.KeyOf(b)
	k.settings[s] = sum[:]
	return sum[:]
}

// engineIdentity names the program that found something out: a release by its
// version, any other build by its file as well, since a version that is under
// work says nothing.
func engineIdentity() string {
	v := version()
	info, ok := debug.ReadBuildInfo()
	if ok && v != "(devel)" && !strings.Contains(v, "+dirty") {
		return v + " " + info.GoVersion
	}
	path, err := os.Executable()
	if err != nil {
		return v
	}
	file, err := os.Stat(path)
	if err != nil {
		return v
	}
	return fmt.Sprintf("%s %s %d %d", v, path, file.Size(), file.ModTime().UnixNano())
}
