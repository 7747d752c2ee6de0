package ui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/forms/field"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
	"facet/ui/form"
	"facet/ui/paint"
)

// What stands beside the fields, one after the other. Where there is no room
// beside them, it takes their place.
const (
	asideCard = iota
	asideRequest
	asideNothing
	asides
)

// shownAside is what is beside the fields now. Without room there the fields come
// first, and then the others in their place.
func (p *page) shownAside() int {
	if p.layout().Beside() {
		return p.aside % asides
	}
	return (p.aside + asideNothing) % asides
}

// insteadOfFields reports whether the fields are out of sight.
func (p *page) insteadOfFields() bool {
	return !p.layout().Beside() && p.shownAside() != asideNothing
}

// turns shows the next thing beside the fields.
func (p *page) turns() action {
	words := [...]string{"see what is sent", "fields only", "see the card"}
	if !p.layout().Beside() {
		words[asideRequest] = "back to the fields"
	}
	a := layout(words[p.shownAside()], stays(p, func(string) { p.aside, p.asideBy = p.aside+1, 0 }), "f2")
	a.Words = "see the card, or the JSON that is sent"
	return a
}

// besideFields is what stands there, and whether it takes their place.
func (p *page) besideFields(page form.Page) (aside paint.Block, instead bool) {
	width := page.Side()
	switch p.shownAside() {
	case asideCard:
		return p.preview(page, width), p.insteadOfFields()
	case asideRequest:
		return p.request(page, width), p.insteadOfFields()
	}
	return nil, false
}

// preview is the object as it will be seen, and what to look at before it is sent.
func (p *page) preview(page form.Page, width int) paint.Block {
	card := page.Card(p.card(), width, page.Height-6)
	checks := page.Checks(text.OneLine("Before you send"), p.checks(), text.OneLine("f2 turns this into the JSON that is sent"), width)
	return append(append(card, nil), checks...)
}

// card is the object as it is typed.
func (p *page) card() form.Card {
	c := cardOf(p.Session, person.Object{Kind: p.Kind, Form: p.Form, Label: p.Form.Label()})
	c.Caption = text.OneLine("Roughly as colleagues will see it")
	if !p.Session.Person.IsMe() {
		c.Caption, c.Style = text.OneLine("Goes to "+p.Plan(nil).Profile()), paint.Style{Role: paint.Warn, Bold: true}
	}
	if p.IsNew() && p.Kind.Private && (person.Object{Kind: p.Kind, Form: p.Form}).Audience() == "" {
		c.Seen = text.OneLine("Not chosen yet")
	}
	if strings.TrimSpace(p.Form.Label()) == "" {
		c.Title = text.OneLine("New " + p.Kind.Called())
	}
	for i := range p.rows {
		if r := &p.rows[i]; !r.button && p.tells(r, c) {
			c.Facts = append(c.Facts, form.Fact{Label: text.OneLine(r.field.Title), Value: text.OneLine(r.field.Summary())})
		}
	}
	return c
}

// tells reports whether a field says something that the head of the card doesn't.
func (p *page) tells(r *row, c form.Card) bool {
	if r.field.Hidden() || !r.field.Filled() || r.field.Member == audience || r.field.Member == "" {
		return false
	}
	if _, date := r.field.Input.(*field.Date); date && c.Time != nil {
		return false
	}
	var told []string
	for _, line := range append([]text.Safe{c.Title}, c.Lines...) {
		told = append(told, strings.Split(line.String(), " · ")...)
	}
	for part := range strings.SplitSeq(r.field.Summary(), ", ") {
		if !slices.Contains(told, part) {
			return true
		}
	}
	return false
}

// cardOf is an object, roughly as colleagues see it.
func cardOf(s *person.Session, o person.Object) form.Card {
	now := time.Now()
	says := s.Line(o, now)
	c := form.Card{Title: text.OneLine(says.Title), Time: timeOf(o.Form), Reach: says.Reach, Seen: text.OneLine(says.Sees), Style: paint.Hint}
	if says.Reach > 3 {
		c.Style = paint.Style{Role: paint.Warn}
	}
	if len(says.Facts) > 0 {
		c.Lines = []text.Safe{text.OneLine(strings.Join(says.Facts, " · "))}
	}
	return c
}

// checks are what to look at before it is sent.
func (p *page) checks() (all []form.Check) {
	add := func(sign form.Sign, words string) {
		all = append(all, form.Check{Sign: sign, Words: text.OneLine(words)})
	}
	var empty []string
	for i := range p.rows {
		r := &p.rows[i]
		switch {
		case r.button || r.field.Hidden() || r.field.Input == nil:
		case r.err != nil:
			add(form.Bad, r.field.Title+" needs fixing")
		case r.field.Lacks() && r.field.Required:
			add(form.Bad, r.field.Title+" is required")
		case r.field.Lacks(): // one of several would do
			add(form.Bad, strings.TrimSuffix(sentence(r.field.Error()), "."))
		case !r.field.Filled() && r.field.Member != audience:
			empty = append(empty, r.field.Title)
		}
	}
	if len(all) == 0 {
		add(form.Good, "Nothing is missing, and nothing is wrong")
	}
	if reach := p.reach(); reach == 5 {
		add(form.Warn, "Everybody on the internet may see it")
	}
	if len(empty) > 0 {
		add(form.Open, "Empty: "+strings.Join(empty, ", "))
	}
	return all
}

// request is the JSON as it would be sent now, the member of the field with the
// focus in sight.
func (p *page) request(page form.Page, width int) paint.Block {
	body := p.Body()
	if body == nil {
		return page.Code(text.OneLine("What is sent"), []text.Safe{text.OneLine("nothing yet")}, -1, 0, width, page.Height)
	}
	plan := p.Plan(body)
	mark, lines := -1, []text.Safe{text.OneLine(plan.Method), {}}
	pretty := strings.Split(send.Pretty(body), "\n")
	at := memberLine(pretty, p.rows[p.at].field.Member)
	for i, line := range pretty {
		if i == at {
			mark = len(lines)
		}
		for part := range strings.SplitSeq(hanging(line, width-6), "\n") {
			lines = append(lines, text.OneLine(part))
		}
	}
	return page.Code(text.OneLine("What is sent"), lines, mark, p.asideBy, width, min(page.Height, len(lines)+2))
}

// memberLine is the line of JSON on which a member begins, or else the nearest one
// around it; -1: none is there.
func memberLine(lines []string, member string) int {
	const step = "  "
	at, depth, from := -1, 1, 0
	for name := range strings.SplitSeq(member, ".") {
		if name == "" {
			return at
		}
		found := -1
		for i := from; i < len(lines); i++ {
			indent := len(lines[i]) - len(strings.TrimLeft(lines[i], " "))
			if indent < depth*len(step) && i > from {
				break
			}
			if indent == depth*len(step) && strings.HasPrefix(lines[i][indent:], `"`+name+`":`) {
				found = i
				break
			}
		}
		if found < 0 {
			return at
		}
		at, depth, from = found, depth+1, found+1
	}
	return at
}

// aboveFields are the actions where the fields are out of sight: no key is for one of them.
func (p *page) aboveFields() []action {
	uncover := func(msg tea.KeyPressMsg) (screen, tea.Cmd) {
		p.uncover(msg)
		return p, nil
	}
	back, move := layout("back to the fields", uncover, "esc"), moves(uncover, "up", "down", "pgup", "pgdown")
	all := slices.DeleteFunc(p.offered(), func(a action) bool {
		return slices.Contains(a.Keys, "esc") || len(a.Keys) > 0 && !slices.Contains(a.Keys, "ctrl+s")
	})
	return append([]action{p.turns(), back, move}, all...)
}

// uncover brings the fields back before a key is for them, and reports whether that
// is all that the key does. Arrows move through what stands in their place.
func (p *page) uncover(msg tea.KeyPressMsg) (done bool) {
	if !p.insteadOfFields() {
		return false
	}
	most := len(p.Body()) // more than there are lines
	switch by := p.height / 2; msg.String() {
	case "f2":
		return false
	case "up":
		p.asideBy = max(p.asideBy-1, -most)
	case "down":
		p.asideBy = min(p.asideBy+1, most)
	case "pgup":
		p.asideBy = max(p.asideBy-by, -most)
	case "pgdown":
		p.asideBy = min(p.asideBy+by, most)
	default:
		p.aside = 0
		return msg.String() == "esc"
	}
	return true
}
