package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
)

// maxFileSize bounds a document, in bytes. Nobody writes a postmortem that
// long, and the model of a document takes many times its size.
const maxFileSize = 32 << 20

// An input is one document to lint, or the reason why it cannot be.
type input struct {
	path  string // as reports show it
	root  string // the argument of the command line that led to it
	stdin bool
	err   error
}

// stdinName stands for standard input where it has no other name.
const stdinName = "<stdin>"

// read returns the bytes of an input. A document that is not wholly UTF-8 comes
// with an error and can be linted all the same.
func (a *app) read(in input) ([]byte, error) {
	source, err := a.readAll(in)
	if err != nil {
		return nil, bareError(err)
	}
	return source, checkText(source)
}

func (a *app) readAll(in input) ([]byte, error) {
	if in.stdin {
		return readUpTo(a.stdin, 0)
	}
	f, err := os.Open(in.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return readUpTo(f, info.Size())
}

// readUpTo reads r, whose size is expected to be about size bytes.
func readUpTo(r io.Reader, size int64) ([]byte, error) {
	if size > maxFileSize {
		return nil, errTooLarge
	}
	buf := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if n, err := buf.ReadFrom(io.LimitReader(r, maxFileSize+1)); err != nil {
		return nil, err
	} else if n > maxFileSize {
		return nil, errTooLarge
	}
	return buf.Bytes(), nil
}

var errTooLarge = fmt.Errorf("larger than %d MiB; a document of this size is not linted", maxFileSize>>20)

// errNotUTF8 is about a document that was linted nevertheless.
type errNotUTF8 struct{ at analyzer.Position }

func (e errNotUTF8) Error() string {
	return fmt.Sprintf("not UTF-8 at line %d, column %d; it is linted as it stands, but words with such bytes are not understood – save it as UTF-8", e.at.Line, e.at.Column)
}

// checkText finds bytes that no text file holds.
func checkText(source []byte) error {
	if at := bytes.IndexByte(source, 0); at >= 0 {
		if bytes.HasPrefix(source, []byte{0xFF, 0xFE}) || bytes.HasPrefix(source, []byte{0xFE, 0xFF}) {
			return errors.New("UTF-16 text; save it as UTF-8")
		}
		return fmt.Errorf("a NUL byte in line %d; this is not a text file", 1+bytes.Count(source[:at], []byte("\n")))
	}
	if utf8.Valid(source) {
		return nil
	}
	at := 0
	for r, n := utf8.DecodeRune(source); r != utf8.RuneError || n > 1; r, n = utf8.DecodeRune(source[at:]) {
		at += n
	}
	return errNotUTF8{analyzer.NewLineIndex(source).Position(at)}
}

// bareError is the cause of a file error without the operation and the path,
// which are said before it.
func bareError(err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
