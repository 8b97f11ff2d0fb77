package tagger

// A Tag is a part of speech, as the Penn Treebank names them.
type Tag uint8

// The zero Tag stands for no tag; only an empty word has it.
//
// The first group is what the model can predict. The second is given only to
// words that prose's dictionary lists, the third to words of a certain form.
const (
	Dollar     Tag = iota + 1 // $
	CloseQuote                // ''
	CC                        // coordinating conjunction
	CD                        // cardinal number
	DT                        // determiner
	EX                        // existential there
	FW                        // foreign word
	IN                        // preposition or subordinating conjunction
	JJ                        // adjective
	JJR                       // adjective, comparative
	JJS                       // adjective, superlative
	LS                        // list item marker
	MD                        // modal
	NN                        // noun, singular or mass; also links, mail addresses and @handles
	NNP                       // proper noun, singular
	NNPS                      // proper noun, plural
	NNS                       // noun, plural
	PDT                       // predeterminer
	POS                       // possessive ending
	PRP                       // personal pronoun
	PRPS                      // possessive pronoun (PRP$)
	RB                        // adverb
	RBR                       // adverb, comparative
	RBS                       // adverb, superlative
	RP                        // particle
	SYM                       // symbol; also emoticons
	TO                        // to
	UH                        // interjection
	VB                        // verb, base form
	VBD                       // verb, past tense
	VBG                       // verb, gerund or present participle
	VBN                       // verb, past participle
	VBP                       // verb, present, not third person singular
	VBZ                       // verb, present, third person singular
	WDT                       // wh-determiner
	WP                        // wh-pronoun
	WRB                       // wh-adverb
	OpenQuote                 // ``

	Hash       // #
	OpenParen  // (
	CloseParen // )
	Comma      // ,
	Period     // . ! ?
	Colon      // : ; ... --
	WPS        // possessive wh-pronoun (WP$)

	Hyphen   // -
	None     // -NONE-, a trace of the Treebank such as *T*-1; also the word 0
	Verbatim // a bracket of the Treebank such as -LRB-; prose repeats the word as its tag

	start  // stands before the first word
	start2 // stands before start
)

// String returns the tag as prose spells it. It is empty for no tag and -WORD-
// for Verbatim, where prose repeats the word.
func (t Tag) String() string {
	if t > start2 {
		return ""
	}
	return table.Name(uint8(t))
}
