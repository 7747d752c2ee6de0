package flow

import (
	"context"
	"encoding/json"
	"time"

	"facet/forms"
	"facet/profile/person"
)

// listing shows the entries of one facet type, so that a person can see for themselves whether something
// arrived.
type listing struct {
	isPlace
	session *person.Session
	kind    forms.Kind
	objects []person.Object
	err     error
}

// Listing shows the entries of one facet type.
func Listing(s *person.Session, kind forms.Kind) Step { return listing{session: s, kind: kind} }

func (l listing) Session() *person.Session { return l.session }

// Load reads the list.
func (l listing) Load(bool) Work {
	collection, err := l.session.Client.Collection(l.session.Person, l.kind.Path)
	return func(ctx context.Context, _ Tell) Next {
		var objects []json.RawMessage
		if err == nil {
			objects, err = collection.List(ctx)
		}
		return Next{Err: err, Change: changed(func(now listing) Step {
			now.objects, now.err = person.Read(now.kind, objects), err
			return now
		})}
	}
}

func (l listing) View() View {
	v := View{
		Title:  Title{Words: line(l.kind.Title)},
		Blocks: explained(l.err),
		List:   List{Count: len(l.objects), Row: l.row, Choose: "open it"},
		Actions: []Action{
			back("back to the question", "esc", "q"),
			{Keys: []string{"r"}, Help: "read again", Doing: "Reading…", Do: again(l.Load(true))},
		},
	}
	if l.err == nil {
		v.List.Empty = line("Nothing is here.")
	}
	return v
}

func (l listing) row(i int) Row {
	o := l.objects[i]
	says := l.session.Line(o, time.Now())
	return Row{Name: line(says.Title), About: line(says.About()), Actions: []Action{
		{Keys: []string{"enter"}, Help: "open", Go: to(Forward, Entry(l.session, l.kind, o))},
	}}
}
