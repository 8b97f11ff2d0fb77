package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
)

// errChanged is about a file that somebody else has written to meanwhile.
var errChanged = errors.New("changed since it was read, so it was not rewritten; run blamelint again")

// replaceFile puts text in the place of old, which is what was read from the
// file at path. At every moment the file holds one of the two in full: the new
// text is written beside it, brought to the disk, and renamed. Links to the
// file are followed and stay; its permissions stay, and so do its owner and
// group where the system lets us. (Other names of the same file, that is hard
// links, keep the old text.) A file that no longer holds old, or that may not
// be written to, is left alone.
func replaceFile(path string, old, text []byte) error {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(real)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New("not a regular file, so it cannot be rewritten")
	}
	if err := mayWrite(real); err != nil {
		return err
	}
	temp, err := writeBeside(real, info, text)
	if err != nil {
		return err
	}
	now, err := os.ReadFile(real)
	if err == nil && !bytes.Equal(now, old) {
		err = errChanged
	}
	if err == nil {
		err = os.Rename(temp, real)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	syncDir(filepath.Dir(real))
	return nil
}

// mayWrite asks for the permission to write to the file itself, which a rename
// would not need.
func mayWrite(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

// writeBeside writes text into a new file of the same folder, with the
// permissions of info, and returns its name.
func writeBeside(path string, info os.FileInfo, text []byte) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".blamelint-*.tmp")
	if err != nil {
		return "", err
	}
	_, err = f.Write(text)
	if err == nil {
		keepOwner(f, info)
		err = f.Chmod(info.Mode() & (os.ModePerm | os.ModeSetuid | os.ModeSetgid | os.ModeSticky))
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// syncDir brings a rename to the disk. Not every system can; the file is whole
// in any case.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
