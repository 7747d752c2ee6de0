package flow

import (
	"fmt"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// seen asks who should see some entries.
type seen struct {
	isPlace
	session *person.Session
	some    []person.Object
}

func (s seen) Session() *person.Session { return s.session }

func (s seen) View() View {
	const most = 4 // names that fit beside the choices
	var names []string
	for _, o := range s.some[:min(len(s.some), most)] {
		names = append(names, o.Name()+" ("+o.Kind.Called()+"): "+forms.AudienceBrief(o.Audience(), s.session.Person.IsMe()))
	}
	if more := len(s.some) - most; more > 0 {
		names = append(names, "and "+text.Count(more, "entry", "entries")+" more")
	}
	return View{
		Title:   Title{Words: line("Who should see " + these(len(s.some)) + "?")},
		Blocks:  words(Faint, names...),
		List:    List{Count: len(s.choices()), Row: s.row, Choose: "choose it", Numbered: true},
		Actions: []Action{back("back", "esc", "q")},
	}
}

// these are so many entries, as they stand in a sentence.
func these(count int) string {
	if count == 1 {
		return "this entry"
	}
	return "these " + text.Count(count, "entry", "entries")
}

// choices are the audiences, including the organisation's default.
func (s seen) choices() []graph.Audiences { return append(graph.AllAudiences(), "") }

func (s seen) row(i int) Row {
	to := s.choices()[i]
	change := Action{Keys: []string{"enter"}, Help: "choose", Words: "choose it", Go: func() Next { return s.review(to) }}
	name := s.session.AudienceWords(to)
	switch changes := len(s.changes(to)); {
	case changes == 0:
		name += " (as now)"
		change.Why = because("That is who sees "+these(len(s.some))+" already.", nil)
	case changes < len(s.some):
		name += fmt.Sprintf(" (%d of %d change)", changes, len(s.some))
	}
	return Row{Name: line(name), Actions: []Action{change}}
}

// changes are the entries whose audience would change.
func (s seen) changes(to graph.Audiences) (some []person.Object) {
	for _, o := range s.some {
		if o.Audience() != to {
			some = append(some, o)
		}
	}
	return some
}

func (s seen) review(to graph.Audiences) Next {
	all, err := send.SeenBy(s.session, s.some, to)
	if err != nil {
		return failed(because(err.Error()+".", err))
	}
	return Next{Move: Forward, To: several{Several: all}}
}
