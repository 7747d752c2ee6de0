package flow

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/google/uuid"

	"facet/graph"
	"facet/profile/person"
)

// Question is what somebody is looked for with.
func (p People) Question() string {
	if p.Copies {
		return "Whose entries do you want to copy?"
	}
	return "Whose profile do you want to open?"
}

// Chosen goes on with somebody of the directory.
func (p People) Chosen(u graph.DirectoryUser) Next {
	if p.Copies {
		return Next{Move: Instead, To: Copying(p.Session, u)}
	}
	return p.open(u.ID, u)
}

// open opens the profile of somebody with a name or an id, after the question
// whether they are the right person. Who opens their own is there again.
func (p People) open(name string, known graph.DirectoryUser) Next {
	if p.Session.IsMyself(name) {
		return Next{Move: Switch, To: Profile{Session: p.Session.Own()}}
	}
	who, err := graph.User(name)
	if err != nil {
		return failed(because("That can't be a sign-in name or an object id.", err))
	}
	return Next{Move: Forward, To: Person(p.Session.For(who, known))}
}

// seek looks for somebody by a name that is typed whole. A screen looks while it
// is typed, and knows this as [People].
type seek struct {
	isPlace
	People
	typed string // what was looked for; empty: nothing was
	found []graph.DirectoryUser
	err   error
}

// Seek looks for somebody by a name that is typed whole.
func Seek(p People) Step { return seek{People: p} }

func (s seek) Session() *person.Session { return s.People.Session }

func (s seek) View() View {
	rows := s.rows()
	choose := "open that person's profile"
	if s.Copies {
		choose = "see what that person has"
	}
	v := View{
		Title:  Title{Words: line(s.Question())},
		Blocks: explained(s.err),
		List: List{Count: len(rows), Choose: choose, Row: func(i int) Row {
			return Row{Name: line(person.Who(rows[i])), Actions: []Action{
				{Keys: []string{"enter"}, Help: "choose", Words: choose, Go: func() Next { return s.Chosen(rows[i]) }},
			}}
		}},
		Prompt:  &Prompt{Label: line("Type the beginning of a name, or a whole sign-in name or an object id."), Take: s.take},
		Actions: append(s.permission(), back("back", "esc")),
	}
	if s.typed == "" && len(rows) > 0 {
		v.Blocks = append(v.Blocks, words(Plain, "Chosen before:")...)
	}
	return v
}

// rows are who was found; before anything was typed, who was chosen before,
// without whose profile is open.
func (s seek) rows() []graph.DirectoryUser {
	if s.typed != "" {
		return s.found
	}
	here := func(u graph.DirectoryUser) bool { return u.ID == s.Session().User.ID }
	return slices.DeleteFunc(slices.Clone(s.Session().Recents.Users()), here)
}

// permission asks for what searching takes, where that may help.
func (s seek) permission() []Action {
	barred := errors.Is(s.err, graph.ErrNoSearch) || person.Forbidden(s.err) != nil
	if !barred || s.Session().Accounts == nil {
		return nil
	}
	consent := Consent{Session: s.Session(), Scope: person.ScopeSearch}
	return []Action{{Keys: []string{"g"}, Help: "ask for the permission", Go: to(Forward, consent)}}
}

// take looks for what was typed.
func (s seek) take(typed string) Action {
	a := Action{Keys: []string{"enter"}, Help: "look for this name", Doing: "Looking…"}
	name := graph.PlainName(typed)
	if name == "" {
		a.Why = because("Nothing is typed yet.", nil)
		return a
	}
	a.Do = s.look(name)
	return a
}

// look asks the directory. A whole name goes on as it is, unless the directory
// has it for somebody's mail address alone.
func (s seek) look(name string) Work {
	client, copies := *s.Session().Client, s.Copies
	whole := s.People.open(name, graph.DirectoryUser{})
	return func(ctx context.Context, _ Tell) Next {
		users, err := client.Search(ctx, name)
		searched := err == nil || errors.Is(err, graph.ErrNoSearch)
		if searched && isWhole(name) && (len(users) == 0 || slices.ContainsFunc(users, signsInAs(name))) {
			if !copies {
				return whole
			}
			users, err = lookUp(ctx, &client, name)
		}
		if err == nil && len(users) == 0 {
			err = errNobody
		}
		return Next{Err: err, Change: changed(func(now seek) Step {
			now.typed, now.found, now.err = name, users, err
			return now
		})}
	}
}

// lookUp finds who has a whole name.
func lookUp(ctx context.Context, client *graph.Client, name string) ([]graph.DirectoryUser, error) {
	who, err := graph.User(name)
	if err != nil {
		return nil, err
	}
	user, err := client.Lookup(ctx, who)
	if err != nil {
		return nil, err
	}
	return []graph.DirectoryUser{user}, nil
}

var errNobody = person.Advised{
	What:   "Nobody has a name, a sign-in name or a mail address that begins so.",
	Remedy: "Who is new may not be found for a while, but a whole sign-in name or an object id can be looked up.",
}

// signsInAs tells who has just this sign-in name.
func signsInAs(name string) func(graph.DirectoryUser) bool {
	return func(u graph.DirectoryUser) bool { return strings.EqualFold(u.UserPrincipalName, name) }
}

// isWhole reports whether a name is an object id or has the shape of a sign-in name,
// which can be looked up as it is.
func isWhole(name string) bool {
	if _, err := graph.User(name); err != nil {
		return false
	}
	if len(name) == 36 && uuid.Validate(name) == nil {
		return true
	}
	local, domain, found := strings.Cut(name, "@")
	return found && local != "" && strings.Contains(strings.Trim(domain, "."), ".") && !strings.ContainsAny(name, " ,;<>\"")
}
