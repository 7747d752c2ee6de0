package flow

import (
	"context"
	"slices"

	"facet/profile/draft"
	"facet/profile/person"
)

// drafts are the forms that were not sent, to pick one up.
type drafts struct {
	isPlace
	session *person.Session
	all     []person.Draft
}

// Drafts are the forms that were not sent.
func Drafts(s *person.Session, all []person.Draft) Step { return drafts{session: s, all: all} }

func (d drafts) Session() *person.Session { return d.session }

func (d drafts) View() View {
	return View{
		Title:   Title{Words: line("Forms that were not sent")},
		List:    List{Count: len(d.all), Row: d.row, Choose: "go on with it", Empty: line("There are none.")},
		Actions: []Action{back("back", "esc", "q")},
	}
}

func (d drafts) row(i int) Row {
	begun := d.all[i]
	pick := toForm(Instead, func() (draft.Edit, error) { return draft.PickUp(d.session, begun) })
	return Row{Name: line(begun.Words()), Actions: []Action{
		{Keys: []string{"enter"}, Help: "pick it up", Go: pick},
		{Keys: []string{"d", "delete"}, Help: "throw it away", Confirm: throwAway(begun.Words()), Do: d.throwing(begun.ID)},
	}}
}

// throwAway asks before a draft is deleted.
func throwAway(about string) *Confirm {
	return &Confirm{
		Question: line("Throw it away?"), About: line(about),
		Words: line("What you typed into this form is deleted from this computer, for good."),
		Yes:   "throw it away for good", No: "keep it",
	}
}

// notDeleted says why a draft is still there.
func notDeleted(err error) Next {
	return failed(because("facet could not delete it: "+err.Error()+".", err))
}

// throwing deletes a draft for good. With the last one the list goes, too.
func (d drafts) throwing(id string) Work {
	session, move := *d.session, Stay
	if len(d.all) == 1 {
		move = Back
	}
	return func(ctx context.Context, _ Tell) Next {
		if err := session.Drafts.Discard(ctx, &session, id); err != nil {
			return notDeleted(err)
		}
		return Next{Move: move, Notice: line("It is deleted."), Change: changed(func(now drafts) Step {
			now.all = slices.DeleteFunc(slices.Clone(now.all), func(other person.Draft) bool { return other.ID == id })
			return now
		})}
	}
}
