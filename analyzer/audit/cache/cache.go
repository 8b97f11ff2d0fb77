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
// one goroutine. What is put is found by those who open the cache later.
type Cache struct {
	db      *sql.DB
	get     *sql.Stmt
	tx      *sql.Tx
	put     *sql.Stmt
	pending int
	path    string
	empty   bool // when it was opened
}

// batch is how many entries are written in one transaction: few enough that
// little is lost when a machine is switched off.
const batch = 500

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
	db, err := sql.Open("sqlite", "file:"+escape(path)+"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(OFF)")
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

// Put keeps data under k.
func (c *Cache) Put(k Key, data []byte) error {
	if c.tx == nil {
		if err := c.begin(); err != nil {
			return err
		}
	}
	if _, err := c.put.Exec(k[:], data); err != nil {
		return err
	}
	if c.pending++; c.pending < batch {
		return nil
	}
	return c.Flush()
}

func (c *Cache) begin() (err error) {
	if c.tx, err = c.db.Begin(); err != nil {
		return err
	}
	c.put, err = c.tx.Prepare("INSERT OR REPLACE INTO entry (key, data) VALUES (?, ?)")
	return err
}

// Flush writes what was put.
func (c *Cache) Flush() error {
	if c.tx == nil {
		return nil
	}
	tx := c.tx
	c.tx, c.pending = nil, 0
	return tx.Commit()
}

// Close writes what was put and closes the file.
func (c *Cache) Close() error {
	return errors.Join(c.Flush(), c.get.Close(), c.db.Close())
}
