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

// WorkList is what can be done where a list of work is worked off: with the row
// under the cursor, and with the list. How that is laid out, and what is read for
// it, is for the front end.
type WorkList struct {
	Session     *person.Session // of whoever works it off
	Row         *WorkRow        // under the cursor; nil: there is none
	Next        *WorkRow        // the next one behind it that is to be sent; nil: there is none
	WarningSeen bool            // it was said that nothing can be sent, if that is so
}

// WorkRow is a row of a list of work, with what is known of it.
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

// OfRow is a place that a row leads to. Without one its person is being looked up,
// and it opens as soon as they are known.
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

// Open opens the row: its form while there is something to send, what to do where
// nobody knows whether it was sent, and else the person's profile.
func (w WorkList) Open() Action {
	return Action{Keys: []string{"enter"}, Help: "open the row", Why: w.Row.nobody(), Go: w.opens(*w.Row)}
}

// onward opens the next row that is to be sent: this one, or one behind it.
func (w WorkList) onward() Action {
	a := Action{Keys: []string{"n"}, Help: "next to send", Words: "open the next row that is to be sent"}
	switch {
	case w.Row.State.Open():
		a.Go, a.Why = w.opens(*w.Row), w.Row.nobody()
	case w.Next != nil:
		a.Go, a.Why = w.opens(*w.Next), w.Next.nobody()
	default:
		a.Go, a.Why = to(Stay, nil), because("No other row is to be sent.", nil)
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

const unknownWords = "It isn't known yet who this is"

// nobody is why the row is for nobody, if it is.
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

// unconfirmed is what can be done about a row that nobody knows the end of.
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
