package chronicle

import (
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// A Key names a document's record: see KeyOf.
type Key [16]byte

// KeyOf is the key of a record in binary form.
func KeyOf(record string) (k Key) {
	sum := sha256.Sum256([]byte(record))
	copy(k[:], sum[:])
	return k
}

// A Run is an audit under way. Has is safe for concurrent use; Add and Finish
// are for one goroutine. What a run that never finished has added is not
// shown, and spares the next run the work.
type Run struct {
	h       *DB
	id      int64
	has     *sql.Stmt
	tx      *sql.Tx
	stmts   statements
	pending int
}

// statements are those of the transaction under way.
type statements struct {
	find, document, seen, merit, finding, action, actionText, passage, passageText *sql.Stmt
}

// batch is how many documents are written in one transaction.
const batch = 400

// Begin begins a run of a version of the program over some paths. The error is
// ErrBusy if another run is under way.
func (h *DB) Begin(version string, paths []string) (*Run, error) {
	if err := h.lock(); err != nil {
		return nil, err
	}
	// A write-ahead log lets readers search while an audit runs, and waits for
	// the disk now and then only.
	_, err := h.db.Exec("PRAGMA journal_mode = WAL; BEGIN; DELETE FROM run_document WHERE run IN (SELECT id FROM run WHERE at = ''); DELETE FROM run WHERE at = ''; COMMIT")
	if err != nil {
		return nil, err
	}
	h.wal = true
	res, err := h.db.Exec("INSERT INTO run (at, version, paths) VALUES ('', ?, ?)", version, strings.Join(paths, "\n"))
	if err != nil {
		return nil, err
	}
	r := &Run{h: h}
	if r.id, err = res.LastInsertId(); err != nil {
		return nil, err
	}
	r.has, err = h.db.Prepare("SELECT 1 FROM document WHERE key = ?")
	return r, err
}

// ID is the run's number.
func (r *Run) ID() int64 { return r.id }

// Has reports whether a document is known already, so that Add needs no
// passages.
func (r *Run) Has(k Key) (bool, error) {
	var one int
	err := r.has.QueryRow(k[:]).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// Add says that the run has seen a document. passages are needed if Has said
// that it is new.
func (r *Run) Add(k Key, rec *audit.Record, passages []audit.Passage) error {
	if r.tx == nil {
		if err := r.begin(); err != nil {
			return err
		}
	}
	var id int64
	err := r.stmts.find.QueryRow(k[:]).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		id, err = r.insert(k, rec, passages)
	}
	if err == nil {
		_, err = r.stmts.seen.Exec(r.id, id)
	}
	if err != nil {
		return err
	}
	if r.pending++; r.pending < batch {
		return nil
	}
	return r.commit()
}

func (r *Run) begin() (err error) {
	if r.tx, err = r.h.db.Begin(); err != nil {
		return err
	}
	s := &r.stmts
	for _, p := range []struct {
		to   **sql.Stmt
		text string
	}{
		{&s.find, "SELECT id FROM document WHERE key = ?"},
		{&s.document, "INSERT INTO document (key, path, area, title, date, date_from, incident_severity, words, help_score, help_why, hash, error) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"},
		{&s.seen, "INSERT OR IGNORE INTO run_document (run, document) VALUES (?,?)"},
		{&s.merit, "INSERT INTO merit (document, kind, text) VALUES (?,?,?)"},
		{&s.finding, `INSERT INTO finding (document, rule, "group", severity, line, "column", section, excerpt, message, key) VALUES (?,?,?,?,?,?,?,?,?,?)`},
		{&s.action, "INSERT INTO action (document, line, text, state, has_owner, tracked, bounded, strength, due, key) VALUES (?,?,?,?,?,?,?,?,?,?)"},
		{&s.actionText, "INSERT INTO action_text (rowid, text) VALUES (?,?)"},
		{&s.passage, "INSERT INTO passage (document, line, kind, heading, text) VALUES (?,?,?,?,?)"},
		{&s.passageText, "INSERT INTO passage_text (rowid, heading, text) VALUES (?,?,?)"},
	} {
		if *p.to, err = r.tx.Prepare(p.text); err != nil {
			return err
		}
	}
	return nil
}

func (r *Run) commit() error {
	if r.tx == nil {
		return nil
	}
	tx := r.tx
	r.tx, r.pending = nil, 0
	return tx.Commit()
}

// insert writes a document that is new.
func (r *Run) insert(k Key, rec *audit.Record, passages []audit.Passage) (int64, error) {
	s := &r.stmts
	id, err := insertID(s.document, k[:], rec.Path, rec.Area, rec.Title, string(rec.Date), string(rec.DateFrom), rec.Severity, rec.Words, rec.Help.Score, rec.Help.Why, rec.Hash, rec.Error)
	if err != nil {
		return 0, err
	}
	for _, m := range rec.Merits {
		if _, err := s.merit.Exec(id, string(m.Kind), m.Text); err != nil {
			return 0, err
		}
	}
	for i := range rec.Findings {
		f := &rec.Findings[i]
		if _, err := s.finding.Exec(id, f.Rule, f.Group, f.Severity, f.Line, f.Column, f.Section, f.Excerpt, f.Message, f.Key); err != nil {
			return 0, err
		}
	}
	for i := range rec.Actions {
		if err := r.insertAction(id, &rec.Actions[i]); err != nil {
			return 0, err
		}
	}
	for i := range passages {
		p := &passages[i]
		row, err := insertID(s.passage, id, p.Line, p.Kind, p.Heading, p.Text)
		if err != nil {
			return 0, err
		}
		if _, err := s.passageText.Exec(row, p.Heading, p.Text); err != nil {
			return 0, err
		}
	}
	return id, nil
}

func (r *Run) insertAction(document int64, a *audit.Action) error {
	row, err := insertID(r.stmts.action, document, a.Line, a.Text, string(a.State), a.Owner, a.Tracked, a.Bounded, a.Strength, string(a.Due), a.Key)
	if err == nil {
		_, err = r.stmts.actionText.Exec(row, a.Text)
	}
	return err
}

func insertID(s *sql.Stmt, args ...any) (int64, error) {
	res, err := s.Exec(args...)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// Finish ends the run: from now on it is part of the history.
func (r *Run) Finish(g *audit.Aggregate, now time.Time) error {
	if err := r.commit(); err != nil {
		return err
	}
	total, err := json.Marshal(g.Total)
	if err != nil {
		return err
	}
	t := &g.Total
	res, err := r.h.db.Exec("UPDATE run SET at = ?, documents = ?, words = ?, findings = ?, total = ? WHERE id = ? AND at = ''",
		now.UTC().Format(time.RFC3339), t.Documents, t.Words, t.Findings, string(total), r.id)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err == nil && n != 1 {
		return ErrBusy
	}
	return nil
}

// Close ends the writing. A run that is not finished keeps its documents, but
// is not part of the history.
func (r *Run) Close() error { return errors.Join(r.commit(), r.has.Close(), r.h.unlock()) }
