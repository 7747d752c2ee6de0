package flow

import (
	"context"
	"errors"
	"slices"

	"facet/graph"
	"facet/profile/person"
)

// Search is where somebody is looked for in the directory. Nobody is chosen by
// themselves: it takes their row, or a whole name. Who was found always belongs to
// what is sought.
type Search struct {
	isPlace
	session  *person.Session
	purpose  purpose
	sought   string // without the blanks around it
	answered bool   // the directory has answered, in found and err
	found    []graph.DirectoryUser
	several  bool // the whole name fits more than one person
	err      error
}

// Others looks for somebody whose profile is opened. Where accounts are used, that
// takes a permission of its own, which comes first.
func Others(s *person.Session) Place { return permitted(s, Search{session: s, purpose: opening()}) }

// CopyFrom looks for somebody whose entries are copied.
func CopyFrom(s *person.Session) Search { return Search{session: s, purpose: copyFrom(s)} }

// Mention looks for somebody whom a field names, which has begun with some words.
func Mention(s *person.Session, field, begun string) Search {
	return Search{session: s, purpose: mention(field), sought: graph.PlainName(begun)}
}

// Session is the one in which somebody is looked for.
func (s Search) Session() *person.Session { return s.session }

// Sought is what is looked for, without the blanks around it.
func (s Search) Sought() string { return s.sought }

// Seek looks for something else. What belonged to what was sought before is gone.
func (s Search) Seek(words string) Search {
	if name := graph.PlainName(words); name != s.sought {
		return Search{session: s.session, purpose: s.purpose, sought: name}
	}
	return s
}

// Load asks the directory for what is sought. Who comes back may have a permission
// now that was missing.
func (s Search) Load(back bool) Work {
	if s.sought == "" || back && !s.barred() || !back && s.answered {
		return nil
	}
	session, name := *s.session, s.sought
	return func(ctx context.Context, _ Tell) Next {
		users, err := session.Client.Search(ctx, name)
		return Next{Err: err, Change: changed(func(now Search) Step {
			if now.sought == name {
				now = now.answer(users, err)
			}
			return now
		})}
	}
}

func (s Search) answer(users []graph.DirectoryUser, err error) Search {
	s.answered, s.found, s.several, s.err = true, users, errors.Is(err, errSeveral), err
	if s.several {
		s.err = nil // it is no failure of the directory's
	}
	return s
}

// People are those to choose from: who was found, or, before anything is sought,
// who was chosen before, without whose profile is open already.
func (s Search) People() []graph.DirectoryUser {
	if s.sought != "" {
		return s.found
	}
	here := func(u graph.DirectoryUser) bool { return u.ID == s.session.User.ID }
	return slices.DeleteFunc(slices.Clone(s.session.Recents.Users()), here)
}

// View has the people who were found, or what to type.
func (s Search) View() View {
	people := s.People()
	return View{
		Title:  Title{Words: line(s.purpose.question)},
		Blocks: s.blocks(true),
		Spoken: s.blocks(false),
		List: List{Count: len(people), Choose: s.purpose.choose, Row: func(i int) Row {
			return Row{Name: line(person.Who(people[i])), Actions: []Action{s.choose(people[i])}}
		}},
		Prompt: &Prompt{Label: line(hintWords), Take: s.take},
		Actions: append(s.permission(),
			Action{Keys: []string{"esc"}, Help: "leave", Words: "go back", Go: to(Back, nil)}),
	}
}

// choose goes on with somebody of the directory.
func (s Search) choose(u graph.DirectoryUser) Action {
	return Action{Keys: []string{"enter"}, Help: "choose", Words: s.purpose.choose, Why: s.whyNot(s.session, u), Go: func() Next {
		return s.goOn(s.session, u)
	}}
}

// permission asks for what searching takes, where that may help.
func (s Search) permission() []Action {
	if !s.barred() || s.session.Accounts == nil {
		return nil
	}
	return []Action{{Word: "permission", Was: "ctrl+g", Help: "ask for the permission", Listed: true, Go: to(Forward, Consent{Session: s.session, Scope: person.ScopeSearch})}}
}

// barred reports whether a further permission may help.
func (s Search) barred() bool {
	return errors.Is(s.err, graph.ErrNoSearch) || person.Forbidden(s.err) != nil
}

// take goes on with what is typed: with whoever has a whole name, or to those who
// are found.
func (s Search) take(typed string) Action {
	s = s.Seek(typed)
	a := Action{Keys: []string{"enter"}, Help: "look for this name", Do: s.lookFor(), Doing: "Looking for " + s.sought + "…"}
	switch {
	case s.sought == "":
		a.Why = because("Type the beginning of a name first.", nil)
	case s.several:
		a.Why = errSeveral
	case s.Whole():
		a.Help = "look up this name"
		if s.purpose.name != nil {
			a.Doing = "" // the next step says it
		}
	case s.err != nil && !errors.Is(s.err, graph.ErrNoSearch):
		a.Help = "try again"
	case s.answered:
		a.Why = s.unsure()
	}
	return a
}

// unsure is why Enter takes nobody of those who were found.
func (s Search) unsure() error {
	switch {
	case s.err != nil:
		return s.err
	case len(s.found) == 0:
		return errNobody
	}
	return because("Several people are found. Go to the right one first.", nil)
}

// The reasons why a name leads to nobody.
var (
	errNobody  = because(nobodyWords, nil)
	errSeveral = because(severalWords, nil)
)
