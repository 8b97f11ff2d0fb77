package auditpage

import (
	"bytes"
	"fmt"
	"strings"
)

// A page is one file of the report in the making.
type page struct{ bytes.Buffer }

func (p *page) print(format string, args ...any) { fmt.Fprintf(&p.Buffer, format, args...) }

// A frame is what stands around the content of a page.
type frame struct {
	title   string
	current string   // the file that the navigation marks as this one
	root    string   // from the page to the report's folder: "" or "../../"
	scripts []string // files of assets, in order
	class   string   // of the body
	key     string   // names what the page was made from; empty if nobody asks
	version string
}

// policy lets a page load the report's own files, from a disk or a server, and
// nothing else; it may ask for nothing, and no markup but ours runs.
const policy = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'"

// navigation lists the pages that every page links to.
var navigation = [...]struct{ file, name string }{
	{"index.html", "Overview"},
	{"documents.html", "Postmortems"},
	{"actions.html", "Actions"},
	{"rules.html", "Rules"},
}

func (p *page) head(f *frame) {
	p.print("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
	if f.key != "" {
		p.print("%s", keyMark(f.key))
	}
	p.print(`<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="%s">
<link rel="icon" href="data:,">
<title>%s</title>
<link rel="stylesheet" href="%sassets/page.css">
<link rel="stylesheet" href="%[4]sassets/audit.css">
`, policy, esc(f.generator()), esc(f.title), f.root)
	for _, s := range f.scripts {
		p.print("<script defer src=\"%sassets/%s\"></script>\n", f.root, s)
	}
	p.print("</head>\n<body class=\"%s\">\n<a class=\"skip\" href=\"#documents\">Skip to the text</a>\n<nav class=\"pages\" aria-label=\"Pages of the report\">\n<ul>\n", f.class)
	for _, n := range navigation {
		here := ""
		if n.file == f.current {
			here = " aria-current=\"page\""
		}
		p.print("<li><a href=\"%s%s\"%s>%s</a></li>\n", f.root, n.file, here, n.name)
	}
	p.print("</ul>\n</nav>\n")
}

func (f *frame) generator() string { return strings.TrimSpace("blamelint " + f.version) }

// keyMark is the line by which a page says what it was made from.
func keyMark(key string) string { return "<meta name=\"blamelint-key\" content=\"" + key + "\">\n" }

const home = "https://github.com/blamelint/blamelint"

func (p *page) foot(f *frame) {
	p.print("<footer class=\"page\"><p>Written by <a href=\"%s\" rel=\"noopener noreferrer\">%s</a>. This report asks no server. "+
		"It counts documents, services and periods, never people.</p></footer>\n</body>\n</html>\n", home, esc(f.generator()))
}
