package analyzer

import "github.com/blamelint/blamelint/analyzer/tagger"

// Tag is a part of speech of the Penn Treebank.
type Tag = tagger.Tag

// tagCache holds the tags that rules have asked for.
type tagCache struct {
	tags  []Tag  // by token; 0 is unknown
	asked []bool // by sentence
	count int

	reader   tagger.Reader
	sentence int // that the reader reads, and 1
	first    int // its first token
}

// Tag is the part of speech of token i. It is found with as few of the words
// before it as decide it; a document about which nobody asks never loads the
// tagger.
func (d *Document) Tag(i int) Tag {
	s := int(d.Tokens[i].Sentence)
	if d.tags.tags == nil {
		m := &d.scratch.tags
		d.tags.tags, d.tags.asked = grown(m.tags, len(d.Tokens)), grown(m.asked, len(d.Sentences))
	}
	if t := d.tags.tags[i]; t != 0 {
		return t
	}
	if d.tags.sentence != s+1 {
		d.openTags(s)
	}
	return d.tags.reader.At(i - d.tags.first)
}

func (d *Document) openTags(s int) {
	c := &d.tags
	if !c.asked[s] {
		c.asked[s] = true
		c.count++
	}
	first, end := d.Sentences[s].First, d.Sentences[s].End
	c.sentence, c.first = s+1, first
	c.reader.Open(end-first, func(i int) string { return d.tagWord(first + i) }, c.tags[first:end])
}

// TaggedSentences is how many sentences a rule has asked about so far.
func (d *Document) TaggedSentences() int { return d.tags.count }

// tagWord is what the tagger sees for token i. Code and URLs become a noun it
// knows, since that is how they are used in a sentence.
func (d *Document) tagWord(i int) string {
	switch t := &d.Tokens[i]; t.Kind {
	case CodeToken, URLToken, IdentToken:
		return "server"
	case HandleToken:
		return "John"
	default:
		if t.Word == wNot {
			return "n't"
		}
		return d.Word(i)
	}
}
