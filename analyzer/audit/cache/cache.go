// Package cache keeps what an audit found out about documents, by their
// content, so that the next audit need not find it out again. What is kept is
// at once the state from which an audit that was stopped goes on.
package cache

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver
)

// A Key names a document with all that its record depends on.
type Key [16]byte

// KeyOf makes a key of the parts.
func KeyOf(parts ...[]byte) (k Key) {
	h := sha256.New()
	var head [sha256.Size]byte
	for _, p := range parts {
		binary.LittleEndian.PutUint64(head[:], uint64(len(p)))
		h.Write(head[:8])
		h.Write(p)
	}
	copy(k[:], h.Sum(head[:0]))
	return k
}

// A Cache is one file. Get is safe for concurrent use; Put and Flush are for
// one goroutine. What is put is found by those who open the cache later. Several
// programs may use the file at once.
type Cache struct {
	db      *sql.DB
	get     *sql.Stmt
	pending []entry
	bytes   int // of pending
	path    string
	empty   bool // when it was opened
}

// An entry waits to be written.
type entry struct {
	key  Key
	data []byte
}

// batch is how many entries, and batchBytes how many bytes, are written in one
// transaction: few enough that little is lost when a machine is switched off.
// Entries wait in memory and not in an open transaction, so that two audits at
// once keep each other out of the file only while one writes.
const (
	batch      = 500
	batchBytes = 4 << 20
)

// patience is how long, in milliseconds, to wait for others who write.
const patience = 60_000

// Open opens the cache of one version of the program in dir, which it makes if
// need be. A file that is no cache any more is replaced by an empty one. The
// files of other versions are removed when nobody has used them for a month.
func Open(dir, version string) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(version))
	path := filepath.Join(dir, "audit-"+hex.EncodeToString(sum[:6])+".db")
	sweep(dir, path)
	c, err := open(path)
	if err == nil {
		return c, nil
	}
	for _, suffix := range [...]string{"", "-wal", "-shm"} {
		_ = os.Remove(path + suffix) // if that does not help, the error of open tells
	}
	return open(path)
}

func open(path string) (*Cache, error) {
	db, err := sql.Open("sqlite", "file:"+escape(path)+fmt.Sprintf("?_txlock=immediate&_pragma=busy_timeout(%d)&_pragma=journal_mode(WAL)&_pragma=synchronous(OFF)", patience))
	if err != nil {
		return nil, err
	}
	c := &Cache{db: db, path: path}
	if _, err = db.Exec("CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, data BLOB NOT NULL)"); err == nil {
		c.get, err = db.Prepare("SELECT data FROM entry WHERE key = ?")
	}
	if err == nil {
		err = db.QueryRow("SELECT NOT EXISTS (SELECT 1 FROM entry)").Scan(&c.empty)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), db.Close())
	}
	now := time.Now()
	_ = os.Chtimes(path, now, now) // so that sweep knows that it is in use
	return c, nil
}

// escape writes a path so that a URI can hold it.
func escape(path string) string {
	return strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
}

// sweep removes old files beside keep.
func sweep(dir, keep string) {
	files, _ := filepath.Glob(filepath.Join(dir, "audit-*.db*"))
	for _, f := range files {
		info, err := os.Stat(f)
		if err == nil && !strings.HasPrefix(f, keep) && time.Since(info.ModTime()) > 30*24*time.Hour {
			_ = os.Remove(f)
		}
	}
}

// Get is what was put under k before the cache was opened; empty if there is
// nothing.
func (c *Cache) Get(k Key) (data string, err error) {
	if c.empty {
		return "", nil
	}
	err = c.get.QueryRow(k[:]).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return data, err
}

// Put keeps data under k. It keeps the slice until it is written.
func (c *Cache) Put(k Key, data []byte) error {
	c.pending = append(c.pending, entry{k, data})
	if c.bytes += len(data); len(c.pending) < batch && c.bytes < batchBytes {
		return nil
	}
	return c.Flush()
}

// Flush writes what was put. What cannot be written is given up.
func (c *Cache) Flush() error {
	if len(c.pending) == 0 {
		return nil
	}
	defer func() {
		clear(c.pending) // the slices may go
		c.pending, c.bytes = c.pending[:0], 0
	}()
	tx, err := c.db.Begin()
	if err != nil {
		return err
	}
	if err := write(tx, c.pending); err != nil {
		_ = tx.Rollback() // the first error tells
		return err
	}
	return tx.Commit()
}

func write(tx *sql.Tx, list []entry) error {
	put, err := tx.Prepare("INSERT OR REPLACE INTO entry (key, data) VALUES (?, ?)")
	if err != nil {
		return err
	}
	for _, e := range list {
		if _, err := put.Exec(e.key[:], e.data); err != nil {
			return err
		}
	}
	return nil
}

// Close writes what was put and closes the file.
func (c *Cache) Close() error {
	return errors.Join(c.Flush(), c.get.Close(), c.db.Close())
}
