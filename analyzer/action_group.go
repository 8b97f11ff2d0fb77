package analyzer

// groupKind says what the short name of a group of items is.
type groupKind uint8

const (
	plainGroup    groupKind = iota // any few words: "paint shop"
	unownedGroup                   // "unassigned", "nobody yet"
	ownerGroup                     // a person or a team
	purposeGroup                   // "Prevent", "Short term", "Monitoring"
	noGroup                        // a sentence, or an item
	groupMaxWords = 5
)

var (
	unownedCores = Words("unassigned unowned unclaimed nobody tbd tba owner owners owned assigned assignee volunteers volunteer grabs anyone someone help noone orphaned ownerless decided determined")
	unownedGlue  = Words("no one none yet not to be for up needed wanted without an a need needs open still who missing left none n/a with the items item actions of")
	// purposeNames group items by their aim or their time and never by who has
	// them.
	purposeNames = Words(`short medium mid long near term short-term long-term mid-term medium-term immediate immediately now later today soon next this week month quarter sprint
		year phase part step priority high low critical must should could nice p0 p1 p2 p3 done open completed planned people technology technical tech
		tools tooling code docs documentation tests testing monitoring alerting observability alerts detection detect prevention prevent mitigation mitigate
		process processes response respond recovery recover repair culture training communication communications other misc miscellaneous general backlog`,
		typeWords)
)

// groupOf says what the tokens are as the name of a group.
func (d *Document) groupOf(first, end int) groupKind {
	first, end = d.trimPunct(first, end)
	if first >= end || end-first > groupMaxWords+1 {
		return noGroup
	}
	if d.unowned(first, end) {
		return unownedGroup
	}
	words := 0
	purpose := false
	for i := first; i < end; i++ {
		switch t := &d.Tokens[i]; {
		case purposeNames.Has(t.Word):
			purpose = true
			words++
		case t.Kind == WordToken || t.Kind == IdentToken || t.Kind == HandleToken:
			words++
		case t.Word != aw.amp && t.Word != aw.slash && t.Word != aw.comma && t.Word != aw.hyphen && t.Word != aw.dot && t.Word != aw.plus:
			return noGroup
		}
	}
	switch {
	case words > groupMaxWords:
		return noGroup
	case d.namesOnly(first, end, false):
		return ownerGroup
	case purpose:
		return purposeGroup
	}
	return plainGroup
}

// trimPunct drops marks at both ends of a range.
func (d *Document) trimPunct(first, end int) (int, int) {
	for first < end && d.Tokens[first].Kind == PunctToken {
		first++
	}
	for end > first && d.Tokens[end-1].Kind == PunctToken {
		end--
	}
	return first, end
}

// unowned reports whether the tokens say that nobody has it: "unassigned",
// "No owner yet".
func (d *Document) unowned(first, end int) bool {
	core := false
	for i := first; i < end; i++ {
		switch w := d.Tokens[i].Word; {
		case unownedCores.Has(w):
			core = true
		case !unownedGlue.Has(w) && d.Tokens[i].Kind != PunctToken:
			return false
		}
	}
	return core
}

// A groupCount sums up the groups that stand beside each other.
type groupCount struct{ plain, unowned, owners, purposes int }

func (c *groupCount) add(k groupKind) {
	switch k {
	case plainGroup:
		c.plain++
	case unownedGroup:
		c.unowned++
	case ownerGroup:
		c.owners++
	case purposeGroup:
		c.purposes++
	}
}

// own reports whether the groups are named by who has their items: beside one
// that nobody has, or when most are people and teams.
func (c *groupCount) own() bool {
	return c.purposes == 0 && (c.unowned > 0 || c.owners > c.plain && c.plain > 0)
}

// peersOwn reports whether the groups of the list that it stands in are named
// by who has their items.
func (f *actionFinder) peersOwn(it *Item) bool {
	peers := f.run
	if !it.root() {
		peers = it.Parent.Children
	}
	if len(peers) < 2 {
		return false
	}
	if f.peers != peers[0] {
		f.peers = peers[0]
		var c groupCount
		for _, p := range peers {
			if b := p.firstText(); b != nil && len(p.Children) > 0 && p.Task == NoTask {
				c.add(f.d.groupOf(b.FirstToken, b.EndToken))
			}
		}
		f.peersAreOwners = c.own()
	}
	return f.peersAreOwners
}

// groupLabel reads an item with a list below it as the name of a group; ok is
// false if it is none by its words alone.
func (f *actionFinder) groupLabel(it *Item, b *Block, g *actionGroup) (*actionGroup, bool) {
	if it.Task != NoTask || len(it.Children) == 0 {
		return nil, false
	}
	out := &actionGroup{lead: g.lead, label: b}
	switch f.d.groupOf(b.FirstToken, b.EndToken) {
	case unownedGroup:
		out.unowned = true
		return out, true
	case noGroup, purposeGroup:
		return nil, false
	case plainGroup:
		out.owned = f.peersOwn(it)
		return out, out.owned
	}
	out.owned = true
	return out, f.anyProposes(it) || f.peersOwn(it)
}

// headingOwners gives items that stand under a heading of their own the owner
// that it names: "### Storage team", "### Ann", "### Search" beside "###
// Unassigned".
func (f *actionFinder) headingOwners() {
	var beside map[*Section]*groupCount
	for _, a := range f.items {
		s := a.Section
		if len(a.Owners) > 0 || s == nil || s.Head == nil || s.Kind == ActionItems || s.Parent == nil || s.TitleFirst >= s.TitleEnd {
			continue
		}
		k := f.d.groupOf(s.TitleFirst, s.TitleEnd)
		if k == plainGroup {
			if beside == nil {
				beside = f.headingGroups()
			}
			if !beside[s.Parent].own() {
				continue
			}
		}
		if k == ownerGroup || k == plainGroup {
			first, end := f.d.trimPunct(s.TitleFirst, s.TitleEnd)
			f.d.readOwners(a, first, end)
		}
	}
}

// headingGroups sums up the headings beside each other, by the section around
// them.
func (f *actionFinder) headingGroups() map[*Section]*groupCount {
	out := map[*Section]*groupCount{}
	for _, s := range f.d.Sections {
		if s.TitleFirst >= s.TitleEnd {
			continue
		}
		if out[s.Parent] == nil {
			out[s.Parent] = &groupCount{}
		}
		out[s.Parent].add(f.d.groupOf(s.TitleFirst, s.TitleEnd))
	}
	return out
}
