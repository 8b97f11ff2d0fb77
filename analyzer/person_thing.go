package analyzer

// christened reports whether the words around a candidate say that the name is
// that of a program or a machine: "our bot, Hilda", "we call it Hilda",
// "Hilda, our deploy bot,", "Hilda is a cron job".
func (f *nameFinder) christened(c *candidate) bool {
	switch c.class {
	case cleanGiven, wordGiven, thingGiven, surnameClass, unknownClass:
	default:
		return false
	}
	if c.titled || c.initials > 0 || c.field != nil {
		return false
	}
	s := f.d.SentenceOf(c.first)
	return f.thingNamed(c, s) || f.thingExplained(c, s.End)
}

var (
	callForms    = Words("call calls called name names named dub dubbed nickname nicknamed christened baptised baptized codenamed")
	nickNouns    = Words("nickname codename alias nicknamed codenamed aka a.k.a called named")
	itPronouns   = Words("it them this that these her him")
	nameLinks    = Words("as is is's name named called")
	aliasLeads   = Words("aka a.k.a known nicknamed codenamed dubbed alias")
	beNow        = Words("is was 's")
	thingArticle = Words("a an our the this that my your its one")
)

// thingNamed reads what stands before a name: "our bot, ", "we call it ", "a
// script named ".
func (f *nameFinder) thingNamed(c *candidate, s *Sentence) bool {
	d := f.d
	i, first := c.first-1, s.First
	for i >= first && d.Tokens[i].Kind == PunctToken && openers.Has(d.Tokens[i].Word) && d.Tokens[i].Word != wOpen {
		i--
	}
	if i <= first {
		return false
	}
	switch w := d.Tokens[i].Word; {
	case w == wComma || w == wOpen || dashes.Has(w):
		closed := c.end >= s.End || d.Tokens[c.end].Kind == PunctToken && d.Tokens[c.end].Word != wHas
		return closed && f.determinedThing(i-1, first)
	case nickNouns.Has(w) && d.Tokens[i-1].Word == wOpen:
		return f.determinedThing(i-2, first)
	case itPronouns.Has(w) && i > first+1 && callForms.Has(d.Tokens[i-1].Word):
		return true
	case callForms.Has(w):
		return f.determinedThing(i-1, first)
	case nameLinks.Has(w):
		for j := i - 1; j > max(first, i-5); j-- {
			if aliasLeads.Has(d.Tokens[j].Word) {
				return f.thingWithin(j-1, first)
			}
		}
	}
	return false
}

// determinedThing reports whether a phrase such as "our deploy bot" ends at
// token i.
func (f *nameFinder) determinedThing(i, first int) bool {
	d := f.d
	if i < first || !namedThings.Has(d.Tokens[i].Word) || d.Tokens[i].Is(Capital) {
		return false
	}
	for j := i - 1; j >= max(first, i-4); j-- {
		t := &d.Tokens[j]
		switch {
		case thingArticle.Has(t.Word) || possessives.Has(t.Word):
			return true
		case t.Kind != WordToken || Prepositions.Has(t.Word) || Auxiliary.Has(t.Word):
			return false
		}
	}
	return false
}

// thingWithin reports whether a thing stands among the few tokens before i.
func (f *nameFinder) thingWithin(i, first int) bool {
	for j := i; j >= max(first, i-3); j-- {
		if namedThings.Has(f.d.Tokens[j].Word) {
			return true
		}
	}
	return false
}

// thingExplained reads what follows a name: ", our deploy bot,", " is the cron
// job that".
func (f *nameFinder) thingExplained(c *candidate, end int) bool {
	d := f.d
	i := c.end
	for i < end && d.Tokens[i].Kind == PunctToken && closers.Has(d.Tokens[i].Word) && d.Tokens[i].Word != wClose {
		i++
	}
	if i+2 >= end || d.Tokens[i].Word != wComma && d.Tokens[i].Word != wOpen && !beNow.Has(d.Tokens[i].Word) {
		return false
	}
	if !thingArticle.Has(d.Tokens[i+1].Word) {
		return false
	}
	thing := false
	for j := i + 2; j < min(end, i+7); j++ {
		t := &d.Tokens[j]
		switch {
		case t.Kind == PunctToken && t.Word != wHyphen || Relatives.Has(t.Word) || Prepositions.Has(t.Word):
			return thing
		case t.Kind != WordToken || Auxiliary.Has(t.Word):
			return false
		}
		thing = namedThings.Has(t.Word)
	}
	return thing && end <= i+7
}
