package flow

import (
	"fmt"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/person"
	"facet/profile/send"
)

// WorkList has the actions of a work list: on the row under the cursor, and on the list. The front end reads
// and lays it out.
type WorkList struct {
	Session     *person.Session // of whoever works it off
	Row         *WorkRow        // under the cursor; nil: there is none
	Next        *WorkRow        // the next one behind it that is to be sent; nil: there is none
	WarningSeen bool            // the warning that nothing can be sent was shown, if it applies
}

// WorkRow is a row of a work list, with its state.
type WorkRow struct {
	draft.WorkRow
	At      int                 // from 0
	List    string              // what the list is called
	Key     string              // how the outbox knows it
	User    graph.DirectoryUser // whom it is for; without an id that isn't known yet
	Problem string              // why it is for nobody
	State   RowState
	Sent    outbox.Entry  // what says so; without an id: nothing was sent
	Draft   *person.Draft // its form as it was left; nil: it wasn't begun
	Origin  Origin        // what stands behind its form
}

// OfRow is a place that a row leads to. Without a place the row's person is being looked up, and it opens
// afterwards.
type OfRow struct {
	isPlace
	Row   int
	Place Place
}

// LeftOut is a row that is to be left out, or taken in again.
type LeftOut struct {
	isPlace
	Row int
}

// Actions are what can be done.
func (w WorkList) Actions() []Action {
	var all []Action
	if w.Row != nil {
		all = []Action{w.Open(), w.onward(), w.leaveOut(), w.visit()}
	}
	return append(all,
		Action{Keys: []string{"t"}, Was: "o", Help: "what was sent", Words: "see what was sent", Go: to(Forward, History(w.Session))},
		Action{Keys: []string{"r"}, Help: "read again", Go: func() Next { return Next{Again: true} }})
}

// Open opens the row: its form if there is something to send, the unconfirmed step if it may have been sent,
// else the person's profile.
func (w WorkList) Open() Action {
	return Action{Keys: []string{"enter"}, Help: "open the row", Why: w.Row.nobody(), Go: w.opens(*w.Row)}
}

// onward opens the next row to send: this one or a later one.
func (w WorkList) onward() Action {
	a := Action{Keys: []string{"n"}, Help: "next to send", Words: "open the next row that is to be sent"}
	switch {
	case w.Row.State.Open():
		a.Go, a.Why = w.opens(*w.Row), w.Row.nobody()
	case w.Next != nil:
		a.Go, a.Why = w.opens(*w.Next), w.Next.nobody()
	default:
		a.Go, a.Why = to(Stay, nil), because("There is no other row to send.", nil)
	}
	return a
}

// leaveOut leaves the row out for now, or takes it in again.
func (w WorkList) leaveOut() Action {
	a := Action{Keys: []string{"s"}, Help: "skip for now", Words: "leave this row out for now", Go: to(Stay, LeftOut{Row: w.Row.At})}
	switch {
	case w.Row.State == RowSkipped:
		a.Help, a.Words = "take it in again", ""
	case !w.Row.State.Open():
		a.Why = because("There is nothing to send for this row.", nil)
	}
	return a
}

// visit opens the profile of the row's person, to look at it.
func (w WorkList) visit() Action {
	a := Action{Keys: []string{"w"}, Was: "v", Help: "the person's profile", Words: "open the person's profile", Why: w.Row.nobody()}
	if a.Why == nil && w.Row.User.ID == "" {
		a.Why = because(unknownWords+".", nil)
	}
	a.Go = w.leads(*w.Row, w.Row.profile)
	return a
}

const unknownWords = "facet doesn't know yet who this is"

// nobody explains why the row has no person, if it has none.
func (r WorkRow) nobody() error {
	if r.Problem == "" {
		return nil
	}
	return because(text.Line(r.Person+": "+r.Problem), nil)
}

// opens goes to what a row is about now.
func (w WorkList) opens(r WorkRow) func() Next {
	switch {
	case r.User.ID == "":
		return func() Next { return Next{Notice: line(unknownWords + ". Looking…"), To: OfRow{Row: r.At}} }
	case r.State == RowSent:
		return w.leads(r, r.profile)
	case r.State == RowUnconfirmed:
		return w.leads(r, r.unconfirmed)
	}
	return w.leads(r, func(s *person.Session) (Place, error) {
		if r.Change != nil {
			return warned(s, w.WarningSeen, RowChange(s, r)), nil
		}
		form, err := r.form(s)
		return warned(s, w.WarningSeen, form), err
	})
}

// leads goes to a place of a row, for its person.
func (w WorkList) leads(r WorkRow, place func(*person.Session) (Place, error)) func() Next {
	return func() Next {
		session, err := w.Session.ForUser(r.User)
		if err != nil {
			return failed(err)
		}
		to, err := place(session)
		if err != nil {
			return failed(err)
		}
		return Next{Move: Forward, To: OfRow{Row: r.At, Place: to}}
	}
}

func (r WorkRow) profile(s *person.Session) (Place, error) {
	return Profile{Session: s, Row: true}, nil
}

// unconfirmed is the step for an unconfirmed row.
func (r WorkRow) unconfirmed(s *person.Session) (Place, error) {
	plan, _, err := send.EntryPlan(s, r.Sent)
	return Unconfirmed(Submission{Plan: plan, Origin: r.Origin}, r.Sent, nil), err
}

// form is the form of a row, as the list has it or as it was left.
func (r WorkRow) form(s *person.Session) (Place, error) {
	if r.Draft != nil {
		edit, err := draft.PickUp(s, *r.Draft)
		return Form{Edit: edit, Origin: r.Origin}, err
	}
	words := fmt.Sprintf("row %d of the list %s", r.At+1, r.List)
	edit, err := draft.FromRow(s, r.WorkRow, words, r.Key)
	return Form{Edit: edit, Origin: r.Origin}, err
}
