package ui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"facet/internal/scroll"
	"facet/profile/flow"
)

// overview is what can be done where the cursor is.
func (p *profile) overview() flow.Overview {
	o := flow.Overview{
		Session: p.session, Kind: p.collection().kind, Among: p.inside, Row: p.forRow,
		Drafts: p.left, Open: p.open, Damaged: p.damaged, Templates: p.begin, WarningSeen: p.warned,
	}
	if chosen, on := p.chosen(); on {
		o.Object = &chosen
	}
	return o
}

func (p *profile) tell(words string) { p.refused = words }

func (p *profile) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	p.refused, p.moved = "", true
	next, cmd, done := press(p, msg)
	if !done {
		p.narrow(msg)
		p.refused = p.further(msg.String())
	}
	return next, cmd
}

// further is where a key does something that has nothing to do it to here.
func (p *profile) further(key string) string {
	switch {
	case p.filters:
	case key == "u":
		return "What was sent is under t, and is taken back there. “Whose profile” is w now."
	case !p.inside && len(p.collection().objects) > 0 && slices.Contains([]string{"e", "d", "N"}, key):
		return "Choose an entry first: enter or → goes to them."
	}
	return ""
}

// actions are those of the core, and those of the layout: moving, and the filter.
func (p *profile) actions() []action {
	move := stays(p, p.step)
	if p.filters {
		return []action{
			layout("keep what is found", stays(p, func(string) { p.filters = false }), "enter"),
			layout("show all", stays(p, p.unfilter), "esc"),
			moves(move, scroll.Keys()...),
		}
	}
	o := p.overview()
	all := chosen(o.Here(), p.choose)
	count := len(p.collection().objects)
	if !p.inside && count > 0 {
		all = append(all, layout("open", stays(p, func(string) { p.inside = true }), "enter", "right"))
	}
	if p.inside {
		all = append(all, layout("back", stays(p, p.leave), "esc", "left"))
	}
	if p.any() {
		all = append(all, layout("find", p.beginFilter, "/"))
	}
	all = append(all, layout("quit", quits, "q"))
	return append(append(all, chosen(o.Beyond(), p.choose)...), moves(move, letters()...), p.groupKeys())
}

// groupKeys go to the groups of the rail, each by its number.
func (p *profile) groupKeys() action {
	groups := p.groups()
	keys := make([]string, len(groups))
	for i := range groups {
		keys[i] = strconv.Itoa(i + 1)
	}
	a := layout("group", stays(p, p.toGroup), keys...)
	a.sign = keys[0] + "–" + keys[len(keys)-1]
	return a
}

// toGroup goes to the first facet type of a group.
func (p *profile) toGroup(number string) {
	at, first := 0, 0
	for i, g := range p.groups() {
		if strconv.Itoa(i+1) == number {
			first = at
		}
		at += len(g.Kinds)
	}
	p.leave("")
	p.kinds.Go(first, len(p.collections))
}

func (p *profile) typing() bool { return p.filters }

func (p *profile) undoable() bool { return p.filters && p.filter.undoable() }

// choose does an action, or says why it can't be done.
func (p *profile) choose(a flow.Action) (screen, tea.Cmd) {
	if !a.Can() {
		p.refused = a.WhyNot().String()
		return p, nil
	}
	next := a.Go()
	p.refused = next.Notice.String()
	p.warned = p.warned || flow.Warns(next.To)
	if next.Again {
		return p, p.reload()
	}
	if c := next.Copy; c != nil {
		return p, copyAs(p, c.Called.String(), c.Text)
	}
	return p.lead(p, next), nil
}

// leave goes back to the collections, and takes the filter off.
func (p *profile) leave(string) {
	p.inside = false
	p.filter = p.filter.empty()
	p.collection().list.Go(0, 0)
}
