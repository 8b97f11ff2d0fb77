// Package plaintext reads documents and tells text from other bytes, with the
// same words for every program of the project.
package plaintext

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
)

// MaxSize bounds a document, in bytes. Nobody writes a postmortem that long,
// and the model of a document takes many times its size.
const MaxSize = 32 << 20

// ErrTooLarge is about documents over MaxSize.
var ErrTooLarge = fmt.Errorf("larger than %d MiB; a document of this size is not linted", MaxSize>>20)

// NotUTF8 is about a document that can be read nevertheless.
type NotUTF8 struct{ At analyzer.Position }

// Error says where the first such byte is.
func (e NotUTF8) Error() string {
	return fmt.Sprintf("not UTF-8 at line %d, column %d; it is linted as it stands, but words with such bytes are not understood – save it as UTF-8", e.At.Line, e.At.Column)
}

// Read reads r, whose size is expected to be about size bytes; 0 if that is not
// known. The error is ErrTooLarge or that of r.
func Read(r io.Reader, size int64) ([]byte, error) {
	if size > MaxSize {
		return nil, ErrTooLarge
	}
	buf := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if n, err := buf.ReadFrom(io.LimitReader(r, MaxSize+1)); err != nil {
		return nil, err
	} else if n > MaxSize {
		return nil, ErrTooLarge
	}
	return buf.Bytes(), nil
}

// Check finds bytes that no text file holds. A NotUTF8 is about a document that
// can be linted all the same; with any other error it cannot.
func Check(source []byte) error {
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
	return NotUTF8{analyzer.NewLineIndex(source).Position(at)}
}
