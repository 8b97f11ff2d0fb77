package analyzer

import "github.com/blamelint/blamelint/analyzer/names"

// nameKind is what the word at token i is known as; see lookupName.
func (d *Document) nameKind(i int) names.Kind {
	if w := d.Tokens[i].Word; w != 0 {
		return w.nameKind()
	}
	return d.scratch.words.of(d.Word(i)).kind
}

// A nameNote is what a word outside the vocabulary is known as. It does not
// depend on the document.
type nameNote struct {
	first, last uint64 // the word's bytes, see pack16
	size        uint8  // in bytes; 0 in an empty note
	judged      bool   // class and shown are known
	class       nameClass
	kind        names.Kind // as lookupName gives it
	shown       names.Kind // as a name of this one word is taken
}

// nameNotes keep what was found out about the words read last, because
// documents name the same people and products over and over. They stay with
// the memory that documents hand on.
type nameNotes struct {
	notes [256]nameNote
	long  nameNote // of a word that is too long to be kept
}

// of is the note on a word, valid until the next word is asked for.
func (n *nameNotes) of(s string) *nameNote {
	if len(s) > 16 || s == "" {
		n.long = nameNote{kind: lookupName(s)}
		return &n.long
	}
	first, last := pack16(s)
	h := (first ^ last*k2 ^ uint64(len(s))) * k1
	note := &n.notes[h>>56]
	if note.first != first || note.last != last || int(note.size) != len(s) {
		*note = nameNote{first: first, last: last, size: uint8(len(s)), kind: lookupName(s)}
	}
	return note
}

// judge gives the class of a name of one word, and what it is known as.
func (n *nameNotes) judge(s string) (nameClass, names.Kind) {
	note := n.of(s)
	if !note.judged {
		note.judged = true
		note.class, note.shown = judgeWord(s, note.kind)
	}
	return note.class, note.shown
}

// judgeWord finds the class of a name of one word by its letters and by what
// it is known as.
func judgeWord(s string, k names.Kind) (nameClass, names.Kind) {
	class := classOf(k)
	if camel(s) || hasDigit(s) || class == unknownClass && brand(s) {
		return thingClass, names.Product
	}
	return class, k
}

// pack16 holds all of a word of 1 to 16 bytes, given its length.
func pack16(s string) (first, last uint64) {
	switch n := len(s); {
	case n >= 8:
		return load8(s), load8(s[n-8:])
	case n >= 4:
		return uint64(load4(s)), uint64(load4(s[n-4:]))
	default:
		return uint64(s[0]) | uint64(s[n/2])<<8 | uint64(s[n-1])<<16, 0
	}
}
