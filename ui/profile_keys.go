package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/internal/scroll"
	"facet/profile/flow"
)

// profileKeys are those of the layout. All others are the actions of
// flow.Overview.
type profileKeys struct{ move, open, back, filter, palette, help, quit key.Binding }

func newProfileKeys() profileKeys {
	return profileKeys{
		move:    moving(),
		open:    bind("enter", "open", "enter", "right", "l"),
		back:    bind("esc", "back", "esc", "left", "h"),
		filter:  bind("/", "filter", "/"),
		palette: paletteKey(),
		help:    helpKey(),
		quit:    bind("q", "quit", "q"),
	}
}

// arm enables just the keys that do something now, so that the footer is true.
func (p *profile) arm() {
	p.keys.filter.SetEnabled(len(p.shelf().objects) > 1)
	p.keys.back.SetEnabled(p.inside)
	p.keys.open.SetEnabled(!p.inside && len(p.shelf().objects) > 0)
}

// overview is what can be done where the cursor is.
func (p *profile) overview() flow.Overview {
	o := flow.Overview{
		Session: p.session, Kind: p.shelf().kind, Among: p.inside, Row: p.forRow,
		Drafts: p.left, Templates: p.begin, Told: p.told,
	}
	if chosen, on := p.chosen(); on {
		o.Object = &chosen
	}
	return o
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
		p.inside = true
	case key.Matches(msg, k.back):
		p.leave()
	case key.Matches(msg, k.filter):
		p.inside = true
		return p, p.filter.Focus()
	case key.Matches(msg, k.quit):
		return quit{}, nil
	default:
		if a, found := (flow.View{Actions: p.overview().Actions()}).Find(msg.String(), -1); found {
			return p.choose(a)
		}
	}
	return p, nil
}

// choose does an action, or says why it can't be done.
func (p *profile) choose(a flow.Action) (screen, tea.Cmd) {
	if !a.Can() {
		p.refused = a.WhyNot().String()
		return p, nil
	}
	next := a.Go()
	p.refused = next.Notice.String()
	p.told = p.told || flow.Warns(next.To)
	switch {
	case next.Again:
		return p, p.reload()
	case next.Move == flow.Back:
		return nil, nil
	case next.Move == flow.Switch:
		return p.profileOf(next.To.(flow.Profile).Session), nil
	case next.Move == flow.Forward:
		return p.show(next.To), nil
	}
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
	k, o := p.keys, p.overview()
	return slices.Concat(named(o.Here()), []key.Binding{k.open, k.back, k.filter, k.help, k.quit}, named(o.Beyond()), []key.Binding{k.palette})
}

func (p *profile) FullHelp() [][]key.Binding {
	k, o := p.keys, p.overview()
	return [][]key.Binding{named(o.Here()), {k.move, k.open, k.back, k.filter}, named(o.Beyond()), {k.palette, k.help, k.quit}}
}

func (p *profile) manual() []chapter { return notNow(p.overview().Actions()) }
