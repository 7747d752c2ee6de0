package flow

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
	"facet/profile/person"
)

// sees shows who sees what: all entries of a profile by audience, to change several at once.
type sees struct {
	isPlace
	session *person.Session
	all     []person.Object // the narrowest audience first
	trouble []string        // what could not be read, and why; raw text
}

// Sees shows who sees what, among the objects read so far.
func Sees(s *person.Session) Step { return sees{session: s}.listed() }

func (s sees) Session() *person.Session { return s.session }

// Load reads everything that the person has.
func (s sees) Load(bool) Work {
	session := *s.session
	return func(ctx context.Context, _ Tell) Next {
		all := slices.Collect(session.ReadAll(ctx))
		return Next{Change: changed(func(now sees) Step { return now.read(all) })}
	}
}

// read takes what was read.
func (s sees) read(all []person.Listing) sees {
	s.trouble = nil
	for _, kind := range s.session.Kinds {
		at := slices.IndexFunc(all, func(l person.Listing) bool { return l.Path == kind.Path })
		switch {
		case at < 0:
		case all[at].Err != nil:
			what, _ := person.Explain(all[at].Err)
			s.trouble = append(s.trouble, kind.Title+" could not be read. "+what)
		default:
			s.session.Listed(kind, all[at].Objects)
		}
	}
	return s.listed()
}

// listed orders what the session knows by its audience.
func (s sees) listed() sees {
	s.all = nil
	for _, kind := range s.session.Kinds {
		if !kind.Fixed { // the profile doesn't say who sees these
			s.all = append(s.all, s.session.Present(kind)...)
		}
	}
	sort.SliceStable(s.all, func(a, b int) bool { return CompareAudiences(s.all[a].Audience(), s.all[b].Audience()) < 0 })
	return s
}

// CompareAudiences orders audiences from the narrowest to the widest. The organisation's default comes last.
func CompareAudiences(a, b graph.Audiences) int {
	rank := func(a graph.Audiences) int {
		if a == "" {
			return len(graph.AllAudiences())
		}
		return slices.Index(graph.AllAudiences(), a.Widest())
	}
	if d := rank(a) - rank(b); d != 0 {
		return d
	}
	return strings.Compare(string(a), string(b))
}

func (s sees) View() View {
	return View{
		Title:  Title{Words: line("Who sees what")},
		Blocks: append(words(Plain, s.sums()), words(Warn, s.trouble...)...),
		List: List{
			Count: len(s.all), Row: s.row, Choose: "change who sees it", Several: s.several, ID: s.id,
			Empty: line("There is nothing in this profile yet."),
		},
		Actions: []Action{
			back("back", "esc", "q"),
			{Keys: []string{"r"}, Help: "read again", Doing: "Reading…", Do: again(s.Load(true))},
		},
	}
}

// sums counts the entries of each audience, the widest first.
func (s sees) sums() string {
	called := [...]string{"as your organisation has set it", "for " + s.session.Owner() + " only", "for some people", "for the organisation", "for partners, too", "for the public"}
	if s.session.Person.IsMe() {
		called[1] = "for you only"
	}
	var count [len(called)]int
	for _, o := range s.all {
		count[forms.AudienceReach(o.Audience())]++
	}
	var all []string
	for steps := len(count) - 1; steps >= 0; steps-- {
		if count[steps] > 0 {
			all = append(all, fmt.Sprintf("%d %s", count[steps], called[steps]))
		}
	}
	return strings.Join(all, " · ")
}

// id is the kind and the id of an entry: by the time that it is chosen, the list may
// have been read anew.
func (s sees) id(i int) string { return s.all[i].Kind.Path + "/" + string(s.all[i].Form.Facet().ID) }

func (s sees) row(i int) Row {
	o := s.all[i]
	says := s.session.Line(o, time.Now())
	about, tone := []string{o.Kind.Called()}, Faint
	if o.Kind.Exposed(o.Audience()) {
		about, tone = append(about, "usually private: check who sees it"), Warn
	}
	about = append(about, says.Badge)
	about = slices.DeleteFunc(append(about, says.Facts...), func(s string) bool { return s == "" })
	entry := Entry(s.session, o.Kind, o).(entry)
	change := Action{Keys: []string{"enter"}, Help: "change who sees it", Why: entry.closed(), Go: to(Forward, seen{session: s.session, some: s.all[i : i+1]})}
	open := Action{Keys: []string{"right"}, Word: "open", Was: "o", Help: "open", Words: "open it", Go: to(Forward, entry)}
	audience := o.Audience()
	return Row{
		Sees: &audience, Head: s.head(i), Name: line(says.Title), About: line(strings.Join(about, " · ")), Tone: tone,
		Actions: []Action{change, open}, Why: entry.closed(),
	}
}

// head is the audience of a group of rows, with their number.
func (s sees) head(i int) text.Safe {
	audience := s.all[i].Audience()
	if i > 0 && s.all[i-1].Audience() == audience {
		return text.Safe{}
	}
	count := 0
	for _, o := range s.all[i:] {
		if o.Audience() != audience {
			break
		}
		count++
	}
	return line(fmt.Sprintf("%s (%d)", s.called(audience), count))
}

// called is an audience as its reader calls it.
func (s sees) called(a graph.Audiences) string { return s.session.AudienceWords(a) }

// several changes who sees some of them at once.
func (s sees) several(rows []int) Action {
	var some []person.Object
	for _, i := range rows {
		o := s.all[i]
		if why := Closed(s.session, o); why != nil {
			what, _ := person.Explain(why)
			return Action{Keys: []string{"enter"}, Help: "change who sees them", Why: because(o.Name()+": "+what, why), Go: to(Stay, nil)}
		}
		some = append(some, o)
	}
	return Action{Keys: []string{"enter"}, Help: "change who sees " + text.Count(len(some), "entry", "entries"), Go: to(Forward, seen{session: s.session, some: some})}
}
