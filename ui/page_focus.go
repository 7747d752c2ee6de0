package ui

import (
	tea "charm.land/bubbletea/v2"

	"facet/forms/field"
	"facet/graph"
	"facet/profile/flow"
	"facet/profile/person"
)

// press answers a key: the field takes it if it keeps it, else the page does.
func (p *page) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	p.notice = ""
	if p.uncover(msg) {
		return p, nil
	}
	p.hush()
	if msg.String() == "f2" {
		return p.turns().do(msg)
	}
	input := p.rows[p.at].field.Input
	if keeper, ok := input.(field.KeyCapturer); ok && keeper.Captures(msg) {
		list, takes := input.(field.Folder)
		takes = takes && !list.Folded() && msg.String() == "enter"
		cmd := p.hand(msg)
		if takes {
			p.visit(p.next(1))
		}
		return p, cmd
	}
	return p.walk(msg)
}

// walk does an action of the page itself, moves, or gives the key to the field.
func (p *page) walk(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	if a, found := find(p.offered(), msg.String()); found {
		return a.do(msg)
	}
	switch keys := msg.String(); keys {
	case "enter", "space":
		switch {
		case p.rows[p.at].button:
			return p.review()
		case keys == "space":
			return p, p.hand(msg)
		}
		p.visit(p.next(1))
	case "down":
		p.visit(p.next(1))
	case "up":
		p.visit(p.next(-1))
	case "pgdown":
		p.leap(1)
	case "pgup":
		p.leap(-1)
	default:
		return p, p.hand(msg)
	}
	return p, nil
}

// escape leaves an unchanged page, and asks before it leaves a changed one.
func (p *page) escape() (screen, tea.Cmd) {
	p.leave()
	p.focus(p.at)
	unsent := p
	if other := p.unsent(); other != nil {
		unsent = other
	}
	return p.opener().lead(p, unsent.filling().Leave()), nil
}

// turn goes to the next form of the queue. What is typed here stays.
func (p *page) turn() (screen, tea.Cmd) {
	next := p.queue.after(p)
	if next == nil {
		return p, nil
	}
	p.leave()
	p.focus(p.at)
	return instead{next}, nil
}

// mayQuit holds ctrl+c back once while there is something to lose.
func (p *page) mayQuit() bool {
	words := quitWords
	if p.before.ID != "" {
		words = quitAgainWords
	}
	if p.unsent() == nil || p.notice == words {
		return true
	}
	p.notice = words
	p.follow()
	return false
}

const (
	quitWords      = "Nothing of this is sent yet. Press ctrl+c again to leave facet without sending."
	quitAgainWords = "Press ctrl+c again to leave facet without sending this again."
)

// visit comes to a row. Arrows go on from there, so that moving changes nothing.
func (p *page) visit(to int) {
	if f, ok := p.rows[to].field.Input.(field.Folder); ok && to != p.at {
		f.Fold()
	}
	p.focus(to)
}

// hand gives the message to the field with the focus.
func (p *page) hand(msg tea.Msg) tea.Cmd {
	r := &p.rows[p.at]
	_, cmd := r.field.Input.Update(msg)
	for i := range p.rows {
		if p.rows[i].err != nil { // another field may have mended it
			p.rows[i].check()
		}
	}
	r.drawn = nil
	p.hide()
	return cmd
}

// hide notices which rows came or went. The title of a section goes with all
// of its rows.
func (p *page) hide() {
	changed := false
	for i := range p.rows {
		p.rows[i].renew()
		changed = p.rows[i].hide() || changed
	}
	if changed {
		p.redraw()
	}
}

// next is the nearest row in a direction that can have the focus, or the
// present one.
func (p *page) next(by int) int {
	for i := p.at + by; i >= 0 && i < len(p.rows); i += by {
		if p.rows[i].field.Input != nil && !p.rows[i].field.Hidden() {
			return i
		}
	}
	return max(p.at, 0)
}

// leap moves the focus by about a screenful.
func (p *page) leap(by int) {
	at := p.at
	for range max(p.height/2, 1) {
		p.visit(p.next(by))
		if p.at == at {
			return
		}
		at = p.at
	}
}

// focus leaves the present row for another. It is synchronous: the next key
// already belongs to the new field. A row that went while it had the focus
// gives it to the one below.
func (p *page) focus(to int) {
	if to == p.at && p.rows[to].field.Hidden() {
		to = p.next(1)
	}
	if p.at >= 0 && to != p.at {
		p.leave()
	}
	p.move(to)
	r := &p.rows[to]
	p.size(r)
	r.field.Input.Focus()
	r.drawn = nil
}

// move has the heading of the section drawn that the focus comes to, and of that
// which it leaves.
func (p *page) move(to int) {
	from := p.at
	p.at = to
	for i := range p.rows {
		if r := &p.rows[i]; r.begins && (from < 0 || r.part == p.rows[from].part || r.part == p.rows[to].part) {
			r.drawn = nil
		}
	}
}

// leave takes the focus from the present row and checks every row that was
// left so far: dates are compared with one another. Of several fields of which one
// would do, none is said to be missing before the review. What the field says of being
// left stands until the next key; what it said before is over.
func (p *page) leave() {
	r := &p.rows[p.at]
	before := r.notice()
	r.field.Input.Blur()
	r.left, r.drawn = r.left || r.field.Required || !r.field.Lacks(), nil
	if said := r.notice(); said != before {
		r.said = said
	}
	for i := range p.rows {
		p.rows[i].check()
	}
	p.hide()
}

// hush takes back what fields said when they were left: it stands until the
// next key.
func (p *page) hush() {
	for i := range p.rows {
		if p.rows[i].said != "" {
			p.rows[i].said, p.rows[i].drawn = "", nil
		}
	}
}

// undoable reports whether ctrl+z takes back something that was typed here.
func (p *page) undoable() bool {
	u, ok := p.rows[p.at].field.Input.(field.Undoer)
	return ok && u.Undoable()
}

// find looks in the directory for the person whom the field with the focus names,
// and fills in who is chosen.
func (p *page) find() (screen, tea.Cmd) {
	r := &p.rows[p.at]
	people := newPeople(opener{theme: p.theme}, flow.Mention(p.Session, r.section, r.field.Begun()))
	put := r.field.Refer
	people.taken = func(u graph.DirectoryUser) {
		put(u.DisplayName, person.Address(u))
		for i := range p.rows {
			p.rows[i].check()
		}
		p.redraw()
	}
	return people, nil
}
