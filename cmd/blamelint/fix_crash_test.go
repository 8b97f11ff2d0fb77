//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestFixSurvivesCrash kills --fix while it writes: each file then holds its
// old or its new text in full. Before the last file comes a pipe into which
// nobody writes, so that no machine is fast enough to be done with all of them.
func TestFixSurvivesCrash(t *testing.T) {
	program, err := exec.LookPath("blamelint") // put there by TestMain
	if err != nil {
		t.Fatal(err)
	}
	const files = 150
	old := []byte("# A\n\n" + strings.Repeat("Obviously, the disk was full.\n\n", 300))
	want := bytes.ReplaceAll(old, []byte("Obviously, the"), []byte("The"))
	for round := range 6 {
		dir := t.TempDir()
		var paths []string
		for i := range files {
			paths = append(paths, filepath.Join(dir, fmt.Sprintf("%03d.md", i)))
			writeFile(t, paths[i], string(old))
		}
		pipe := filepath.Join(dir, "pipe.md")
		if err := syscall.Mkfifo(pipe, 0o600); err != nil {
			t.Fatal(err)
		}
		args := append([]string{"--no-git", "--no-config", "--fix", "--quiet"}, paths[:files-1]...)
		cmd := exec.Command(program, append(args, pipe, paths[files-1])...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		waitForWrite(t, paths[round*20], old, ended)
		_ = cmd.Process.Kill()
		<-ended
		written := 0
		for i, path := range paths {
			got, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case bytes.Equal(got, want):
				written++
			case !bytes.Equal(got, old):
				t.Fatalf("file %d holds %d bytes, neither the old nor the new text", i, len(got))
			}
		}
		if written <= round*20 || written == files {
			t.Errorf("%d of %d files were written", written, files)
		}
	}
}

// waitForWrite returns when a file no longer holds text.
func waitForWrite(t *testing.T, file string, text []byte, ended <-chan error) {
	t.Helper()
	for {
		if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, text) {
			return
		}
		select {
		case err := <-ended:
			t.Fatalf("the run has ended: %v", err)
		case <-time.After(200 * time.Microsecond):
		}
	}
}
