package cache

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "odd ?#% name")
	value := func(i int) []byte { return bytes.Repeat([]byte{byte(i)}, i) }
	key := func(i int) Key { return KeyOf([]byte("key"), fmt.Append(nil, i)) }
	c := must(Open(dir, "v1"))(t)
	for i := range 1200 {
		if err := c.Put(key(i), value(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	c = must(Open(dir, "v1"))(t)
	defer c.Close()
	for i := range 1200 {
		if got := must(c.Get(key(i)))(t); got != string(value(i)) {
			t.Fatalf("entry %d has %d bytes", i, len(got))
		}
	}
	if got := must(c.Get(key(1200)))(t); got != "" {
		t.Errorf("%d bytes under a key that nobody used", len(got))
	}
	other := must(Open(dir, "v2"))(t)
	defer other.Close()
	if got := must(other.Get(key(1)))(t); got != "" {
		t.Error("another version reads what this one wrote")
	}
}

func TestKeyPartsAreParted(t *testing.T) {
	if KeyOf([]byte("ab"), []byte("c")) == KeyOf([]byte("a"), []byte("bc")) {
		t.Error("the parts of a key run together")
	}
}

// TestBrokenFile: a cache is never a reason to fail.
func TestBrokenFile(t *testing.T) {
	dir := t.TempDir()
	c := must(Open(dir, "v"))(t)
	path := c.path
	c.Close()
	if err := os.WriteFile(path, bytes.Repeat([]byte("no database "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	c = must(Open(dir, "v"))(t)
	k := KeyOf()
	if err := c.Put(k, []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	c = must(Open(dir, "v"))(t)
	defer c.Close()
	if got := must(c.Get(k))(t); got != "x" {
		t.Errorf("got %q", got)
	}
}

// TestTwoAtOnce: of two audits that are under way neither waits for the other
// to end.
func TestTwoAtOnce(t *testing.T) {
	dir := t.TempDir()
	a, b := must(Open(dir, "v"))(t), must(Open(dir, "v"))(t)
	put := func(c *Cache, name string, n int) {
		t.Helper()
		for i := range n {
			if err := c.Put(KeyOf([]byte(name), fmt.Append(nil, i)), []byte(name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	put(a, "a", batch+1)
	put(b, "b", batch+1)
	put(a, "c", 2*batch)
	if err := errors.Join(b.Close(), a.Close()); err != nil {
		t.Fatal(err)
	}
	c := must(Open(dir, "v"))(t)
	defer c.Close()
	for name, n := range map[string]int{"a": batch + 1, "b": batch + 1, "c": 2 * batch} {
		if got := must(c.Get(KeyOf([]byte(name), fmt.Append(nil, n-1))))(t); got != name {
			t.Errorf("the last entry of %s is %q", name, got)
		}
	}
}

func TestOldVersionsGo(t *testing.T) {
	dir := t.TempDir()
	old, new := must(Open(dir, "old"))(t), must(Open(dir, "new"))(t)
	old.Close()
	new.Close()
	month := time.Now().Add(-40 * 24 * time.Hour)
	for _, p := range []string{old.path, new.path} {
		if err := os.Chtimes(p, month, month); err != nil {
			t.Fatal(err)
		}
	}
	must(Open(dir, "new"))(t).Close()
	if _, err := os.Stat(old.path); err == nil {
		t.Error("the file of an old version is still there")
	}
	if _, err := os.Stat(new.path); err != nil {
		t.Error(err)
	}
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func BenchmarkGet(b *testing.B) {
	dir := b.TempDir()
	c, err := Open(dir, "v")
	if err != nil {
		b.Fatal(err)
	}
	data := bytes.Repeat([]byte("0123456789abcdef"), 400)
	for i := range 2000 {
		if err := c.Put(KeyOf(fmt.Append(nil, i)), data); err != nil {
			b.Fatal(err)
		}
	}
	if err := c.Close(); err != nil {
		b.Fatal(err)
	}
	if c, err = Open(dir, "v"); err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	i := 0
	for b.Loop() {
		if got, err := c.Get(KeyOf(fmt.Append(nil, i%2000))); err != nil || len(got) != len(data) {
			b.Fatal(err)
		}
		i++
	}
}

func BenchmarkPut(b *testing.B) {
	c, err := Open(b.TempDir(), "v")
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	data := bytes.Repeat([]byte("0123456789abcdef"), 400)
	i := 0
	for b.Loop() {
		if err := c.Put(KeyOf(fmt.Append(nil, i)), data); err != nil {
			b.Fatal(err)
		}
		i++
	}
}
