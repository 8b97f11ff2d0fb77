package analyzer

import (
	"strings"
	"unicode"

	"github.com/blamelint/blamelint/analyzer/names"
)

// A field says who had which part: "Author: Ada", an Owner column, a list of
// participants. Names in it are where they belong.
type field struct {
	role   string // "incident commander"; empty if the field is no role in the incident
	strong bool   // holds persons only, not teams
}

// Labels of fields, by their last word.
var (
	strongLabels = Words(`author authors reviewer reviewers approver approvers attendee attendees participant participants present commander ic scribe
		facilitator facilitators responder responders editor editors reporter reporters writer writers contributor contributors presenter moderator
		note-taker notetaker people members engineer engineers secretary chair invitees experts expert specialist
		co-author co-authors volunteer volunteers interviewees interviewer`)
	weakLabels = Words(`owner owners assignee assignees who by lead leads manager managers responsible accountable dri poc contact contacts actor actors assigned
		team involved on-call oncall resolver investigator investigators stakeholder stakeholders signed cc champion driver pic sponsor implementer
		coordinator liaison operator analyst developer developers admin deputy backup primary secondary reviewed approved to person persons
		individual individuals role roles signature signatures signatories signed-off-by co-authored-by reported-by acked-by reviewed-by tested-by
		supervisor director head chief officer captain commander responders user comms communications circulation distribution recipients helpers helper
		name names`)
	// roleless labels say nothing of what a person did in the incident.
	rolelessLabels = Words(`author authors owner owners reviewer reviewers approver approvers attendee attendees participant participants present assignee
		assignees who by people members names name contributor contributors co-author co-authors reporter reporters contact contacts poc dri
		responsible accountable team involved assigned actor actors stakeholder stakeholders signed cc to person persons editor editors writer
		writers invitees user role roles individual individuals experts volunteers lead leads primary secondary backup comms communications circulation distribution recipients helpers helper`)
	bylineVerbs = Words(`written prepared posted published authored compiled drafted edited reviewed facilitated created updated modified opened filed submitted
		approved confirmed recorded kept signed maintained translated assigned owned led moderated presented raised`)
)

// label classifies the words of a field's label: the tokens from i up to end.
// ok is false if it is none.
func (d *Document) label(i, end int) (f field, ok bool) {
	if end-i > 14 {
		return f, false
	}
	for end > i && d.Tokens[end-1].Kind == PunctToken && d.Tokens[end-1].Word != wClose {
		if d.Tokens[end-1].Word == wQuestion {
			return f, false
		}
		end--
	}
	// "Owner(s)", "IC (incident commander)": what is in brackets says as much.
	for k := i + 1; k < end; k++ {
		if d.Tokens[k].Word == wOpen {
			if f, ok = d.plainLabel(i, k); !ok && d.Tokens[end-1].Word == wClose {
				return d.plainLabel(k+1, end-1)
			}
			return f, ok
		}
	}
	return d.plainLabel(i, end)
}

func (d *Document) plainLabel(i, end int) (f field, ok bool) {
	if end <= i || end-i > 6 {
		return f, false
	}
	if f, ok = d.labelHead(i, end); ok {
		return f, true
	}
	// "Participants of the review", "Engineer on call"
	for k := i + 1; k < end; k++ {
		if Prepositions.Has(d.Tokens[k].Word) {
			return d.labelHead(i, k)
		}
	}
	return f, false
}

// labelHead classifies a label by its last word.
func (d *Document) labelHead(i, end int) (f field, ok bool) {
	last := d.Tokens[end-1].Word
	switch {
	case d.configuredRole(d.TokensText(i, end)):
		return field{role: roleText(d.TokensText(i, end))}, true
	case strongLabels.Has(last):
		f.strong = true
	case weakLabels.Has(last), RoleNouns.Has(last):
	default:
		return f, false
	}
	if !rolelessLabels.Has(last) || (last == wLead || last == wPrimary || last == wSecondary) && end-i > 1 {
		f.role = roleText(d.TokensText(i, end))
	}
	return f, true
}

// configuredRole reports whether a phrase ends in a role of the settings.
func (d *Document) configuredRole(s string) bool {
	if d.facts.settings == nil {
		return false
	}
	for _, r := range d.facts.settings.Roles {
		if len(s) >= len(r) && strings.EqualFold(s[len(s)-len(r):], r) && (len(s) == len(r) || s[len(s)-len(r)-1] == ' ') {
			return true
		}
	}
	return false
}

var (
	wLead      = W("lead")
	wPrimary   = W("primary")
	wSecondary = W("secondary")
)

// roleText is a label as it reads in the middle of a sentence; empty if it
// does not.
func roleText(s string) string {
	words := strings.Fields(s)
	for i := len(words) - 1; i >= 0; i-- {
		w := words[i]
		if strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '&' && r != '\'' && r != '’' }) {
			return ""
		}
		if k := names.Lookup(w); k.Has(names.GivenName|names.Surname) && !k.Has(names.EnglishWord) {
			words = words[i+1:] // the value of the field before
			break
		}
		if strings.ToUpper(w) != w || len(w) > 4 {
			words[i] = strings.ToLower(w)
		}
	}
	if len(words) == 0 {
		return ""
	}
	s = strings.Join(words, " ")
	if r, ok := spokenRoles[strings.ToLower(s)]; ok {
		return r
	}
	last := lookupWord(words[len(words)-1])
	switch {
	case strings.HasSuffix(s, "s") && RoleNouns.Has(last):
		return "" // a plural names several
	case TeamNames.Has(last) && !RoleNouns.Has(last):
		return s + " lead"
	}
	return s
}

// spokenRoles are labels that are said otherwise in a sentence.
var spokenRoles = map[string]string{
	"on-call": "on-call engineer", "oncall": "on-call engineer", "on call": "on-call engineer",
	"primary on-call": "primary on-call engineer", "primary oncall": "primary on-call engineer",
	"secondary on-call": "secondary on-call engineer", "secondary oncall": "secondary on-call engineer",
	"ic": "incident commander", "lead": "incident lead", "leader": "incident lead",
	"comms": "communications lead", "communications": "communications lead", "liaison": "liaison officer",
}
