package flow

import (
	"context"
	"errors"
	"slices"

	"facet/graph"
	"facet/profile/person"
)

// Search finds a person in the directory. Choosing one takes their row or a whole name. The results always
// match the current query.
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

// Others searches for a person to open their profile. With accounts, that needs its own permission, which is
// requested first.
func Others(s *person.Session) Place { return permitted(s, Search{session: s, purpose: opening()}) }

// CopyFrom searches for a person to copy entries from.
func CopyFrom(s *person.Session) Search { return Search{session: s, purpose: copyFrom(s)} }

// Mention searches for a person to name in a field, starting with some words.
func Mention(s *person.Session, field, begun string) Search {
	return Search{session: s, purpose: mention(field), sought: graph.PlainName(begun)}
}

// Session is the one in which somebody is looked for.
func (s Search) Session() *person.Session { return s.session }

// Sought is the query, without surrounding blanks.
func (s Search) Sought() string { return s.sought }

// Seek starts another query and drops the previous results.
func (s Search) Seek(words string) Search {
	if name := graph.PlainName(words); name != s.sought {
		return Search{session: s.session, purpose: s.purpose, sought: name}
	}
	return s
}

// Load sends the query to the directory. A missing permission may have been granted meanwhile.
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

// People are the people to choose from: the results, or before a query those chosen earlier, without the open
// profile's owner.
func (s Search) People() []graph.DirectoryUser {
	if s.sought != "" {
		return s.found
	}
	here := func(u graph.DirectoryUser) bool { return u.ID == s.session.User.ID }
	return slices.DeleteFunc(slices.Clone(s.session.Recents.Users()), here)
}

// View has the results, or says what to type.
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

// permission requests the permission to search, where that may help.
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

// take continues with the query: with the one person of a whole name, or to the results.
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

// unsure explains why Enter chooses none of the results.
func (s Search) unsure() error {
	switch {
	case s.err != nil:
		return s.err
	case len(s.found) == 0:
		return errNobody
	}
	return because("Several people match. Go to the right one first.", nil)
}

// The reasons why a name finds no single person.
var (
	errNobody  = because(nobodyWords, nil)
	errSeveral = because(severalWords, nil)
)
