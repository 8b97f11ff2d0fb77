package main

import (
	"errors"
	"os"

	"github.com/blamelint/blamelint/analyzer/plaintext"
)

// maxFileSize bounds a document, in bytes.
const maxFileSize = plaintext.MaxSize

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
	return source, plaintext.Check(source)
}

func (a *app) readAll(in input) ([]byte, error) {
	if in.stdin {
		return plaintext.Read(a.stdin, 0)
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
	return plaintext.Read(f, info.Size())
}

// errNotUTF8 is about a document that was linted nevertheless.
type errNotUTF8 = plaintext.NotUTF8

// bareError is the cause of a file error without the operation and the path,
// which are said before it.
func bareError(err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
