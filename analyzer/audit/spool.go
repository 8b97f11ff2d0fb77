package audit

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
)

// A Spool keeps records in a temporary file, in the order in which they come,
// so that an audit's memory does not grow with the number of documents. Append
// is for one goroutine; after Flush, any number may range over Records.
type Spool struct {
	file *os.File
	w    *bufio.Writer
	head [binary.MaxVarintLen64]byte
}

// NewSpool makes an empty spool in dir, or in the folder for temporary files if
// dir is empty. Close it.
func NewSpool(dir string) (*Spool, error) {
	f, err := os.CreateTemp(dir, "blamelint-audit-*.spool")
	if err != nil {
		return nil, err
	}
	return &Spool{file: f, w: bufio.NewWriterSize(f, 1<<16)}, nil
}

// Append adds a record in its binary form.
func (s *Spool) Append(record string) error {
	n := binary.PutUvarint(s.head[:], uint64(len(record)))
	_, err := s.w.Write(s.head[:n])
	if err == nil {
		_, err = s.w.WriteString(record)
	}
	return err
}

// Flush makes what was appended readable.
func (s *Spool) Flush() error { return s.w.Flush() }

// Records yields the records. Each belongs to whoever gets it.
func (s *Spool) Records() iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		r := bufio.NewReaderSize(io.NewSectionReader(s.file, 0, 1<<62), 1<<16)
		var buf []byte
		for {
			rec, err := readRecord(r, &buf)
			if errors.Is(err, io.EOF) || !yield(rec, err) || err != nil {
				return
			}
		}
	}
}

func readRecord(r *bufio.Reader, buf *[]byte) (*Record, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil, err
	}
	if uint64(cap(*buf)) < n {
		*buf = make([]byte, n)
	}
	b := (*buf)[:n]
	if _, err := io.ReadFull(r, b); err != nil {
		return nil, fmt.Errorf("the spool ends within a record: %s", err)
	}
	return DecodeRecord(string(b))
}

// Close removes the spool.
func (s *Spool) Close() error {
	return errors.Join(s.file.Close(), os.Remove(s.file.Name()))
}
