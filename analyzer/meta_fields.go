package analyzer

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v4"
)

// frontFields reads the top level of the front matter. YAML that does not
// parse has no fields; TOML is read line by line, since only plain keys count.
func (d *Document) frontFields() []Field {
	if d.FrontMatter.Empty() {
		return nil
	}
	raw := d.Source[d.FrontMatter.Start:d.FrontMatter.End]
	if bytes.HasPrefix(bytes.TrimPrefix(d.Source, []byte("\xef\xbb\xbf")), []byte("+++")) {
		return d.tomlFields(raw)
	}
	var n yaml.Node
	if err := yaml.Unmarshal(raw, &n); err != nil || len(n.Content) == 0 || n.Content[0].Kind != yaml.MappingNode {
		return nil
	}
	var out []Field
	line := d.Lines.Line(d.FrontMatter.Start)
	for pairs := n.Content[0].Content; len(pairs) >= 2; pairs = pairs[2:] {
		out = append(out, d.frontField(pairs[0].Value, yamlText(pairs[1]), line+pairs[0].Line-1))
	}
	return out
}

func (d *Document) frontField(name, value string, line int) Field {
	f := Field{Name: name, Value: value, NameAt: d.Lines.LineSpan(line)}
	f.ValueAt = f.NameAt
	f.Kind = fieldKind(nameWords(name))
	return f
}

// nameWords splits "incident_date" and "incidentDate".
func nameWords(name string) []Word {
	var out []Word
	var part []byte
	flush := func() {
		if len(part) > 0 {
			out = append(out, lookupWord(string(part)))
			part = part[:0]
		}
	}
	for i := range len(name) {
		switch c := name[i]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			part = append(part, c)
		case 'A' <= c && c <= 'Z':
			flush()
			part = append(part, c|0x20)
		default:
			flush()
		}
	}
	flush()
	return out
}

// yamlText is a scalar, or the scalars of a list with commas between them.
func yamlText(n *yaml.Node) string {
	switch n.Kind {
	case yaml.ScalarNode:
		return n.Value
	case yaml.SequenceNode:
		var parts []string
		for _, c := range n.Content {
			if c.Kind == yaml.ScalarNode {
				parts = append(parts, c.Value)
			}
		}
		return strings.Join(parts, ", ")
	}
	return ""
}

func (d *Document) tomlFields(raw []byte) []Field {
	var out []Field
	line := d.Lines.Line(d.FrontMatter.Start) - 1
	for text := range strings.SplitSeq(string(raw), "\n") {
		line++
		if strings.HasPrefix(text, "[") {
			break
		}
		name, value, ok := strings.Cut(text, "=")
		if ok {
			value = strings.ReplaceAll(strings.Trim(value, " []\r"), "\"", "")
			out = append(out, d.frontField(strings.TrimSpace(name), value, line))
		}
	}
	return out
}

// fieldStarts are marks at which a field may begin within a line.
var fieldStarts = Words("· | • ;")

// maxFieldName is how many tokens the name of a field may have.
const maxFieldName = 7

// maxFieldValue is how many tokens of a value are read.
const maxFieldValue = 80

// bodyFields reads "Key: value" wherever a line, an item or a cell begins with
// it, tables of two columns, and headings with what stands under them.
func (d *Document) bodyFields() []Field {
	var out []Field
	for i := d.index.head[wColon.number()]; i != 0; i = d.index.next[i-1] {
		if f, ok := d.colonField(int(i - 1)); ok {
			out = append(out, f)
		}
	}
	for _, t := range d.Tables {
		for _, r := range t.Rows {
			if len(r.Cells) == 2 {
				out = d.addField(out, r.Cells[0].FirstToken, d.trimColon(r.Cells[0]), r.Cells[1].FirstToken, r.Cells[1].EndToken)
			}
		}
	}
	for _, s := range d.Sections {
		if s.Head != nil && s.Head.Kind == Heading && s.Kinds&^kindSet(People) == 0 && len(s.Blocks) > 1 {
			last := s.Blocks[len(s.Blocks)-1]
			out = d.addField(out, s.TitleFirst, s.TitleEnd, s.Blocks[1].FirstToken, last.EndToken)
		}
	}
	return out
}

func (d *Document) colonField(colon int) (Field, bool) {
	b := d.BlockOf(colon)
	if b.Quote > 0 || b.Section.Within(Timeline) || b.Section.Within(ActionItems) {
		return Field{}, false
	}
	first := -1
	for j := colon - 1; j >= b.FirstToken && j >= colon-maxFieldName; j-- {
		if fieldStarts.Has(d.Tokens[j].Word) {
			first = j + 1
			break
		}
		if j == b.FirstToken || d.Tokens[j].Is(LineStart) || d.startsLine(j) {
			first = j
			break
		}
	}
	if first < 0 || first == colon || len(d.addField(nil, first, colon, colon+1, colon+1)) == 0 {
		return Field{}, false
	}
	end := colon + 1
	for end < min(b.EndToken, colon+maxFieldValue) && !d.Tokens[end].Is(LineStart) && !(end > colon+1 && d.fieldBegins(end, b)) {
		end++
	}
	out := d.addField(nil, first, colon, colon+1, end)
	if len(out) == 0 {
		return Field{}, false
	}
	return out[0], true
}

// allFieldWords is false for "weekly downtime limit" and the like.
func allFieldWords(words []Word) bool {
	for _, w := range words {
		if !titleGeneric.Has(w) && !metaWords.Has(w) {
			return false
		}
	}
	return true
}

var metaWords = makeMetaWords()

func makeMetaWords() Set {
	out := Words("report document page level of ( ) / , & ? # + - post mortem meeting")
	for _, f := range fieldNames {
		out = Words("", append(f.all, out)...)
	}
	return out
}

// fieldBegins reports whether a field begins at token i, on a new line of the
// source or after a mark.
func (d *Document) fieldBegins(i int, b *Block) bool {
	if !d.Tokens[i].Is(SpaceBefore) || !fieldStarts.Has(d.Tokens[i].Word) && !d.startsLine(i) {
		return false
	}
	for j := i; j < min(b.EndToken, i+maxFieldName); j++ {
		if d.Tokens[j].Word == wColon {
			return true
		}
	}
	return false
}

// addField appends the field if its name is one that is known.
func (d *Document) addField(list []Field, nameFirst, nameEnd, first, end int) []Field {
	if nameEnd-nameFirst > maxFieldName || nameFirst >= nameEnd {
		return list
	}
	var words [maxFieldName]Word
	n := 0
	for i := nameFirst; i < nameEnd; i++ {
		words[n] = d.Tokens[i].Word
		n++
	}
	kind := fieldKind(words[:n])
	if kind == OtherField || !allFieldWords(words[:n]) {
		return list
	}
	f := Field{Kind: kind, Name: d.TokensText(nameFirst, nameEnd), NameAt: d.TokensSpan(nameFirst, nameEnd), First: first, End: max(first, end)}
	f.Value, f.ValueAt = d.TokensText(first, f.End), d.TokensSpan(first, f.End)
	return append(list, f)
}
