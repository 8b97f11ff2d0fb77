package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

var timelineEvidence = &analyzer.Rule{
	ID:      "timeline-evidence",
	Name:    "A timeline without evidence",
	Summary: "no entry of the timeline has a link, a figure, a graph or a log line",
	Doc: `Memory rearranges events within days. An entry that points to where it comes from, a graph, a log line, a chat message, a ticket, a
figure, can be checked by the next reader, and shows what the responders were looking at when they decided. Not every entry needs it; a timeline in which none
has it was written from memory.`,
	Sources:  []analyzer.Source{pdHow, etsy},
	Group:    analyzer.Structure,
	Severity: analyzer.Off,
	Strict:   analyzer.Note,
	Examples: []analyzer.Example{{
		Bad:  "## «Timeline»\n\n- 10:00 The tills get slow.\n- 10:10 The desk is called.\n- 10:20 The job is stopped.\n- 10:30 The tills are quick again.\n",
		Good: "## Timeline\n\n- 10:00 The tills get slow (p95 of 9 s).\n- 10:10 The desk is called.\n- 10:20 The job is stopped.\n- 10:30 The tills are quick again.\n",
	}, {
		Bad:  "**«Timeline»**\n\n10:00 Pager.\\\n10:10 Call.\\\n10:20 Rollback.\\\n10:30 Over.\n",
		Good: "**Timeline**\n\n10:00 [Pager](https://alerts.example/1).\\\n10:10 Call.\\\n10:20 Rollback.\\\n10:30 Over.\n",
	}, {
		Bad:  "## «Timeline»\n\n| Time | Event |\n|---|---|\n| 10:00 | Pager |\n| 10:10 | Call |\n| 10:20 | Rollback |\n| 10:30 | Over |\n",
		Good: "## Timeline\n\n| Time | Event |\n|---|---|\n| 10:00 | Pager |\n| 10:10 | Call |\n| 10:20 | Rollback of `till-api` |\n| 10:30 | Over |\n",
	}},
	Silent: []string{
		"## Timeline\n\n- 10:00 Pager.\n- 10:10 Call.\n- 10:20 Rollback.\n",
		"## Timeline\n\n- 10:00 Pager.\n- 10:10 Call.\n- 10:20 Rollback, 40 % of hosts.\n- 10:30 Over.\n",
		"## Timeline\n\n- 10:00 Pager.\n- 10:10 Call.\n- 10:20 Rollback, see TILL-40.\n- 10:30 Over.\n",
		"## Timeline\n\n![graph of the queue](queue.png)\n\n- 10:00 Pager.\n- 10:10 Call.\n- 10:20 Rollback.\n- 10:30 Over.\n",
		"## Timeline\n\n- 10:00 Pager.\n- 10:10 Call.\n\n  ```\n  ERROR no space\n  ```\n- 10:20 Rollback.\n- 10:30 Over.\n",
		"## Timeline\n\n- 10:00 Pager: 12 tills.\n- 10:10 Call.\n- 10:20 Rollback.\n- 10:30 Over.\n",
	},
	Check: checkTimelineEvidence,
}

// minEntries is the number of entries from which on one of them may be
// expected to show where it comes from.
const minEntries = 4

func checkTimelineEvidence(p *analyzer.Pass) {
	t := p.Timeline()
	if t == nil || len(t.Entries) < minEntries {
		return
	}
	for _, s := range t.Sections {
		if sectionShows(p, s) {
			return
		}
	}
	for i := range t.Entries {
		if shows(p, &t.Entries[i]) {
			return
		}
	}
	f := about(p, sectionSpan(p, t.Sections[0]), "None of the %d entries of the timeline shows where it comes from, so a reader cannot check them.", len(t.Entries))
	f.Suggest("Link a graph, a log line, a chat message or a ticket where you have one, or give the figure that was seen.")
}

// sectionShows looks for links, images and code within the section.
func sectionShows(p *analyzer.Pass, s *analyzer.Section) bool {
	for _, l := range p.Links {
		if s.First < s.End && l.TextStart >= int(p.Tokens[s.First].Start) && l.TextStart <= int(p.Tokens[s.End-1].End) {
			return true
		}
	}
	src := string(p.Source[s.Span.Start:s.Span.End])
	return strings.Contains(src, "![") || strings.Contains(src, "<img") || strings.Contains(src, "```") || strings.Contains(src, "](")
}

// shows reports whether an entry holds code, an identifier or a figure.
func shows(p *analyzer.Pass, e *analyzer.TimelineEntry) bool {
	if !e.Source.Empty() {
		return true
	}
	for i := e.First; i < e.End; i++ {
		t := &p.Tokens[i]
		switch t.Kind {
		case analyzer.CodeToken, analyzer.URLToken, analyzer.IdentToken, analyzer.NumberToken:
			return true
		case analyzer.WordToken:
			if w := p.Word(i); t.Is(analyzer.Capital) && strings.ContainsRune(w, '-') && w[len(w)-1] >= '0' && w[len(w)-1] <= '9' {
				return true
			}
		}
	}
	return false
}
