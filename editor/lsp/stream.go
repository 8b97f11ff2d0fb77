package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/sourcegraph/jsonrpc2"
)

// maxMessage bounds one message, in bytes: several times the largest document
// that is linted, and little enough that a wrong header cannot exhaust memory.
const maxMessage = 128 << 20

// keepBuffer is up to which size the buffer of a message is used again.
const keepBuffer = 1 << 20

// A stream frames messages as LSP has it: header lines, an empty line, JSON.
// The library's own codec gives up at the first line or message that it cannot
// read, and with it the author's session; this one answers and reads on.
type stream struct {
	r    *bufio.Reader
	body bytes.Buffer // of the message read last
	last func()       // called when there is nothing more to read

	mu   sync.Mutex
	w    *bufio.Writer
	over atomic.Bool // the conversation is, and nothing is written any more
}

var _ jsonrpc2.ObjectStream = (*stream)(nil)

func newStream(in io.Reader, out io.Writer) *stream {
	return &stream{r: bufio.NewReaderSize(in, 16<<10), w: bufio.NewWriterSize(out, 16<<10)}
}

// WriteObject sends one message. It is safe for concurrent use.
func (s *stream) WriteObject(v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over.Load() {
		return io.ErrClosedPipe
	}
	fmt.Fprintf(s.w, "Content-Length: %d\r\n\r\n", len(data))
	s.w.Write(data)
	return s.w.Flush() // a bufio.Writer keeps the first error
}

// ReadObject reads the next message that makes sense into v; those before it
// are answered with an error.
func (s *stream) ReadObject(v any) error {
	for {
		body, err := s.read()
		if err != nil && !errors.Is(err, errTooLong) {
			s.last()
			return err
		}
		if err == nil {
			// What a message that fails has half filled must not stay.
			reflect.ValueOf(v).Elem().SetZero()
			if err = json.Unmarshal(body, v); err == nil {
				return nil
			}
		}
		if err := s.refuse(body, err); err != nil {
			return err
		}
	}
}

// Close leaves the streams to those who opened them, and alone: what comes after
// exit has no answer.
func (s *stream) Close() error {
	s.over.Store(true)
	return nil
}

var errTooLong = fmt.Errorf("a message of more than %d MiB is not read", maxMessage>>20)

// read returns the JSON of the next message. It is valid until the next call.
func (s *stream) read() ([]byte, error) {
	size, err := s.header()
	if err != nil {
		return nil, err
	}
	if size > maxMessage {
		if _, err := io.CopyN(io.Discard, s.r, size); err != nil {
			return nil, err
		}
		return nil, errTooLong
	}
	if s.body.Cap() > keepBuffer {
		s.body = bytes.Buffer{}
	}
	s.body.Reset()
	// The buffer grows with what arrives, not with what was announced.
	_, err = io.CopyN(&s.body, s.r, size)
	return s.body.Bytes(), err
}

// header reads up to the empty line after a length, and skips what is no
// header at all.
func (s *stream) header() (size int64, err error) {
	size = -1
	for {
		line, err := s.r.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			continue // no header is that long
		}
		if err != nil {
			return 0, err
		}
		text := strings.TrimSpace(string(line))
		if text == "" && size >= 0 {
			return size, nil
		}
		name, value, _ := strings.Cut(text, ":")
		if strings.EqualFold(name, "Content-Length") {
			if n, err := strconv.ParseInt(strings.TrimSpace(value), 10, 64); err == nil && n >= 0 {
				size = n
			}
		}
	}
}

// refuse answers a message that could not be read. A notification has no
// answer.
func (s *stream) refuse(body []byte, cause error) error {
	var m struct {
		ID     json.RawMessage `json:"id"`
		Method *string         `json:"method"`
	}
	code := jsonrpc2.CodeParseError
	if json.Unmarshal(body, &m) == nil {
		if m.Method != nil && m.ID == nil {
			return nil
		}
		code = jsonrpc2.CodeInvalidRequest
	}
	if len(m.ID) == 0 || m.ID[0] != '"' && m.ID[0] != '-' && (m.ID[0] < '0' || m.ID[0] > '9') {
		m.ID = json.RawMessage("null")
	}
	return s.WriteObject(struct {
		Version string          `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Error   *jsonrpc2.Error `json:"error"`
	}{"2.0", m.ID, &jsonrpc2.Error{Code: int64(code), Message: "This message cannot be read: " + cause.Error()}})
}
