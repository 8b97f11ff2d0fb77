package records

import (
	"bytes"
	"encoding/json"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// JSONLine is a record as one line of JSON, with the line's end.
func JSONLine(r *audit.Record) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(r)
	return b.Bytes(), err
}
