package flow

import (
	"context"
	"fmt"
	"time"

	"facet/graph"
	"facet/profile/draft"
	"facet/profile/person"
)

// copying lists another person's entries, to copy some of them into the open profile. Theirs is only read.
type copying struct {
	isPlace
	session *person.Session
	owner   graph.DirectoryUser
	draft.Others
}

// Copying lists another person's entries, to copy some of them.
func Copying(s *person.Session, owner graph.DirectoryUser) Step {
	return copying{session: s, owner: owner}
}

func (c copying) Session() *person.Session { return c.session }

// Load reads what they have, once.
func (c copying) Load(back bool) Work {
	if back {
		return nil
	}
	session, owner := *c.session, c.owner
	return func(ctx context.Context, _ Tell) Next {
		all := draft.EntriesOf(&session, ctx, owner)
		return Next{Change: changed(func(now copying) Step {
			now.Others = all
			now.session.Recents.Chosen(owner)
			return now
		})}
	}
}

func (c copying) View() View {
	only := Text{Tone: Faint, Words: line("Their profile doesn't change. " + person.Who(c.owner))}
	list := List{Count: len(c.Found), Row: c.row, Choose: "copy it", Several: c.several}
	if len(c.Trouble) == 0 {
		list.Empty = line("There is nothing to copy.")
	}
	return View{
		Title:   Title{Words: line("What does " + person.OwnerName(c.owner) + " have that " + c.session.Owner() + " should have?")},
		Blocks:  append([]Block{only}, words(Warn, c.Trouble...)...),
		List:    list,
		Actions: append(c.permission(), back("back", "esc", "q")),
	}
}

func (c copying) row(i int) Row {
	one := c.Found[i]
	says := one.Line(time.Now())
	return Row{Name: line(says.Title), About: line(one.Kind.Called() + " · " + says.About()), Actions: []Action{
		{Keys: []string{"enter"}, Help: "copy this one", Go: func() Next { return c.begin([]int{i}) }},
	}}
}

// several copies some of them at once.
func (c copying) several(rows []int) Action {
	help := fmt.Sprintf("copy %d entries", len(rows))
	if len(rows) == 1 {
		help = "copy 1 entry"
	}
	return Action{Keys: []string{"enter"}, Help: help, Go: func() Next { return c.begin(rows) }}
}

// begin makes a form of each.
func (c copying) begin(rows []int) Next {
	var forms Forms
	for _, i := range rows {
		edit, err := draft.FromCopy(c.session, c.Found[i], c.owner)
		if err != nil {
			return failed(because(fmt.Sprintf("%s can't be copied: %v.", c.Found[i].Name(), err), err))
		}
		forms.All = append(forms.All, edit)
	}
	return Next{Move: Forward, To: forms}
}

// permission requests the permission to read them, where that may help.
func (c copying) permission() []Action {
	scope := c.session.Grant().MoreToRead()
	if !c.Denied || c.session.Accounts == nil || scope == "" {
		return nil
	}
	consent := Consent{Session: c.session, Scope: scope, Then: Copying(c.session, c.owner)}
	return []Action{{Word: "permission", Was: "g", Help: "ask for the permission", Listed: true, Go: to(Instead, consent)}}
}
