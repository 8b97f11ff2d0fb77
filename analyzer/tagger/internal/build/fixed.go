package build

import (
	"fmt"
	"regexp"

	"github.com/mingrammer/commonregex"
)

// patterns are what prose asks before it looks into its dictionary.
var patterns = []*regexp.Regexp{
	commonregex.LinkRegex,
	commonregex.EmailRegex,
	regexp.MustCompile(`^@`),
	regexp.MustCompile(`^(?:0|\*[\w?]\*|\*\-\d{1,3}|\*[A-Z]+\*\-\d{1,3}|\*)$`),
	regexp.MustCompile(`^\-[A-Z]{3}\-$`),
}

// fix gives its tag to every word that has one whatever stands around it:
// prose asks for "-" first, then for emoticons, then for patterns, and for the
// dictionary last. The tagger asks for the dictionary before the patterns, so
// no word of it may fit one.
func (f *features) fix(m model) error {
	for word, tag := range m.dictionary {
		for _, p := range patterns {
			if p.MatchString(word) {
				return fmt.Errorf("dictionary word %q fits the pattern %s", word, p)
			}
		}
		f.word(word).fixed = tag
	}
	for _, word := range m.emoticons {
		f.word(word).fixed = "SYM"
	}
	f.word("-").fixed = "-"
	return nil
}
