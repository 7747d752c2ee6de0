package ui

import (
	"context"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/internal/editing"
	"facet/internal/scroll"
	"facet/internal/text"
	"facet/profile/flow"
)

// copying shows what somebody else has, to copy some of it. It only reads:
// whoever the header names gets the copies.
type copying struct {
	opener
	session *editing.Session
	owner   graph.DirectoryUser
	reading bool
	editing.Others
	ticked map[int]bool
	list   scroll.List
	width  int
	height int
	notice string
	keys   copyingKeys
}

type copyingKeys struct{ open, tick, permit, move, back key.Binding }

func newCopying(o opener, s *editing.Session, owner graph.DirectoryUser) *copying {
	c := &copying{opener: o, session: s, owner: owner, reading: true, ticked: map[int]bool{}, keys: copyingKeys{
		open:   bind("enter", "", "enter"),
		tick:   bind("space", "tick several", "space"),
		permit: bind("g", "ask for the permission", "g"),
		move:   moving(),
		back:   bind("esc", "back", "esc", "q"),
	}}
	c.arm()
	return c
}

// copies looks for somebody whose entries are copied.
func (p *profile) copies() errand {
	return errand{
		question: "Whose entries do you want to copy?",
		user: func(u graph.DirectoryUser) (screen, error) {
			p.session.Recents.Chosen(u)
			return instead{newCopying(p.opener, p.session, u)}, nil
		},
	}
}

func (c *copying) of() *editing.Session { return c.session }

// entriesMsg brings what somebody has.
type entriesMsg struct{ all editing.Others }

// Init reads what they have.
func (c *copying) Init(ctx context.Context) tea.Cmd {
	session, owner := *c.session, c.owner
	return ask(c, func() tea.Msg {
		return entriesMsg{session.EntriesOf(ctx, owner)}
	})
}

func (c *copying) Update(msg tea.Msg) (screen, tea.Cmd) {
	defer c.arm()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.width, c.height = msg.Width, msg.Height
	case entriesMsg:
		c.reading, c.Others = false, msg.all
	case tea.KeyPressMsg:
		return c.press(msg)
	}
	return c, nil
}

func (c *copying) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	c.notice = ""
	switch k := c.keys; {
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.permit):
		again := flow.Own{Place: newCopying(c.opener, c.session, c.owner)}
		return instead{newPermit(c.opener, flow.Permit{Session: c.session, Scope: editing.ScopeOthers, Then: again})}, nil
	case key.Matches(msg, k.move):
		c.list.Move(msg.String(), len(c.Found))
	case key.Matches(msg, k.tick):
		at := c.list.At()
		if c.ticked[at] = !c.ticked[at]; !c.ticked[at] {
			delete(c.ticked, at)
		}
		c.list.Go(at+1, len(c.Found))
	case key.Matches(msg, k.open):
		return c.open()
	}
	return c, nil
}

// arm enables the keys that do something now, and says what they do.
func (c *copying) arm() {
	some := len(c.Found) > 0
	c.keys.tick.SetEnabled(some)
	c.keys.open.SetEnabled(some)
	c.keys.permit.SetEnabled(c.Denied && c.session.Accounts != nil && !c.session.Grant().Has(editing.ScopeOthers))
	c.keys.move.SetEnabled(len(c.Found) > 1)
	c.keys.open.SetHelp("enter", "copy this one")
	if n := len(c.ticked); n > 0 {
		c.keys.open.SetHelp("enter", "copy "+plural(n, "entry", "entries"))
	}
}

// open makes a form of each entry that is ticked; of the one under the cursor,
// if none is.
func (c *copying) open() (screen, tea.Cmd) {
	var edits []editing.Edit
	for i, one := range c.Found {
		if c.ticked[i] || len(c.ticked) == 0 && i == c.list.At() {
			edit, err := editing.FromCopy(c.session, one, c.owner)
			if err != nil {
				c.notice = fmt.Sprintf("%s can't be copied: %v.", one.Name(), err)
				return c, nil
			}
			edits = append(edits, edit)
		}
	}
	return enqueue(c.theme, c.editor, edits...), nil
}

func (c *copying) View() string {
	width := max(c.width, 20)
	lines := []string{
		c.theme.title.Render(text.Fit("What does "+editing.OwnerName(c.owner)+" have that "+c.session.Owner()+" should have?", width)),
		c.theme.faint.Render(text.Fit("Only read: nothing of theirs changes. "+editing.Who(c.owner), width)),
		c.theme.warn.Width(width).Render(text.Line(c.notice)),
	}
	var trouble []string
	for _, words := range c.Trouble {
		trouble = append(trouble, strings.Split(c.theme.warn.Width(width).Render("! "+text.Line(words)), "\n")...)
	}
	switch {
	case c.reading:
		lines = append(lines, c.theme.faint.Render("Reading…"))
	case len(c.Found) == 0 && len(trouble) == 0:
		lines = append(lines, "There is nothing to copy.")
	}
	var rows []choice
	for i, one := range c.Found {
		rows = append(rows, choice{map[bool]string{true: "[x] ", false: "[ ] "}[c.ticked[i]] + one.Name(), one.Kind.Called() + " · " + one.About()})
	}
	lines = append(lines, c.theme.choices(&c.list, rows, width, c.height-len(lines)-len(trouble))...)
	return strings.Join(append(lines, trouble...), "\n")
}

func (c *copying) ShortHelp() []key.Binding {
	return []key.Binding{c.keys.open, c.keys.tick, c.keys.permit, c.keys.move, c.keys.back}
}

func (c *copying) FullHelp() [][]key.Binding { return [][]key.Binding{c.ShortHelp()} }
