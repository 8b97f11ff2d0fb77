package analyzer

// A column says what a column of a table of action items holds.
type column uint8

const (
	noColumn column = iota
	actionColumn
	ownerColumn
	dueColumn
	ticketColumn
	priorityColumn
	statusColumn
	typeColumn
	indexColumn // "#", "No.", "ID": a number within the table
)

// columnWords map words of a header to what the column holds. The first entry
// with a word of the header wins.
var columnWords = []struct {
	column column
	words  Set
}{
	{ownerColumn, Words(`owner owners ownership who whom assignee assignees assigned responsible responsibility responsibilities dri poc lead leads accountable team teams
		person people driver champion department by contact resource group squad raci actioner whose resp resp. pic implementer steward executor pilot pilote responsable verantwortlich zuständig bearbeiter`)},
	{dueColumn, Words(`due deadline deadlines eta when target date dates timeframe timescale timeline timing quarter milestone sprint expected completion until finish
		schedule scheduled planned month week horizon`)},
	{ticketColumn, Words(`ticket tickets issue issues bug bugs jira pr prs mr link links tracking tracker tracked card story url reference references github gitlab linear asana
		trello where`)},
	{priorityColumn, Words("priority priorities prio prio. p importance urgency urgent severity")},
	{statusColumn, Words("status state done progress complete completed ✓ ✔ ✅ closed finished")},
	{typeColumn, Words("type types kind category class classification area theme focus goal")},
	{actionColumn, Words(`action actions task tasks todo todos to-do to-dos what item items follow-up follow-ups followup followups measure measures recommendation
		recommendations improvement improvements remediation remediations step steps activity activities description deliverable fix fixes work mitigation
		mitigations proposal proposals change changes countermeasure countermeasures summary title details initiative commitment commitments lesson plan`)},
	{indexColumn, Words("# no no. nr nr. id number num ref ref.")},
}

// A header is what the columns of one table hold.
type header struct {
	columns []column
	action  int  // the column of what is to be done, -1 if there is none
	plain   bool // its title says "action", "task" or the like
	item    bool // it says so outright: "Action item", "Task"
	tags    int  // columns for an owner, a date, a ticket, a state
}

var plainAction = Words(`do action actions task tasks todo todos to-do to-dos follow-up follow-ups followup followups recommendation recommendations remediation remediations
		measure measures`)

func (d *Document) readHeader(r *Row) header {
	h := header{action: -1}
	rank := 0
	for i, c := range r.Cells {
		k, word := d.columnOf(c)
		h.columns = append(h.columns, k)
		switch k {
		case actionColumn:
			n := 1
			if plainAction.Has(word) {
				n = 2
			}
			if n > rank {
				rank, h.action, h.plain = n, i, n == 2
				h.item = !actWords.Has(word) || c.EndToken-c.FirstToken > 1
			}
		case ownerColumn, dueColumn, ticketColumn, statusColumn, priorityColumn:
			h.tags++
		}
	}
	owned := false // a column before "By" says who
	for i, k := range h.columns {
		switch {
		case k == actionColumn && i != h.action:
			h.columns[i] = noColumn
		case k == ownerColumn && owned && d.Tokens[r.Cells[i].FirstToken].Word == aw.by2:
			h.columns[i] = dueColumn
		case k == ownerColumn:
			owned = true
		}
	}
	if owned || h.action < 0 {
		return h
	}
	for i, c := range r.Cells {
		if h.columns[i] == noColumn && c.EndToken == c.FirstToken+1 && partyHeads.Has(d.Tokens[c.FirstToken].Word) {
			h.columns[i] = ownerColumn
			break
		}
	}
	return h
}

var (
	// partyHeads say who where no other column does.
	partyHeads = Words("function unit party office organisation organization company side name names")
	itemNouns  = Words("item items point points step steps")
)

// columnOf reads one header cell. "Action item" and "Action required" are
// actions, "Action by" is an owner, "Due by" a date.
func (d *Document) columnOf(c *Block) (column, Word) {
	first, last := Word(0), Word(0)
	for i := c.FirstToken; i < c.EndToken; i++ {
		if w := d.Tokens[i].Word; w != 0 && d.Tokens[i].Kind != PunctToken || w == aw.hash {
			if first == 0 {
				first = w
			}
			last = w
		}
	}
	switch {
	case first == 0:
		return noColumn, 0
	case first == aw.to && last == aw.do:
		return actionColumn, last
	case first == aw.in && last == aw.charge:
		return ownerColumn, first
	case first == aw.by2 && last != first && dueHeads.Has(last):
		return dueColumn, first
	case last == aw.by2 && actWords.Has(first), last == aw.owner:
		return ownerColumn, first
	case last == aw.date, last == aw.by2 && dueStarts.Has(first):
		return dueColumn, first
	case plainAction.Has(first) && (first == last || itemNouns.Has(last) || last == aw.required || last == aw.needed):
		return actionColumn, first
	case last == aw.status:
		return statusColumn, first
	}
	for i := c.FirstToken; i < c.EndToken; i++ {
		for _, k := range columnWords {
			if w := d.Tokens[i].Word; k.words.Has(w) && (k.column != indexColumn || i == c.FirstToken) {
				return k.column, w
			}
		}
	}
	return noColumn, 0
}

var (
	dueHeads  = Words("when date")
	dueStarts = Words("due complete completed finish deliver planned")
)

// tables finds the items among the rows of tables.
func (f *actionFinder) tables() {
	for _, t := range f.d.Tables {
		if t.Quote > 0 || len(t.Rows) < 2 || !t.Rows[0].Header && !f.looksLikeHeader(t.Rows[0]) {
			continue
		}
		h := f.d.readHeader(t.Rows[0])
		if h.action < 0 && h.tags > 0 && f.inActions(t.Rows[0].section()) {
			h.action = t.wordiest(h.columns)
		}
		if h.action < 0 || !f.isActionTable(t, h) {
			continue
		}
		for _, r := range t.Rows[1:] {
			if a := f.d.readRow(r, h); a != nil {
				f.items = append(f.items, a)
			}
		}
	}
}

func (r *Row) section() *Section {
	if len(r.Cells) == 0 {
		return nil
	}
	return r.Cells[0].Section
}

// wordiest is the column of unknown meaning with the most words, which in a
// table of work says what is to be done; -1 if there is none.
func (t *Table) wordiest(columns []column) int {
	best, most := -1, 2*(len(t.Rows)-1) // at least three tokens a row
	for i, k := range columns {
		n := 0
		for _, r := range t.Rows[1:min(len(t.Rows), 20)] {
			if i < len(r.Cells) {
				n += r.Cells[i].EndToken - r.Cells[i].FirstToken
			}
		}
		if k == noColumn && n > most {
			best, most = i, n
		}
	}
	return best
}

// looksLikeHeader tells the first row of an HTML table without <th>.
func (f *actionFinder) looksLikeHeader(r *Row) bool {
	h := f.d.readHeader(r)
	if h.action < 0 || h.tags == 0 {
		return false
	}
	for _, c := range r.Cells {
		if c.EndToken-c.FirstToken > 4 {
			return false
		}
	}
	return true
}

// isActionTable tells a table of work from one of events or figures.
func (f *actionFinder) isActionTable(t *Table, h header) bool {
	if len(t.Rows[0].Cells) == 0 {
		return false
	}
	s := t.Rows[0].Cells[0].Section
	if f.inActions(s) {
		return true
	}
	for ; s != nil && !(h.item && h.tags > 0); s = s.Parent {
		if s.Kinds.Has(Timeline) || s.Kinds.Has(Impact) || s.Kinds.Has(People) && !h.item {
			return false
		}
	}
	if f.d.cellHas(t.Rows[0].Cells[0], timeHeads) {
		return false
	}
	owned := false
	for _, k := range h.columns {
		owned = owned || k == ownerColumn || k == ticketColumn
	}
	return h.plain && h.tags > 0 && owned
}

// readRow reads one row; nil if it holds no action.
func (d *Document) readRow(r *Row, h header) *ActionItem {
	if len(r.Cells) <= h.action {
		return nil
	}
	cell := r.Cells[h.action]
	link := d.rowTicket(r, h)
	empty := d.blank(cell.FirstToken, cell.EndToken)
	if empty && !link || d.templateRow(r, cell) {
		return nil
	}
	if empty {
		for _, c := range r.Cells {
			if len(d.linksIn(c.TextStart, c.TextEnd)) > 0 {
				cell = c
			}
		}
	}
	a := &ActionItem{Form: TableForm, Section: cell.Section, Span: r.Span}
	d.readText(a, cell.FirstToken, cell.EndToken)
	if len(a.Text) == 0 && len(a.Tickets) == 0 {
		return nil
	}
	d.readCells(a, r, h)
	d.readHeading(a, cell.Section)
	return a
}

// forumNouns mean everybody in running text; alone in a column of teams they are
// one.
var forumNouns = Words("community volunteers")

// rowTicket reports whether a ticket column holds a link.
func (d *Document) rowTicket(r *Row, h header) bool {
	for i, c := range r.Cells {
		if i < len(h.columns) && h.columns[i] == ticketColumn && len(d.linksIn(c.TextStart, c.TextEnd)) > 0 {
			return true
		}
	}
	return false
}

// templateRow reports whether a row is the example that a template shows: all
// in italics, or in brackets.
func (d *Document) templateRow(r *Row, cell *Block) bool {
	if d.Instruction(cell) {
		return true
	}
	t := &d.Tokens[cell.FirstToken]
	if open := d.Word(cell.FirstToken); (open == "[" || open == "<" || open == "{") && cell.EndToken-cell.FirstToken > 1 && closers.Has(d.Tokens[cell.EndToken-1].Word) {
		return true
	}
	if !t.Is(Emphasised) || !d.Tokens[cell.EndToken-1].Is(Emphasised) {
		return false
	}
	for _, c := range r.Cells {
		if c.EndToken > c.FirstToken && !d.Tokens[c.FirstToken].Is(Emphasised) && d.Tokens[c.FirstToken].Kind == WordToken {
			return false
		}
	}
	return true
}

// readCells reads the tags beside the action.
func (d *Document) readCells(a *ActionItem, r *Row, h header) {
	for i, c := range r.Cells {
		if i == h.action || i >= len(h.columns) || c.EndToken == c.FirstToken {
			continue
		}
		first, end := c.FirstToken, c.EndToken
		switch h.columns[i] {
		case ownerColumn:
			if d.readOwners(a, first, end); end == first+1 && forumNouns.Has(d.Tokens[first].Word) && d.Tokens[first].Is(Capital) {
				a.addOwner(d.Word(first)) // beside "Build" and "Accounts", a team
			}
		case dueColumn:
			d.readDueField(a, first, end)
		case ticketColumn:
			d.readTicketField(a, first, end)
		case priorityColumn:
			a.Priority = max(a.Priority, d.priorityIn(first, end, true))
		case statusColumn:
			a.Status = d.TokensText(first, end)
			a.endless = a.endless || endlessWords.Has(d.Tokens[first].Word)
			a.Done = a.Done || d.isDone(first, end) || d.ticked(first, end)
		case typeColumn:
			a.Type = d.TokensText(first, end)
			d.readTickets(a, first, end)
		case indexColumn:
			d.readIndex(a, r, first, end)
		default:
			d.readTickets(a, first, end)
		}
		if k := h.columns[i]; k == ticketColumn || k == dueColumn || k == noColumn {
			// "DISP-2198 **DONE**", "paid 12.07.", "done 3 October"
			a.Done = a.Done || d.doneWord(first, end)
		}
	}
}

// readIndex takes a key such as "OPS-881" in an ID column for a ticket, unless
// it only counts the rows: "A1", "NSK-3" in row 3.
func (d *Document) readIndex(a *ActionItem, r *Row, first, end int) {
	s := d.Word(first)
	i := len(s)
	for i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
		i--
	}
	if n := s[i:]; n != "" && len(n) < 9 && parseDigits(n) <= len(r.Table.Rows)+1 && len(d.linksIn(int(d.Tokens[first].Start), int(d.Tokens[end-1].End))) == 0 {
		return
	}
	d.readTickets(a, first, end)
}
