package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// A terminal is what a stream can show. The zero value is a file or pipe.
type terminal struct {
	watched bool // it is a terminal
	width   int  // in columns; 0 if unknown
	colors  bool
}

// minWidth is the narrowest terminal that is taken seriously, in columns.
const minWidth = 40

// terminalOf looks at a stream; color is the flag of that name.
func terminalOf(w io.Writer, color string) (t terminal) {
	f, isFile := w.(*os.File)
	if isFile && term.IsTerminal(int(f.Fd())) {
		t.watched = true
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
			t.width = max(width, minWidth)
		}
	}
	switch color {
	case "always":
		t.colors = true
	case "auto":
		t.colors = t.watched && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	if t.colors && isFile {
		enableColors(f)
	}
	return t
}

// isTerminal reports whether somebody could answer.
func isTerminal(r io.Reader) bool {
	f, ok := r.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
