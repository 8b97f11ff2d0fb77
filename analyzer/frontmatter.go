package analyzer

import "bytes"

// blankFrontMatter returns the source with a byte order mark and front matter
// replaced by spaces, so that Markdown does not read the fences as a thematic
// break and a heading, and offsets stay what they were. It notes the range.
func blankFrontMatter(d *Document, src []byte) []byte {
	start := 0
	if bytes.HasPrefix(src, []byte("\xef\xbb\xbf")) {
		start = 3
	}
	open, end := frontMatterRange(src[start:])
	if start == 0 && end == 0 {
		return src
	}
	out := append(d.scratch.blanked[:0], src...)
	d.scratch.blanked = out
	for i := range out[:start+end] {
		if out[i] != '\n' && out[i] != '\r' {
			out[i] = ' '
		}
	}
	if end > 0 {
		d.FrontMatter = Span{start + open, start + end}
		// The closing fence is not part of the range.
		if at := bytes.LastIndexByte(bytes.TrimRight(src[:start+end], "\r\n"), '\n'); at >= start+open {
			d.FrontMatter.End = at + 1
		}
	}
	return out
}

// frontMatterRange finds the offset after the opening fence and after the
// closing one; both are 0 if the text does not begin with front matter.
func frontMatterRange(src []byte) (open, end int) {
	fence := src[:min(3, len(src))]
	if s := string(fence); s != "---" && s != "+++" {
		return 0, 0
	}
	n := bytes.IndexByte(src, '\n')
	if n < 0 || len(bytes.TrimSpace(src[3:n])) > 0 {
		return 0, 0
	}
	for at := n + 1; at < len(src); {
		next := bytes.IndexByte(src[at:], '\n')
		if next < 0 {
			next = len(src) - at - 1
		}
		if bytes.Equal(bytes.TrimRight(src[at:at+next+1], " \t\r\n"), fence) {
			return n + 1, at + next + 1
		}
		at += next + 1
	}
	return 0, 0
}
