package analyzer

import (
	"slices"
	"sort"
	"strings"
	"unicode"
)

// TokenKind says what a token is.
type TokenKind uint8

// The kinds of tokens.
const (
	WordToken   TokenKind = iota
	NumberToken           // begins with a digit: counts, times, versions
	PunctToken
	CodeToken   // inline code, one token
	URLToken    // a bare URL or e-mail address
	HandleToken // @name
	IdentToken  // an identifier, file or host name, #123
)

// Flags describe how a token is written and where it stands.
type Flags uint16

// The flags of a token.
const (
	Capital      Flags = 1 << iota // begins with an upper-case letter
	AllCaps                        // at least two letters, all upper case
	MixedCase                      // an upper-case letter after a lower-case one
	SpaceBefore                    // white space or the block's start before it
	LineStart                      // first on a line that a hard break began
	Strong                         // in bold
	Emphasised                     // in italics
	Linked                         // in a link's text
	Struck                         // struck through: no longer said
	Quoted                         // between quotation marks
	plainLetters                   // ASCII letters of which at most the first is a capital; not every such word has it
)

// A Token is a word, number or mark. Start and End are bytes of
// Document.Text. Contractions are two tokens: "did" and "n't".
type Token struct {
	Start, End int32
	Word       Word  // 0 if nobody asks about this word
	Sentence   int32 // index in Document.Sentences
	Flags      Flags
	Kind       TokenKind
}

// Is reports whether any of the flags is set.
func (t *Token) Is(f Flags) bool { return t.Flags&f != 0 }

// Words that contractions are split into.
var (
	wNot   = W("n't")
	wHas   = W("'s")
	wHave1 = W("'ve")
	wAre1  = W("'re")
	wWill1 = W("'ll")
	wHad1  = W("'d")
	wAm1   = W("'m")
)

const (
	classOther = iota
	classSpace
	classLetter
	classDigit
	classPunct
	classHigh
)

var byteClass = makeByteClass()

func makeByteClass() (t [256]uint8) {
	for c := range 256 {
		b := byte(c)
		switch {
		case b <= ' ' || b == 0x7f:
			t[c] = classSpace
		case 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b == '_':
			t[c] = classLetter
		case '0' <= b && b <= '9':
			t[c] = classDigit
		case b >= 0x80:
			t[c] = classHigh
		default:
			t[c] = classPunct
		}
	}
	return t
}

// tokenize cuts the text of every block into tokens and gives them the flags
// of the marks around them.
func tokenize(d *Document, b *builder) {
	t := tokenizer{text: d.Text, out: emptied(d.scratch.tokens, len(d.Text)/5+8), opaques: b.opaques}
	for _, blk := range d.Blocks {
		blk.FirstToken = len(t.out)
		t.block(blk.TextStart, blk.TextEnd)
		blk.EndToken = len(t.out)
		markQuoted(d.Text, t.out[blk.FirstToken:blk.EndToken])
	}
	d.Tokens = t.out
	for _, m := range b.marks {
		i := sort.Search(len(t.out), func(i int) bool { return int(t.out[i].Start) >= m.start })
		for ; i < len(t.out) && int(t.out[i].Start) < m.end; i++ {
			t.out[i].Flags |= m.flags
		}
	}
}

type tokenizer struct {
	text    string
	out     []Token
	opaques []opaqueRange
	flags   Flags // SpaceBefore and LineStart for the next token
}

func (t *tokenizer) block(i, end int) {
	t.flags = SpaceBefore | LineStart
	for i < end {
		if len(t.opaques) > 0 && t.opaques[0].start <= i {
			o := t.opaques[0]
			t.opaques = t.opaques[1:]
			// The block ends before spaces at its end, also those of inline code.
			if stop := min(o.end, end); stop > i {
				t.emit(i, stop, o.kind, 0, 0)
				i = stop
			}
			continue
		}
		c := t.text[i]
		switch byteClass[c] {
		case classSpace:
			t.flags |= SpaceBefore
			if c == '\n' {
				t.flags |= LineStart
			}
			i++
		case classLetter:
			i = t.word(i, t.limit(end))
		case classDigit:
			i = t.number(i, t.limit(end))
		case classHigh:
			i = t.high(i, t.limit(end))
		default:
			i = t.punct(i, t.limit(end))
		}
	}
}

// limit is where the next opaque range begins, or end.
func (t *tokenizer) limit(end int) int {
	if len(t.opaques) > 0 {
		return min(end, t.opaques[0].start)
	}
	return end
}

func (t *tokenizer) emit(start, end int, kind TokenKind, w Word, f Flags) {
	t.out = append(t.out, Token{Start: int32(start), End: int32(end), Word: w, Kind: kind, Flags: f | t.flags})
	t.flags = 0
}

// wordScan is what word learns while it reads.
type wordScan struct {
	apos            int // offset of the last inner apostrophe, -1 if none
	aposLen         int
	dots, singles   int // inner dots; parts of one letter before them
	part            int // length of the current part between dots
	upper, lower    int
	digit, ident, j bool // j: an upper-case letter after a lower-case one
}

// word reads a word from i on.
func (t *tokenizer) word(i, end int) int {
	if n := t.plainWord(i, end); n > 0 {
		return n
	}
	s := wordScan{apos: -1}
	start := i
	for i < end {
		n := t.wordByte(&s, i, end)
		if n == 0 {
			break
		}
		i += n
	}
	if stop := t.url(start, i, end); stop > 0 {
		return stop
	}
	return t.finishWord(&s, start, i, end)
}

// plainWord reads what most words are, ASCII letters of which the first may be
// a capital, up to a mark or space that ends every word. It returns 0 if
// anything else stands there.
func (t *tokenizer) plainWord(start, end int) int {
	text := t.text[:end]
	f := plainLetters
	if c := text[start]; 'A' <= c && c <= 'Z' {
		f |= Capital
	} else if c < 'a' || c > 'z' {
		return 0
	}
	i := start + 1
	for i < len(text) && 'a' <= text[i] && text[i] <= 'z' {
		i++
	}
	if i < len(text) && !endsWord[text[i]] && !(text[i] == '.' && (i+1 == len(text) || endsWord[text[i+1]])) {
		return 0
	}
	t.emit(start, i, WordToken, t.lookup(start, i), f)
	return i
}

// endsWord are the bytes that end a word whatever stands around them.
var endsWord = func() (t [256]bool) {
	for _, c := range []byte(" \t\n\r,;!?)]}\"/") {
		t[c] = true
	}
	return t
}()

// wordByte takes the character at i into the word and returns its width, or 0
// if the word ends before it.
func (t *tokenizer) wordByte(s *wordScan, i, end int) int {
	c := t.text[i]
	switch {
	case 'a' <= c && c <= 'z':
		s.lower++
	case 'A' <= c && c <= 'Z':
		s.j = s.j || s.lower > 0
		s.upper++
	case '0' <= c && c <= '9':
		s.digit = true
	case c == '_':
		s.ident = true
	case c >= 0x80:
		return t.wordRune(s, i, end)
	default:
		return t.innerPunct(s, i, end)
	}
	s.part++
	return 1
}

func (t *tokenizer) wordRune(s *wordScan, i, end int) int {
	r, n := runeAt(t.text[:end], i)
	switch {
	case r == '’' || r == 'ʼ':
		return t.apostrophe(s, i, n, end)
	case r == '‑' && i+n < end && byteClass[t.text[i+n]] == classLetter:
		return n
	case unicode.IsUpper(r):
		s.j = s.j || s.lower > 0
		s.upper++
	case unicode.IsLetter(r):
		s.lower++
	case unicode.IsMark(r), r == '\u00ad', r == '\u200d':
	default:
		return 0
	}
	s.part++
	return n
}

// innerPunct decides whether a mark inside a word belongs to it.
func (t *tokenizer) innerPunct(s *wordScan, i, end int) int {
	c := t.text[i]
	if i+1 >= end {
		return 0
	}
	next := t.text[i+1]
	nextWord := byteClass[next] == classLetter || byteClass[next] == classDigit
	switch {
	case c == '\'':
		return t.apostrophe(s, i, 1, end)
	case c == '-' && (nextWord || next >= 0x80 && t.letterAt(i+1, end)):
		s.part = 0
	case c == '.' && nextWord && !(s.lower > 0 && 'A' <= next && next <= 'Z'):
		if s.part == 1 {
			s.singles++
		}
		s.dots++
		s.part = 0
	case c == '@' && nextWord && s.part > 0:
		s.ident, s.dots = true, s.dots+2
	default:
		return 0
	}
	return 1
}

func (t *tokenizer) letterAt(i, end int) bool {
	r, _ := runeAt(t.text[:end], i)
	return unicode.IsLetter(r)
}

func (t *tokenizer) apostrophe(s *wordScan, i, n, end int) int {
	if i+n >= end || byteClass[t.text[i+n]] != classLetter && !(t.text[i+n] >= 0x80 && t.letterAt(i+n, end)) {
		return 0
	}
	s.apos, s.aposLen = i, n
	return n
}

// url extends a word that begins a URL up to the next space or bracket, and
// returns 0 for every other word.
func (t *tokenizer) url(start, i, end int) int {
	w := t.text[start:i]
	scheme := i+2 < end && t.text[i] == ':' && t.text[i+1] == '/' && t.text[i+2] == '/'
	if !scheme && (len(w) < 5 || w[3] != '.' || !equalFoldASCII("www", w[:3])) && (w != "mailto" || i >= end || t.text[i] != ':') {
		return 0
	}
	depth := 0
	for i < end {
		c := t.text[i]
		if c <= ' ' || c == '<' || c == '>' || c == '"' || c == '|' || c == ')' && depth == 0 {
			break
		}
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		}
		i++
	}
	for i > start && isTrailing(t.text[i-1]) {
		i--
	}
	t.emit(start, i, URLToken, 0, 0)
	return i
}

func isTrailing(c byte) bool {
	return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\'' || c == '*'
}

func (s *wordScan) flags(t *tokenizer, start int) Flags {
	var f Flags
	if r, _ := runeAt(t.text, start); s.upper > 0 && unicode.IsUpper(r) {
		f |= Capital
	}
	if s.upper > 1 && s.lower == 0 {
		f |= AllCaps
	}
	if s.j {
		f |= MixedCase
	}
	return f
}

// finishWord emits the word, in two parts if it is a contraction.
func (t *tokenizer) finishWord(s *wordScan, start, i, end int) int {
	f := s.flags(t, start)
	switch {
	case s.dots > 0 && s.singles == s.dots && s.part == 1 && i < end && t.text[i] == '.':
		// "e.g." and "a.m.": the last dot belongs to the abbreviation.
		i++
		t.emit(start, i, WordToken, t.lookup(start, i), f)
		return i
	case s.dots > 0 || s.ident || i+1 < end && t.text[i] == '(' && t.text[i+1] == ')':
		t.emit(start, i, IdentToken, 0, f)
		return i
	case s.apos > 0:
		return t.contraction(s, start, i, f)
	}
	t.emit(start, i, WordToken, t.lookup(start, i), f)
	return i
}

func (t *tokenizer) lookup(start, end int) Word {
	return lookupAt(t.text, start, end)
}

// contraction splits "didn't", "we've" and "Tomasz's"; "O'Brien" stays whole.
func (t *tokenizer) contraction(s *wordScan, start, i int, f Flags) int {
	w, cut := suffixWord(t.text[s.apos+s.aposLen:i]), s.apos
	if w == wNot {
		if c := t.text[cut-1]; cut-1 <= start || c != 'n' && c != 'N' {
			w = 0
		}
		cut--
	}
	if w == 0 {
		t.emit(start, i, WordToken, t.lookup(start, i), f)
		return i
	}
	stem := t.text[start:cut]
	t.emit(start, cut, WordToken, lookupWord(stem), f)
	t.emit(cut, i, WordToken, w, 0)
	return i
}

// suffixWord is the word for what stands after an apostrophe, or 0.
func suffixWord(s string) Word {
	switch {
	case equalFoldASCII("t", s):
		return wNot
	case equalFoldASCII("s", s):
		return wHas
	case equalFoldASCII("ve", s):
		return wHave1
	case equalFoldASCII("re", s):
		return wAre1
	case equalFoldASCII("ll", s):
		return wWill1
	case equalFoldASCII("d", s):
		return wHad1
	case equalFoldASCII("m", s):
		return wAm1
	}
	return 0
}

// number reads a token that begins with a digit: 3,940, 14:07, 2024-03-15,
// 1.31.0, 48m.
func (t *tokenizer) number(i, end int) int {
	start := i
	for i < end {
		c := t.text[i]
		k := byteClass[c]
		joins := (c == '.' || c == ',' || c == ':' || c == '/' || c == '-') && i+1 < end && byteClass[t.text[i+1]] == classDigit
		if k != classDigit && k != classLetter && !joins {
			break
		}
		i++
	}
	t.emit(start, i, NumberToken, t.lookup(start, i), 0)
	return i
}

// high reads what begins with a non-ASCII character: a word, an emoji, a mark.
func (t *tokenizer) high(i, end int) int {
	r, n := runeAt(t.text[:end], i)
	switch {
	case unicode.IsLetter(r) && r != 'ʼ':
		// U+02BC is a letter to Unicode and an apostrophe to word.
		return t.word(i, end)
	case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
		t.flags |= SpaceBefore
		return i + n
	case unicode.IsDigit(r):
		t.emit(i, i+n, NumberToken, 0, 0)
		return i + n
	}
	t.emit(i, i+n, PunctToken, t.lookup(i, i+n), 0)
	return i + n
}

func (t *tokenizer) punct(i, end int) int {
	c := t.text[i]
	next := byte(' ')
	if i+1 < end {
		next = t.text[i+1]
	}
	word := byteClass[next] == classLetter || byteClass[next] == classDigit
	switch {
	case c == '@' && word:
		return t.sigil(i, end, HandleToken)
	case c == '#' && word:
		return t.sigil(i, end, IdentToken)
	case c == '{' && next == '{':
		return t.shortcode(i, end)
	case c == '.' && next == '.' || c == '-' && next == '-':
		n := 1
		for i+n < end && t.text[i+n] == c {
			n++
		}
		t.emit(i, i+n, PunctToken, t.lookup(i, i+n), 0)
		return i + n
	}
	t.emit(i, i+1, PunctToken, t.lookup(i, i+1), 0)
	return i + 1
}

// sigil reads @handle or #123.
func (t *tokenizer) sigil(i, end int, kind TokenKind) int {
	start := i
	for i++; i < end; i++ {
		c := t.text[i]
		inner := (c == '-' || c == '.' || c == '/') && i+1 < end && (byteClass[t.text[i+1]] == classLetter || byteClass[t.text[i+1]] == classDigit)
		if k := byteClass[c]; k != classLetter && k != classDigit && !inner {
			break
		}
	}
	t.emit(start, i, kind, 0, 0)
	return i
}

// shortcode reads a site generator's {{…}}, which is not prose. It ends in
// the line on which it begins, at most maxShortcode bytes on.
func (t *tokenizer) shortcode(i, end int) int {
	if n := strings.Index(t.text[i:min(end, i+maxShortcode)], "}}"); n > 0 {
		t.emit(i, i+n+2, CodeToken, 0, 0)
		return i + n + 2
	}
	t.emit(i, i+1, PunctToken, 0, 0)
	return i + 1
}

const maxShortcode = 400

// markQuoted sets Quoted on the tokens between quotation marks of one block.
// A mark without partner quotes nothing; that a kind of mark has no partner
// further on is found out only once, so the work is linear.
func markQuoted(text string, toks []Token) {
	var alone [5]rune // marks known to have no partner from here on
	n := 0
	for i := 0; i < len(toks); i++ {
		close := quotePartner(text, toks, i)
		if close == 0 || slices.Contains(alone[:n], close) {
			continue
		}
		j := i + 1
		for j < len(toks) && !(toks[j].Kind == PunctToken && isCloser(text, toks, j, close)) {
			j++
		}
		if j == len(toks) {
			alone[n] = close
			n++
			continue
		}
		for k := i + 1; k < j; k++ {
			toks[k].Flags |= Quoted
		}
		i = j
	}
}

// quotePartner is the mark that closes the quotation that token i opens, or 0.
func quotePartner(text string, toks []Token, i int) rune {
	t := &toks[i]
	if t.Kind != PunctToken {
		return 0
	}
	switch r, _ := runeAt(text, int(t.Start)); r {
	case '"':
		return '"'
	case '“', '„':
		return '”'
	case '«':
		return '»'
	case '‘', '‚':
		return '’'
	case '\'':
		if t.Is(SpaceBefore) || i > 0 && toks[i-1].Kind == PunctToken {
			return '\''
		}
	}
	return 0
}

func isCloser(text string, toks []Token, j int, close rune) bool {
	r, _ := runeAt(text, int(toks[j].Start))
	switch close {
	case '”':
		return r == '”' || r == '“' || r == '"'
	case '\'', '’':
		return r == close && (j+1 == len(toks) || toks[j+1].Is(SpaceBefore) || toks[j+1].Kind == PunctToken)
	}
	return r == close
}

// wordIndex finds the tokens of a word: chains of token numbers, in order. Word 0
// has the tokens of all words that nobody asks about.
type wordIndex struct {
	head []int32 // by Word: first token + 1
	next []int32 // by token: next token of the same word + 1
}

func (x *wordIndex) build(toks []Token, m *scratch) {
	x.head = grown(m.head, vocabularySize())
	x.next = grown(m.next, len(toks))
	for i := len(toks) - 1; i >= 0; i-- {
		w := toks[i].Word.number()
		x.next[i] = x.head[w]
		x.head[w] = int32(i + 1)
	}
}

// Each ranges over the tokens of the words in s, word by word and in document
// order within a word. Struck-through text is passed over.
func (d *Document) Each(s Set) func(yield func(i int) bool) {
	return func(yield func(int) bool) {
		for w := range s.All() {
			for i := d.index.head[w.number()]; i != 0; i = d.index.next[i-1] {
				if !d.Tokens[i-1].Is(Struck) && !yield(int(i-1)) {
					return
				}
			}
		}
	}
}

// Any reports whether the document holds one of the words.
func (d *Document) Any(s Set) bool {
	for w := range s.All() {
		if d.index.head[w.number()] != 0 {
			return true
		}
	}
	return false
}
