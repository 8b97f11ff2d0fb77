package audit

import (
	"errors"
	"iter"

	"github.com/blamelint/blamelint/analyzer"
)

// Material is all that somebody needs who writes about an audit: the overview,
// the records one after the other, and the documents themselves.
type Material struct {
	Report *Report

	// Records yields the records in the order of their paths, one at a time, so
	// that memory does not grow with their number. It can be ranged over more
	// than once. A record belongs to the caller.
	Records func() iter.Seq2[*Record, error]

	// Result reads the document again and gives it with its model and with the
	// findings of the record (rule, severity, span, positions, message and
	// advice; no fixes). Release it. The error is ErrChanged if the file is not
	// the one that was audited any more. It is safe for concurrent use.
	Result func(*Record) (*analyzer.Result, error)
}

// ErrChanged says that a document changed between the audit and its page.
var ErrChanged = errors.New("it changed while the audit ran")
