package chronicle

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrBusy says that somebody else adds a run to the history.
var ErrBusy = errors.New("another audit is adding to it; run this one again when that is done")

// A writeLock is held from a run's beginning to its end. It is a lock on a
// database of its own that stays empty, beside the history: a transaction on the
// history itself would have to end with each batch of documents, and a lock of
// SQLite goes away with the process that holds it, however that ends.
type writeLock struct {
	path string
	db   *sql.DB
	conn *sql.Conn
}

// lock takes the lock, and does not wait for it.
func (h *DB) lock() error {
	if h.held != nil {
		return ErrBusy
	}
	l := &writeLock{path: h.path + "-lock"}
	err := l.take()
	if err == nil {
		h.held = l
		return nil
	}
	err = errors.Join(err, l.close())
	if busy := new(sqlite.Error); errors.As(err, &busy) && busy.Code()&0xff == sqlite3.SQLITE_BUSY {
		return fmt.Errorf("%s: %w", h.path, ErrBusy)
	}
	return err
}

func (l *writeLock) take() (err error) {
	if l.db, err = sql.Open("sqlite", "file:"+escape(l.path)+"?mode=rwc"); err != nil {
		return err
	}
	if l.conn, err = l.db.Conn(context.Background()); err != nil {
		return err
	}
	_, err = l.conn.ExecContext(context.Background(), "BEGIN EXCLUSIVE")
	return err
}

func (l *writeLock) close() error {
	var errs []error
	if l.conn != nil {
		errs = append(errs, l.conn.Close())
	}
	if l.db != nil {
		errs = append(errs, l.db.Close())
	}
	return errors.Join(errs...)
}

// unlock gives the lock back, if it is held, and removes its file. Who opened the
// file at this very moment may keep a lock that nobody sees; Run.Finish finds
// that out.
func (h *DB) unlock() error {
	l := h.held
	if l == nil {
		return nil
	}
	h.held = nil
	_ = os.Remove(l.path) // where open files cannot be removed, it stays, empty
	return l.close()
}
