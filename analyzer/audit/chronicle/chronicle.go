// Package chronicle keeps audits in an SQLite database: one run after the other,
// each document once for each content, with an index over its sections and
// action items. So it is both the history of an audit and a searchable memory
// of incidents. It holds no names of persons.
package chronicle

import (
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver
)

//go:embed schema.sql
var schema string

// What the file says of itself, so that no other database is written to.
const (
	applicationID = 0x626c6d6c // "blml"
	schemaVersion = 1
)

// A DB is a history. Reading is safe for concurrent use; one run is written at
// a time.
type DB struct {
	db   *sql.DB
	path string
	wal  bool // it has been written to
	held *writeLock
}

// Create opens a history to add to it, and makes it if there is none.
func Create(path string) (*DB, error) { return open(path, "rwc") }

// Open opens a history to read it. Its errors begin with the path, as those of
// Create do.
func Open(path string) (*DB, error) {
	if _, err := os.Stat(path); err != nil {
		var bare *os.PathError
		if errors.As(err, &bare) {
			err = bare.Err
		}
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return open(path, "ro")
}

func open(path, mode string) (*DB, error) {
	db, err := sql.Open("sqlite", "file:"+escape(path)+"?mode="+mode+"&_pragma=busy_timeout(10000)&_pragma=synchronous(NORMAL)&_pragma=cache_size(-16000)&_pragma=wal_autocheckpoint(16000)")
	if err != nil {
		return nil, err
	}
	h := &DB{db: db, path: path}
	if err := h.check(mode != "ro"); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), db.Close())
	}
	return h, nil
}

func escape(path string) string {
	return strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
}

// ErrOther says that a file is something else.
var ErrOther = errors.New("it is no database of blamelint audit")

func (h *DB) check(create bool) error {
	var app, version, tables int
	if err := h.db.QueryRow("PRAGMA application_id").Scan(&app); err != nil {
		return fmt.Errorf("%w (%s)", ErrOther, err)
	}
	if err := h.db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if err := h.db.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return err
	}
	switch {
	case tables == 0 && create:
		return h.create()
	case app != applicationID:
		return ErrOther
	case version != schemaVersion:
		return fmt.Errorf("it was written by another version of blamelint (schema %d, and this one reads %d); begin a new one", version, schemaVersion)
	}
	return nil
}

func (h *DB) create() error {
	_, err := h.db.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d; BEGIN; %s COMMIT", applicationID, schemaVersion, schema))
	return err
}

// Close closes the file.
func (h *DB) Close() error {
	err := errors.Join(h.db.Close(), h.unlock())
	if !h.wal {
		return err
	}
	// One plain file is what people copy and read from read-only places. If
	// somebody searches just now, that has to wait until the next run.
	if db, oerr := sql.Open("sqlite", "file:"+escape(h.path)+"?mode=rw"); oerr == nil {
		db.SetMaxOpenConns(1)
		_, _ = db.Exec("PRAGMA journal_mode = DELETE")
		err = errors.Join(err, db.Close())
	}
	return err
}
