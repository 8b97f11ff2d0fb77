package analyzer

// actionFinder walks a document once and collects its action items.
type actionFinder struct {
	d       *Document
	items   []*ActionItem
	title   *Section // stands over the whole document, or nil
	section bool     // the document has a section for action items

	run            []*Item // the list that is being read
	peers          *Item   // the first item of the list that peersAreOwners is about
	peersAreOwners bool
}

// findActions reads the action items of a document in source order.
func findActions(d *Document) []*ActionItem {
	f := actionFinder{d: d, title: wholeTitle(d)}
	for _, s := range d.Sections {
		f.section = f.section || s.Kinds.Has(ActionItems) && s != f.title
	}
	f.tables()
	f.lists()
	sortActions(f.items)
	f.marked()
	sortActions(f.items)
	dropCounters(f.items)
	f.headingOwners()
	resolveOwners(d, f.items)
	for _, a := range f.items {
		gradeAction(d, a)
	}
	return f.items
}

// wholeTitle is the section of a title over the whole document, which says
// nothing about the parts ("# How we prevent the next one"); nil if no heading
// stands over parts of known kinds.
func wholeTitle(d *Document) *Section {
	for _, s := range d.Sections {
		if p := s.Parent; p != nil && p.Level == 1 && p.Parent != nil && p.Parent.Level == 0 {
			switch s.Kind {
			case Timeline, Summary, Impact, Causes:
				return p
			}
		}
	}
	return nil
}

// tellingKinds are sections that tell what was; a list there is no plan, even
// below "Action items".
const tellingKinds KindSet = 1<<Timeline | 1<<Summary | 1<<Impact | 1<<Causes | 1<<WentWell | 1<<WentWrong | 1<<Lucky | 1<<Lessons

// inActions reports whether a section is for action items: it or the nearest
// section around it whose kind decides.
func (f *actionFinder) inActions(s *Section) bool {
	for ; s != nil; s = s.Parent {
		switch {
		case s.Lead && s.Head != nil && s.Kinds&(1<<People) != 0 && s.TitleEnd+1 < s.Head.EndToken:
			// "Present: Ann, Bo" is all of its section.
		case s.Kinds.Has(ActionItems):
			return s != f.title
		case s.Kinds&tellingKinds != 0 || f.aside(s):
			return false
		}
	}
	return false
}

// aside reports whether a heading below "Action items" stands over something
// else: problems, background, references.
func (f *actionFinder) aside(s *Section) bool {
	for i := s.TitleFirst; i < s.TitleEnd; i++ {
		if asideWords.Has(f.d.Tokens[i].Word) {
			return true
		}
	}
	return false
}

var asideWords = Words(`problem problems finding findings weakness weaknesses background context reference references resources links appendix glossary responders
		acknowledgements acknowledgments thanks participants attendees distribution approvals rejected`)

// A listRun is a list at the outermost level, with nothing between its items.
type listRun struct {
	items []*Item
	lead  *Block // the paragraph right before it, or nil
	after *Item  // the last item of another list right before it, or nil
}

// lists finds the items among the document's lists.
func (f *actionFinder) lists() {
	var run listRun
	var lead *Block
	var prev *Item // the last item of the list that ended right before
	for _, b := range f.d.Blocks {
		it := b.Item
		if it == nil || b.Quote > 0 || b.Kind == Cell {
			f.endRun(&run)
			prev, lead = nil, nil
			if it == nil && b.Quote == 0 && (b.Kind == Paragraph || b.Kind == HTML) {
				lead = b
			}
			continue
		}
		if b != it.Blocks[0] || !it.root() {
			continue
		}
		if n := len(run.items); n > 0 && run.items[0].Ordered != it.Ordered {
			if last := run.items[n-1]; !f.endRun(&run) {
				prev = last
			}
		}
		if len(run.items) == 0 {
			run.lead, run.after, lead = lead, prev, nil
		}
		run.items = append(run.items, it)
	}
	f.endRun(&run)
}

// root reports whether an item is at the outermost level of its list; one
// whose parent is empty counts.
func (it *Item) root() bool {
	return it.Parent == nil || it.Depth == 1 && len(it.Parent.Blocks) == 0
}

// endRun reads a finished list and empties run. It reports whether the list
// only explains the item before it.
func (f *actionFinder) endRun(run *listRun) (explains bool) {
	done := *run
	*run = listRun{}
	switch {
	case len(done.items) == 0:
		return false
	case f.explains(&done):
		return true
	}
	if group, ok := f.listed(&done); ok {
		n := len(f.items)
		f.run = done.items
		for i, it := range done.items {
			f.item(it, group, i)
		}
		f.alike(f.items[n:])
		if s := done.items[0].Section; s.Level >= boldLevel && s.Within(Resolution) && allDone(f.items[n:]) {
			// What was done during the response is told, not proposed.
			f.items = f.items[:n]
		}
	}
	return false
}

// listed reports whether a list holds action items: by its section, its
// lead-in, or its check boxes.
func (f *actionFinder) listed(run *listRun) (*actionGroup, bool) {
	first := run.items[0]
	g := &actionGroup{lead: run.lead}
	if f.inActions(first.Section) {
		return g, !f.forReaders(run.lead, first.Section) && !f.otherwise(run.lead)
	}
	if s := first.Section; s != nil && s.Kinds&untouchedKinds != 0 {
		return nil, false
	}
	if f.promises(run.lead) {
		return g, true
	}
	return g, !f.section && first.Task != NoTask && openTask(run.items) && !first.Section.Within(Timeline)
}

// untouchedKinds are sections where not even a lead-in makes a list a plan.
const untouchedKinds KindSet = 1<<Timeline | 1<<Impact | 1<<External | 1<<WentWell | 1<<People

// otherwise reports whether the paragraph before a list in a section for
// actions announces something else: lessons, or what was decided against.
func (f *actionFinder) otherwise(lead *Block) bool {
	if lead == nil {
		return false
	}
	title := lead.EndToken-lead.FirstToken <= 5 && (f.d.endsWithColon(lead) || f.d.Tokens[lead.FirstToken].Is(Emphasised|Strong))
	for i := lead.FirstToken; i < lead.EndToken && title; i++ {
		if w := f.d.Tokens[i].Word; asideWords.Has(w) || lessonWords.Has(w) {
			return true
		}
	}
	return f.d.endsWithColon(lead) && lead.EndToken-lead.FirstToken > 1 && againstWords.Has(f.d.Tokens[lead.EndToken-2].Word)
}

var (
	lessonWords  = Words("lesson lessons learned learnt takeaways takeaway well wrong lucky causes cause impact summary timeline")
	againstWords = Words("against rejected discarded dismissed considered unaffected out")
)

// alike settles verbs whose past looks like their base, "Split the job": among
// items that tell of what was done, they do too.
func (f *actionFinder) alike(items []*ActionItem) {
	n := 0
	for _, a := range items {
		if a.Done {
			n++
		}
	}
	for _, a := range items {
		if h := &a.head; n > 1 && 2*n >= len(items) && h.first < h.end && a.Form == ListForm && evenPast.Has(f.d.Tokens[h.first].Word) {
			a.Done = true
		}
	}
}

func allDone(items []*ActionItem) bool {
	for _, a := range items {
		if !a.Done || a.Form == TaskForm {
			return false
		}
	}
	return true
}

func openTask(items []*Item) bool {
	for _, it := range items {
		if it.Task == TaskOpen {
			return true
		}
	}
	return false
}

// explains reports whether a bullet list gives the details of the numbered
// item right before it: that item ends with a colon or is only a label.
func (f *actionFinder) explains(run *listRun) bool {
	if run.after == nil || !run.after.Ordered || run.items[0].Ordered {
		return false
	}
	last := run.after.Blocks[len(run.after.Blocks)-1]
	return last.Bold || f.d.endsWithColon(last)
}

var (
	futureWords = Words(`will 'll shall plan plans planning planned intend intends intending aim aims committed commit committing focus focused focusing focussed going
		upcoming propose proposes proposing proposed need want must`)
	followNouns = Words("follow-up follow-ups followup followups todo todos to-do to-dos action-item action-items")
	stepNouns   = Words(`action actions step steps measure measures improvement improvements safeguard safeguards remediation remediations task tasks item items ticket tickets
		issue issues change changes mitigation mitigations work`)
	preventWords = Words("prevent prevents preventing prevention avoid avoiding future recurrence reoccurrence recurring again follow fill track tracking address improve")
	authorWords  = Words("we i team teams us our")
	readerWords  = Words("you your yours yourself")
	adviceWords  = Words(`recommend recommends recommended recommendation recommendations advise advises advice suggest suggests suggestion suggestions encourage encourages
		urge ask should can must`)
	actWords = Words("action actions")
)

// endsWithColon reports whether the last token of a block is a colon.
func (d *Document) endsWithColon(b *Block) bool {
	return b.EndToken > b.FirstToken && d.Tokens[b.EndToken-1].Word == aw.colon
}

// promises reports whether a paragraph announces a list of future work: "We
// will do the following:".
func (f *actionFinder) promises(b *Block) bool {
	if b == nil || !f.d.endsWithColon(b) {
		return false
	}
	s := f.d.SentenceOf(b.EndToken - 1)
	var future, author, reader, steps, purpose, follow bool
	for i := s.First; i < s.End; i++ {
		w := f.d.Tokens[i].Word
		next := Word(0)
		if i+1 < s.End {
			next = f.d.Tokens[i+1].Word
		}
		future = future || futureWords.Has(w)
		author = author || authorWords.Has(w)
		reader = reader || readerWords.Has(w) || AffectedNouns.Has(w) && i < s.First+4
		steps = steps || stepNouns.Has(w)
		purpose = purpose || preventWords.Has(w)
		follow = follow || followNouns.Has(w) || w == aw.next && (next == aw.step1 || next == aw.steps) || actWords.Has(w) && (next == aw.item || next == aw.items)
	}
	switch {
	case reader || f.d.Tokens[s.First].Word == aw.if_:
		return false
	case follow:
		return true
	}
	return author && future || steps && purpose && (author || future)
}

// forReaders reports whether a list under "Recommendations" speaks to users
// rather than to the team.
func (f *actionFinder) forReaders(lead *Block, s *Section) bool {
	for ; s != nil; s = s.Parent {
		if s.Head != nil && f.addressed(s.Head) {
			return true
		}
	}
	return lead != nil && f.d.endsWithColon(lead) && f.addressed(lead)
}

// addressed reports whether a block gives advice to readers or users.
func (f *actionFinder) addressed(b *Block) bool {
	reader, advice := false, false
	for i := b.FirstToken; i < b.EndToken; i++ {
		w := f.d.Tokens[i].Word
		reader = reader || readerWords.Has(w) || AffectedNouns.Has(w)
		advice = advice || adviceWords.Has(w)
	}
	return reader && advice
}

// An actionGroup is what the items of one list share.
type actionGroup struct {
	lead  *Block // announces the list, or nil
	label *Block // the list item that the list explains, or nil

	owned   bool // label names the owner
	unowned bool // label says that there is none
}

// item reads a list item and, where they are items themselves, those below it.
func (f *actionFinder) item(it *Item, g *actionGroup, nth int) {
	b := it.firstText()
	switch {
	case it.Quote > 0:
		return
	case b == nil:
		f.children(it, g, func(*Item) bool { return true })
		return
	case it.Section != nil && it.Section.Head == b && it.Section.Level < boldLevel:
		return // "8. ACTIONS", which is a heading to its author
	case f.d.isField(b):
		f.fieldOfLast(it, nth)
		return
	}
	if group, ok := f.groupLabel(it, b, g); ok {
		f.children(it, group, func(*Item) bool { return true })
		return
	}
	switch {
	case f.d.Instruction(b) || f.d.placeholder(b):
		return
	case len(it.Children) > 0 && f.isLabel(it, b):
		f.children(it, &actionGroup{lead: g.lead, label: b}, func(*Item) bool { return true })
		return
	}
	a := f.d.readListItem(it, b, g)
	if a != nil {
		f.items = append(f.items, a)
	}
	if len(it.Children) > 0 {
		own := f.ownWork(it)
		f.children(it, g, func(c *Item) bool { return own && f.proposes(c) })
	}
}

// children reads those items below it that want admits.
func (f *actionFinder) children(it *Item, g *actionGroup, want func(*Item) bool) {
	if it.Depth > maxActionDepth {
		return
	}
	for i, c := range it.Children {
		if want(c) {
			f.item(c, g, i)
		}
	}
}

// maxActionDepth is deeper than anybody nests work; below it nothing is read.
const maxActionDepth = 12

func (it *Item) firstText() *Block {
	for _, b := range it.Blocks {
		if b.Kind != Code && b.EndToken > b.FirstToken {
			return b
		}
	}
	return nil
}

// isLabel reports whether an item with a list below it only names a group:
// "Prevent", "**Detection**", "In the next quarter:".
func (f *actionFinder) isLabel(it *Item, b *Block) bool {
	if it.Task != NoTask {
		return false
	}
	verb := f.d.leadsWithVerb(b.FirstToken, b.EndToken) || f.ownersLead(b)
	words := b.EndToken - b.FirstToken
	if f.d.endsWithColon(b) {
		return !verb || f.allPropose(it)
	}
	return !verb && (b.Bold || words <= 3) && f.anyProposes(it)
}

// ownersLead reports whether a block begins as "Ann to add …".
func (f *actionFinder) ownersLead(b *Block) bool {
	return f.d.hasOwnerLead(b.FirstToken, b.EndToken)
}

func (d *Document) hasOwnerLead(first, end int) bool {
	_, next := d.ownerLead(first, end)
	return next > first
}

// ownWork reports whether the items below one are work of their own rather
// than its explanation: at least one has a box, an owner or a state.
func (f *actionFinder) ownWork(it *Item) bool {
	for _, c := range it.Children {
		if b := c.firstText(); b != nil && !f.d.isField(b) && !(c.Task == NoTask && f.d.tagLine(b)) && (c.Task != NoTask || f.ownersLead(b) || f.d.saysDone(b) || f.d.Tokens[b.EndToken-1].Kind == HandleToken) {
			return true
		}
	}
	return false
}

// proposes reports whether an item reads as work to do.
func (f *actionFinder) proposes(c *Item) bool {
	b := c.firstText()
	if b == nil || f.d.isField(b) || c.Task == NoTask && f.d.tagLine(b) {
		return false
	}
	return c.Task != NoTask || f.ownersLead(b) || f.d.saysDone(b) || f.d.leadsWithVerb(b.FirstToken, b.EndToken) || f.d.teamTo(b)
}

// teamTo reports whether a block begins as "Team to push …", whoever the team
// is.
func (d *Document) teamTo(b *Block) bool {
	i := b.FirstToken
	if b.EndToken-i < 4 || d.Tokens[i+1].Word != aw.to || !TeamNouns.Has(d.Tokens[i].Word) && !RoleNouns.Has(d.Tokens[i].Word) {
		return false
	}
	_, form := verbOf(d.Word(i + 2))
	return form == bareVerb
}

func (f *actionFinder) allPropose(it *Item) bool {
	for _, c := range it.Children {
		if !f.proposes(c) {
			return false
		}
	}
	return len(it.Children) > 0
}

func (f *actionFinder) anyProposes(it *Item) bool {
	if it.Depth > maxActionDepth {
		return false
	}
	for _, c := range it.Children {
		if f.proposes(c) || len(c.Children) > 0 && f.groupsWork(c) {
			return true
		}
	}
	return false
}

// groupsWork reports whether an item that proposes nothing is the name of a
// group within a group: "Long term" over "Hardware" over work.
func (f *actionFinder) groupsWork(it *Item) bool {
	b := it.firstText()
	if b == nil || it.Task != NoTask {
		return false
	}
	k := f.d.groupOf(b.FirstToken, b.EndToken)
	return k != noGroup && k != ownerGroup && b.EndToken-b.FirstToken <= 3 && f.anyProposes(it)
}

// fieldOfLast gives "Owner: …", written as an item of its own, to the item
// before it.
func (f *actionFinder) fieldOfLast(it *Item, nth int) {
	if nth > 0 && len(f.items) > 0 {
		a := f.items[len(f.items)-1]
		for _, b := range it.Blocks {
			f.d.readFields(a, b.FirstToken, b.EndToken)
		}
	}
}

// placeholder reports whether a block is a blank that a template left: "TBD",
// "…", "None".
func (d *Document) placeholder(b *Block) bool { return d.blank(b.FirstToken, b.EndToken) }

var blankWords = Words("tbd tba tbc none n a na n/a nil todo x xx xxx wip pending empty nothing yet action item items task description text here unknown unassigned")

// blank reports whether the tokens say nothing; a number may follow a word
// that says nothing ("Action item 1").
func (d *Document) blank(first, end int) bool {
	words := false
	for i := first; i < end; i++ {
		switch t := &d.Tokens[i]; {
		case t.Kind == PunctToken, t.Kind == NumberToken && words && end-first < 5:
		case blankWords.Has(t.Word):
			words = true
		default:
			return false
		}
	}
	return true
}

// marked finds items that are marked in place: "Action item: …", "TODO: …".
func (f *actionFinder) marked() {
	found := f.items
	for i := range f.d.Each(markWords) {
		first, ok := f.mark(i)
		if !ok {
			continue
		}
		b := f.d.BlockOf(i)
		at := f.d.TokensSpan(i, i+1).Start
		if within(found, at) || b.Quote > 0 || b.Kind == Heading || b.Kind == Code {
			continue
		}
		end := first
		for end < b.EndToken {
			if _, again := f.mark(end); again {
				break
			}
			end++
		}
		if f.d.blank(first, end) || todoWords.Has(f.d.Tokens[i].Word) && !f.work(first, end) {
			continue
		}
		f.items = append(f.items, f.d.readMarked(i, first, end))
	}
}

// work reports whether the words after "TODO:" are about the system rather
// than about the document: not "add graph".
func (f *actionFinder) work(first, end int) bool {
	for i := first; i < min(end, first+6); i++ {
		if documentParts.Has(f.d.Tokens[i].Word) {
			return false
		}
	}
	return f.d.leadsWithVerb(first, end) || f.d.hasOwnerLead(first, end)
}

var documentParts = Words(`graph graphs screenshot screenshots link links timeline section sections detail details numbers figure figures text paragraph summary image picture
		chart names times`)

// within reports whether an item of the sorted list covers the source offset.
func within(items []*ActionItem, at int) bool {
	lo, hi := 0, len(items)
	for lo < hi {
		if mid := (lo + hi) / 2; items[mid].Span.Start <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for i := lo - 1; i >= 0 && i >= lo-maxActionDepth; i-- {
		if items[i].Span.Start <= at && at < items[i].Span.End {
			return true
		}
	}
	return false
}

var (
	markWords = Words("action todo to-do ai follow-up followup action-item")
	// A "TODO:" may be a note to the author of the document, unless work follows.
	todoWords = Words("todo to-do ai")
)

// mark reports whether the words at token i mark what follows them as an
// action item, and where that begins.
func (f *actionFinder) mark(i int) (first int, ok bool) {
	t := &f.d.Tokens[i]
	if !markWords.Has(t.Word) || t.Word == aw.aI && !t.Is(AllCaps) || t.Is(Quoted|Struck) {
		return 0, false
	}
	s := f.d.SentenceOf(i)
	if i > s.First && f.d.Tokens[i-1].Kind != PunctToken || i == s.First && !t.Is(Capital) && !t.Is(Strong|LineStart) {
		return 0, false
	}
	b := s.Block
	j := i + 1
	if j < b.EndToken && f.d.Tokens[j].Word == aw.item {
		j++
	}
	if j < b.EndToken && f.d.Tokens[j].Word == aw.open {
		for k := j + 1; k < min(b.EndToken, j+20); k++ {
			if f.d.Tokens[k].Word == aw.close {
				j = k + 1
				break
			}
		}
	}
	if j < b.EndToken && (f.d.Tokens[j].Kind == NumberToken || f.d.Tokens[j].Kind == IdentToken && f.d.Word(j)[0] == '#') {
		j++
	}
	if j >= b.EndToken || f.d.Tokens[j].Word != aw.colon || f.d.Tokens[j].Is(SpaceBefore) {
		return 0, false
	}
	return j + 1, j+1 < b.EndToken
}
