package flow

import (
	"time"

	"facet/forms"
	"facet/profile/draft"
	"facet/profile/person"
)

// renewal asks how to renew an entry.
type renewal struct {
	isPlace
	session *person.Session
	object  person.Object
}

// Renewal offers the ways to renew an entry.
func Renewal(s *person.Session, o person.Object) Step { return renewal{session: s, object: o} }

func (r renewal) Session() *person.Session { return r.session }

func (r renewal) View() View {
	says := r.session.Line(r.object, time.Now())
	return View{
		Title:   Title{Words: line("Renew “" + r.object.Name() + "”")},
		Blocks:  words(Faint, says.About()),
		List:    List{Count: 2, Row: r.row, Choose: "choose it", Numbered: true},
		Actions: []Action{back("back", "esc", "q")},
	}
}

func (r renewal) row(i int) Row {
	name, about, open := "A new entry for the next term", "this one stays as it is, with its old end date", draft.Renewed
	var why error
	if i == 1 {
		name, about, open = "This entry, with a new end", "for what is renewed under the same number", draft.Prolonged
		why = Closed(r.session, r.object)
	}
	begin := toForm(Forward, func() (draft.Edit, error) { return open(r.session, r.object) })
	return Row{Name: line(name), About: line(about), Actions: []Action{
		{Keys: []string{"enter"}, Help: "choose", Words: "choose it", Why: why, Go: begin},
	}}
}

// renew leads to the renewal of an object that expires.
func renew(s *person.Session, o person.Object) []Action {
	if o.Form == nil || !forms.Renewable(o.Form) {
		return nil
	}
	return []Action{{Word: "renew", Help: "renew", Words: "renew it", Go: to(Forward, Renewal(s, o))}}
}

// expires lists what has expired or soon will.
type expires struct {
	isPlace
	session *person.Session
}

// Expires lists what has expired or soon will, among the objects read so far.
func Expires(s *person.Session) Step { return expires{session: s} }

func (e expires) Session() *person.Session { return e.session }

func (e expires) View() View {
	some := e.session.Expiring(time.Now())
	return View{
		Title: Title{Words: line("What has expired, or will within 90 days")},
		List: List{
			Count: len(some), Choose: "open it", Empty: line("Nothing expires soon."),
			Row: func(i int) Row { return e.row(some[i]) },
		},
		Actions: []Action{back("back", "esc", "q")},
	}
}

func (e expires) row(o person.Object) Row {
	says := e.session.Line(o, time.Now())
	open := Action{Keys: []string{"enter"}, Help: "open", Words: "open it", Go: to(Forward, Entry(e.session, o.Kind, o))}
	return Row{
		Name: line(says.Title), About: line(o.Kind.Called() + " · " + says.About()), Tone: Warn,
		Actions: append([]Action{open}, renew(e.session, o)...),
	}
}
