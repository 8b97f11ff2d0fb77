package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/config"
	"github.com/blamelint/blamelint/analyzer/suggest"
)

// settings are the configuration of each file with the flags on top. It is
// safe for concurrent use.
type settings struct {
	loader      *config.Loader
	sel, ignore []string
	roster      *roster // nil: --no-git

	mu    sync.Mutex
	known map[settingsKey]*analyzer.Settings
}

type settingsKey struct {
	base *analyzer.Settings
	repo string
}

func newSettings(f *lintFlags) (*settings, error) {
	for _, id := range slices.Concat(f.sel, f.ignore) {
		if !slices.Contains(ruleIDs(), id) {
			return nil, unknownRule(id)
		}
	}
	if f.config != "" && f.noConfig {
		return nil, errors.New("--config and --no-config exclude each other")
	}
	s := &settings{sel: f.sel, ignore: f.ignore, known: map[settingsKey]*analyzer.Settings{}}
	if !f.noGit {
		s.roster = newRoster()
	}
	switch {
	case f.noConfig:
		s.loader = config.NewDefaultLoader(allRules())
	case f.config != "":
		var err error
		if s.loader, err = config.NewFixedLoader(f.config, allRules()); err != nil {
			return nil, err
		}
	default:
		s.loader = config.NewLoader(allRules())
	}
	return s, nil
}

func unknownRule(id string) error {
	if hint := suggest.Hint(id, ruleIDs()); hint != "" {
		return fmt.Errorf("unknown rule %q%s", id, hint)
	}
	return fmt.Errorf("unknown rule %q (\"blamelint rules\" lists them)", id)
}

// of gives the settings of a file. The error is that of its configuration.
func (s *settings) of(path string) (*analyzer.Settings, error) {
	cfg, err := s.loader.For(path)
	if err != nil {
		return nil, err
	}
	key := settingsKey{base: cfg.Settings(path)}
	var people func() []analyzer.PersonEntry
	if s.roster != nil {
		key.repo, people = s.roster.of(path)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if known, ok := s.known[key]; ok {
		return known, nil
	}
	final := *key.base
	final.Roster = people
	final.Severity = s.chosen(final.Severity)
	s.known[key] = &final
	return &final, nil
}

// chosen applies --select and --ignore. A rule that is selected by name runs
// even if the configuration has it off.
func (s *settings) chosen(configured map[string]analyzer.Severity) map[string]analyzer.Severity {
	if len(s.sel) == 0 && len(s.ignore) == 0 {
		return configured
	}
	severity := maps.Clone(configured)
	for _, r := range allRules() {
		switch {
		case slices.Contains(s.ignore, r.ID), len(s.sel) > 0 && !slices.Contains(s.sel, r.ID):
			severity[r.ID] = analyzer.Off
		case len(s.sel) > 0 && severity[r.ID] == analyzer.Off:
			severity[r.ID] = max(r.Severity, r.Strict, analyzer.Note)
		}
	}
	return severity
}
