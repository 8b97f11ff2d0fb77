package analyzer

// A Mention is a run of words that names one person.
type Mention struct {
	First, End int // Document.Tokens[First:End]
	Use        NameUse
	Part       NamePart
	Verb       int    // the token of the verb whose subject the name is, or -1
	Handle     bool   // an account name: @ada, ada_l
	Role       string // what the document says the person was, "incident commander"; may be empty

	// With a Role, Instead may stand in place of the tokens of Cut: "the incident
	// commander" for the name, or nothing for ", Ada Lovelace," beside the role.
	// Instead begins in lower case; Cut is empty if there is no such rewrite.
	Cut     Span
	Instead string
}

// NamePart says what part a name has in its sentence.
type NamePart uint8

// The parts of a name.
const (
	OtherPart NamePart = iota
	Doer               // subject of a verb
	ByAgent            // after "by"
	Owner              // before 's
	Target             // object of a verb such as "paged"
)

// NameUse says what the text does with a name.
type NameUse uint8

// The uses of a name.
const (
	// Told: the person acts, or is acted on, in what is told.
	Told NameUse = iota
	// Speaks: the name stands before a person's words, as in a chat log.
	Speaks
	// Credited: thanks, a sign-off, a finder from outside, a quotation.
	Credited
	// Listed: a field, column or list that says who had which part.
	Listed
)

// peopleFacts are the names found in a document.
type peopleFacts struct {
	done     bool
	mentions []Mention
	bits     []uint64 // by token: part of a mention
}

// Mentions are the names of persons in the document, in order. They do not
// overlap. They are found when first asked for.
func (d *Document) Mentions() []Mention { return d.people().mentions }

// PersonName reports whether token i is part of a personal name or handle.
func (d *Document) PersonName(i int) bool {
	b := d.people().bits
	return i>>6 < len(b) && b[i>>6]>>(i&63)&1 != 0
}

func (d *Document) people() *peopleFacts {
	p := &d.facts.people
	if p.done {
		return p
	}
	p.done = true
	f := newNameFinder(d)
	p.mentions = f.find()
	if len(p.mentions) > 0 {
		p.bits = make([]uint64, len(d.Tokens)/64+1)
	}
	for _, m := range p.mentions {
		for i := m.First; i < m.End; i++ {
			p.bits[i>>6] |= 1 << (i & 63)
		}
	}
	return p
}
