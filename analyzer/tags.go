package analyzer

import "github.com/blamelint/blamelint/analyzer/tagger"

// Tag is a part of speech of the Penn Treebank.
type Tag = tagger.Tag

// tagCache holds the tags of the sentences that a rule has asked about.
type tagCache struct {
	tags   []Tag  // by token; valid where done says so
	done   []bool // by sentence
	words  []string
	buffer []Tag
	count  int
}

// Tag is the part of speech of token i. The first question about a sentence
// tags the whole sentence; a document about which nobody asks never loads the
// tagger.
func (d *Document) Tag(i int) Tag {
	s := int(d.Tokens[i].Sentence)
	if d.tags.done == nil {
		m := &d.scratch.tags
		d.tags = tagCache{
			tags: grown(m.tags, len(d.Tokens)), done: grown(m.done, len(d.Sentences)),
			words: m.words[:0], buffer: m.buffer[:0],
		}
	}
	if !d.tags.done[s] {
		d.tagSentence(s)
	}
	return d.tags.tags[i]
}

// TaggedSentences is how many sentences were tagged so far.
func (d *Document) TaggedSentences() int { return d.tags.count }

func (d *Document) tagSentence(s int) {
	c := &d.tags
	c.done[s] = true
	c.count++
	sent := &d.Sentences[s]
	c.words = c.words[:0]
	for i := sent.First; i < sent.End; i++ {
		c.words = append(c.words, d.tagWord(i))
	}
	c.buffer = tagger.Tagger{}.Tag(c.words, c.buffer[:0])
	copy(c.tags[sent.First:sent.End], c.buffer)
}

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
