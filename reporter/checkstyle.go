package reporter

import (
	"io"
	"strconv"

	"github.com/blamelint/blamelint/analyzer"
)

// checkstyle writes the XML of Checkstyle's own reports, which many programs
// read. Lines and columns are 1-based, columns count code points. error and
// warning keep their names, note is info. A document that could not be read in
// full has an exception element, as Checkstyle itself writes it.
type checkstyle struct {
	w    io.Writer
	x    xmlWriter
	open bool // the root element has begun
}

func newCheckstyle(w io.Writer, _ Options) Reporter { return &checkstyle{w: w} }

var checkstyleSeverities = [...]string{analyzer.Error: "error", analyzer.Warning: "warning", analyzer.Note: "info"}

func (c *checkstyle) Report(r *analyzer.Result) error {
	c.begin()
	c.x.open("file", "name", r.Path)
	c.x.line()
	for i := range r.Findings {
		f := &r.Findings[i]
		c.x.empty("error",
			"line", strconv.Itoa(f.Start.Line), "column", strconv.Itoa(f.Start.Column),
			"severity", checkstyleSeverities[f.Severity], "message", statement(f), "source", "blamelint."+f.Rule)
		c.x.line()
	}
	c.x.close("file")
	c.x.line()
	return c.flush()
}

func (c *checkstyle) Close(s Summary) error {
	c.begin()
	for _, f := range s.Failures {
		c.x.open("file", "name", f.Path)
		c.x.open("exception")
		c.x.text(clean(f.Reason))
		c.x.close("exception")
		c.x.close("file")
		c.x.line()
	}
	c.x.close("checkstyle")
	c.x.line()
	return c.flush()
}

func (c *checkstyle) begin() {
	if !c.open {
		c.open = true
		c.x.WriteString(xmlHeader)
		c.x.open("checkstyle", "version", "4.3")
		c.x.line()
	}
}

func (c *checkstyle) flush() error {
	_, err := c.x.WriteTo(c.w)
	return err
}
