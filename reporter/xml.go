package reporter

import (
	"bytes"
	"encoding/xml"
)

// An xmlWriter writes elements that need no more than attributes and text.
// Characters that XML cannot hold become U+FFFD, as do invalid bytes.
type xmlWriter struct{ bytes.Buffer }

const xmlHeader = xml.Header

// open writes a start tag; attributes are pairs of a name and a value.
func (x *xmlWriter) open(name string, attributes ...string) {
	x.tag(name, attributes)
	x.WriteByte('>')
}

// empty writes an element without content.
func (x *xmlWriter) empty(name string, attributes ...string) {
	x.tag(name, attributes)
	x.WriteString("/>")
}

func (x *xmlWriter) tag(name string, attributes []string) {
	x.WriteByte('<')
	x.WriteString(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		x.WriteByte(' ')
		x.WriteString(attributes[i])
		x.WriteString(`="`)
		x.text(attributes[i+1])
		x.WriteByte('"')
	}
}

func (x *xmlWriter) close(name string) { x.WriteString("</" + name + ">") }

// text writes character data.
func (x *xmlWriter) text(s string) { _ = xml.EscapeText(&x.Buffer, []byte(s)) } // a buffer takes everything

func (x *xmlWriter) line() { x.WriteByte('\n') }
