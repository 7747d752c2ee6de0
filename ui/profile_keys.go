package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/internal/scroll"
	"facet/profile/editing"
	"facet/profile/flow"
)

type profileKeys struct {
	move, open, back, away, add, begin, copies, edit, remove, filter, reload, person, drafts, sent, account, missing, palette, help, quit key.Binding
}

func newProfileKeys() profileKeys {
	return profileKeys{
		move:    moving(),
		open:    bind("enter", "open", "enter", "right", "l"),
		back:    bind("esc", "back", "esc", "left", "h"),
		away:    bind("esc", "your own profile", "esc"),
		add:     bind("n", "new", "n"),
		begin:   bind("t", "new from a template", "t"),
		copies:  bind("c", "copy from somebody", "c"),
		edit:    bind("e", "edit", "e"),
		remove:  bind("d", "delete", "d", "delete"),
		filter:  bind("/", "filter", "/"),
		reload:  bind("r", "read again", "r"),
		person:  bind("u", "another person", "u"),
		drafts:  bind("p", "pick up a draft", "p"),
		sent:    bind("o", "what was sent", "o"),
		account: bind("a", "account", "a"),
		missing: bind("m", "the missing permission", "m"),
		palette: bind("ctrl+p", "all actions", "ctrl+p"),
		help:    bind("?", "help", "?"),
		quit:    bind("q", "quit", "q"),
	}
}

// arm enables just the keys that do something now, so that the footer is true.
func (p *profile) arm() {
	o, on := p.chosen()
	p.keys.edit.SetEnabled(on && o.Locked() == "")
	p.keys.remove.SetEnabled(on && o.Locked() == "")
	p.keys.filter.SetEnabled(len(p.shelf().objects) > 1)
	p.keys.back.SetEnabled(p.inside)
	p.keys.away.SetEnabled(!p.inside && (p.forRow || !p.session.Person.IsMe()))
	p.keys.drafts.SetEnabled(len(p.left) > 0)
	p.keys.begin.SetEnabled(!p.begin.None())
	_, lacks := p.session.Lacks()
	p.keys.missing.SetEnabled(lacks)
	p.keys.account.SetEnabled(p.session.Accounts != nil)
	p.keys.open.SetEnabled(on || !p.inside && len(p.shelf().objects) > 0)
}

func (p *profile) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	defer p.arm()
	p.refused = ""
	if p.filter.Focused() {
		return p.pressFilter(msg)
	}
	switch k := p.keys; {
	case key.Matches(msg, k.move):
		p.step(msg.String())
	case key.Matches(msg, k.open):
		return p.enter()
	case key.Matches(msg, k.back):
		p.leave()
	case key.Matches(msg, k.away) && p.forRow:
		return nil, nil
	case key.Matches(msg, k.away):
		return p.profileOf(p.session.Own()), nil
	case key.Matches(msg, k.add):
		return p.warned(flow.Own{Place: newPage(p.theme, p.session, p.shelf().kind, p.editor)}), nil
	case key.Matches(msg, k.begin):
		return p.warned(flow.Templates(p.session, p.begin, p.shelf().kind)), nil
	case key.Matches(msg, k.copies):
		return p.warned(flow.Own{Place: newPeople(p.theme, p.session, p.copies())}), nil
	case key.Matches(msg, k.edit):
		o, _ := p.chosen()
		page, cmd := newChange(p.theme, p.session, p.shelf().kind, o.Raw, p.editor)
		return p.warned(flow.Own{Place: page}), cmd
	case key.Matches(msg, k.remove):
		o, _ := p.chosen()
		return p.warned(flow.Review(flow.Submission{Plan: editing.Removal(p.session, p.shelf().kind, o.Raw)})), nil
	case meant(msg, k.edit, k.remove):
		o, _ := p.chosen()
		p.refused = o.Locked()
	case key.Matches(msg, k.filter):
		p.inside = true
		return p, p.filter.Focus()
	case key.Matches(msg, k.reload):
		return p, p.reload()
	case key.Matches(msg, k.person):
		return p.another(), nil
	case key.Matches(msg, k.drafts):
		return newStep(p.opener, flow.Drafts(p.session, p.left)), nil
	case key.Matches(msg, k.sent):
		return newStep(p.opener, flow.History(p.session)), nil
	case key.Matches(msg, k.account):
		return newStep(p.opener, flow.Account(p.session)), nil
	case key.Matches(msg, k.missing):
		return newStep(p.opener, flow.Approval(p.session, nil)), nil
	case key.Matches(msg, k.help):
		return newHelp(p.theme, p), nil
	case key.Matches(msg, k.quit):
		return quit{}, nil
	}
	return p, nil
}

// another leads to somebody else's profile. Where accounts are used, looking
// for people needs a permission of its own, which comes first.
func (p *profile) another() screen {
	if p.session.Accounts != nil {
		return newPermit(p.opener, flow.Permit{Session: p.session, Scope: editing.ScopeOthers, Then: flow.Own{Place: p.people()}})
	}
	return p.people()
}

func (p *profile) people() screen {
	return newPeople(p.theme, p.session, visit(p.opener, p.session))
}

// enter goes among the objects of a shelf, or shows the one under the cursor.
func (p *profile) enter() (screen, tea.Cmd) {
	if o, on := p.chosen(); on {
		return newStep(p.opener, flow.Entry(p.session, p.shelf().kind, o)), nil
	}
	p.inside = true
	return p, nil
}

// leave goes back to the shelves, and takes the filter off.
func (p *profile) leave() {
	p.inside = false
	p.filter.Reset()
	p.shelf().list.Go(0, 0)
}

// step moves the cursor among the shelves or the objects.
func (p *profile) step(press string) {
	if p.inside {
		p.shelf().list.Move(press, len(p.visible()))
		return
	}
	p.kinds.Move(press, len(p.shelves))
}

// pressFilter types into the filter; the arrows still move among the hits.
func (p *profile) pressFilter(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	switch keys := msg.String(); {
	case keys == "esc":
		p.filter.Blur()
		p.leave()
	case keys == "enter":
		p.filter.Blur()
	case slices.Contains(scroll.Keys(), keys):
		p.step(keys)
	default:
		return p, p.narrow(msg)
	}
	return p, nil
}

func (p *profile) narrow(msg tea.Msg) (cmd tea.Cmd) {
	p.filter, cmd = p.filter.Update(msg)
	p.shelf().list.Go(p.shelf().list.At(), len(p.visible()))
	return cmd
}

func (p *profile) ShortHelp() []key.Binding {
	if p.filter.Focused() {
		return []key.Binding{
			bind("enter", "keep the filter", "enter"),
			bind("esc", "take it off", "esc"),
		}
	}
	k := p.keys
	return []key.Binding{k.missing, k.add, k.begin, k.open, k.edit, k.remove, k.back, k.away, k.filter, k.help, k.quit, k.drafts, k.person, k.copies, k.sent, k.account, k.reload, k.palette}
}

func (p *profile) FullHelp() [][]key.Binding {
	k := p.keys
	return [][]key.Binding{
		{k.add, k.begin, k.copies, k.open, k.edit, k.remove},
		{k.move, k.back, k.away, k.filter, k.reload},
		{k.person, k.drafts, k.sent, k.account},
		{k.missing, k.palette, k.help, k.quit},
	}
}
