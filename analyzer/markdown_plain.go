package analyzer

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	gmparser "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// plainRun is an inline parser that takes what no other inline parser looks at,
// up to the next character that one does. Left alone, goldmark asks about each
// character of a line in turn, which is most of the time it takes on prose. The
// tree is the same but for where texts are cut.
type plainRun struct{}

// Trigger is the blank, for which goldmark also asks at the start of a line.
func (plainRun) Trigger() []byte { return []byte{' '} }

func (plainRun) Parse(_ ast.Node, block text.Reader, _ gmparser.Context) ast.Node {
	line, at := block.PeekLine()
	source := block.Source()
	if at.Padding != 0 || at.Start > 0 && source[at.Start-1] == '\\' {
		return nil
	}
	n := plainBytes(line)
	end := len(line) - util.TrimRightSpaceLength(line)
	if n < end { // another parser's turn
		if n == 0 {
			return nil
		}
		block.Advance(n)
		return ast.NewTextSegment(text.NewSegment(at.Start, at.Start+n))
	}
	node := ast.NewTextSegment(text.NewSegment(at.Start, at.Start+end))
	if rest, broken := bytes.CutSuffix(line[end:], []byte{'\n'}); broken {
		hard := bytes.HasSuffix(bytes.TrimSuffix(rest, []byte{'\r'}), []byte("  "))
		node.SetHardLineBreak(hard)
		node.SetSoftLineBreak(!hard)
	}
	block.AdvanceLine()
	return node
}

// plainBytes is how many bytes of the line come before the first that has a
// meaning within a line, or ends it. An underscore within a word has none.
func plainBytes(line []byte) int {
	for i, c := range line {
		if inlineMark[c] && !(c == '_' && i > 0 && i+1 < len(line) && isAlnum(line[i-1]) && isAlnum(line[i+1])) {
			return i
		}
	}
	return len(line)
}

func isAlnum(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || isDigit(c) }

// inlineMark are the characters at which the inline parsers in use begin, the
// backslash, and the ends of a line.
var inlineMark = [256]bool{'`': true, '[': true, ']': true, '!': true, '<': true, '*': true, '_': true, '~': true, '\\': true, '\n': true, '\r': true}
