package flow

import (
	"context"

	"facet/graph/outbox"
	"facet/profile/draft"
	"facet/profile/person"
)

// leaving asks before a person leaves a changed form, and says what happens to it.
type leaving struct {
	isPlace
	edit  draft.Edit
	state draft.FormState
}

// Leaving asks before a person leaves a changed form. Before is the form's latest known send.
func Leaving(e draft.Edit, before outbox.Entry) Step {
	return leaving{edit: e, state: draft.FormState{Before: before, Kept: e.Kept()}}
}

func (l leaving) Session() *person.Session { return l.edit.Session }

// Load checks the state of the form: another window may have sent it.
func (l leaving) Load(bool) Work {
	read := l.edit.State()
	return func(ctx context.Context, _ Tell) Next {
		state := read(ctx)
		return Next{Change: changed(func(now leaving) Step {
			now.state = state
			return now
		})}
	}
}

func (l leaving) View() View {
	leave := Action{Keys: []string{"y"}, Help: "leave without sending", Go: to(Home, nil)}
	return View{
		Title:    Title{Tone: Warn, Words: line(l.title())},
		Blocks:   append(words(Plain, l.state.Words(l.resuming())), Text{}, Listed{}),
		Question: &Question{Words: line("Leave it?"), Yes: leave, Careful: true},
		Actions:  l.actions(),
	}
}

func (l leaving) title() string {
	switch before := l.state.Before; {
	case before.ID == "":
		return "Leave without sending?"
	case before.Open():
		return "Leave? facet doesn't know whether it was sent."
	}
	return "Leave without sending it again?"
}

// resuming is how the draft is picked up.
func (l leaving) resuming() string {
	if l.edit.Prefill().Row != "" {
		return "opening the row"
	}
	return "“drafts” on the profile"
}

func (l leaving) actions() []Action {
	all := []Action{back("back to the form", "esc")}
	if l.state.Before.ID != "" {
		all = append(all, Action{Keys: []string{"t"}, Was: "o", Help: "what was sent", Words: "leave, and see what was sent", Listed: true, Go: to(Home, History(l.Session()))})
	}
	if l.state.Kept {
		all = append(all, Action{Keys: []string{"d"}, Help: "throw it away", Words: "leave, and throw the draft away", Listed: true, Confirm: throwAway(l.edit.Title()), Do: l.throw()})
	}
	return all
}

// throw deletes the draft for good.
func (l leaving) throw() Work {
	throw := l.edit.Throwing()
	return func(ctx context.Context, _ Tell) Next {
		if err := throw(context.WithoutCancel(ctx)); err != nil {
			return notDeleted(err)
		}
		return Next{Move: Home}
	}
}
