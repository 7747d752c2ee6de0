package work

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"sort"
	"strings"
	"time"

	"github.com/google/uuid"

	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/person"
	"facet/profile/send"
)

// Task is a row whose person is pinned by the object id.
type Task struct {
	Row
	User graph.DirectoryUser
	Key  string // names it for the outbox
	Hash string // names what it says there, however it was sent; empty if that doesn't matter
}

// Request is what creates the object of a task.
func (t Task) Request(target outbox.Target) outbox.Request {
	body := graph.InCloud(target.Cloud, t.Kind.New(), t.Body)
	return outbox.Request{Target: target, Method: http.MethodPost, Body: body, Label: t.Label, Key: t.Key}
}

// Pinned is a list of which it is known who everybody is.
type Pinned struct {
	Tasks  []Task
	People []graph.DirectoryUser // each once, in the order of the list
	Named  []string              // who is meant by a name that isn't their sign-in name: raw sentences
}

// Pin looks up everybody whom a list is for, each once. A name that is nobody's,
// or by now leads to another sign-in name, is a problem. The error is of a
// directory that can't be asked. Tell, if it is not nil, hears how many names
// were looked up.
func Pin(ctx context.Context, c *graph.Client, rows []Row, tell func(done, of int)) (Pinned, []Problem, error) {
	p := newPinning(rows, tell)
	found, err := p.lookUp(ctx, c)
	if err != nil {
		return Pinned{}, nil, err
	}
	pinned := p.pin(c.BaseURL, found)
	return pinned, p.problems, nil
}

// newPinning is a list of which it isn't known yet who anybody is.
func newPinning(rows []Row, tell func(done, of int)) *pinning {
	p := &pinning{rows: rows, lines: map[string][]int{}, cells: map[string]string{}, tell: tell}
	for _, row := range rows {
		name := strings.ToLower(row.Person)
		if p.lines[name] == nil {
			p.names = append(p.names, row.Person)
			p.cells[name] = row.personCell
		}
		p.lines[name] = append(p.lines[name], row.Line)
	}
	return p
}

// pinning is a list on its way to being pinned.
type pinning struct {
	rows     []Row
	names    []string // each once, as first written
	lines    map[string][]int
	cells    map[string]string // of a sheet: where a name stands first
	tell     func(done, of int)
	problems []Problem
	named    []string
}

// sheet reports whether the list is a sheet of a workbook.
func (p *pinning) sheet() bool { return len(p.rows) > 0 && p.rows[0].Sheet }

// lookUp finds out who each name is.
func (p *pinning) lookUp(ctx context.Context, c *graph.Client) (map[string]graph.DirectoryUser, error) {
	all, err := p.ask(ctx, c)
	if err != nil {
		return nil, err
	}
	found := map[string]graph.DirectoryUser{}
	for i, name := range p.names {
		switch one := all[i]; {
		case len(one.several) == 1:
			found[strings.ToLower(name)] = one.several[0]
			p.named = append(p.named, fmt.Sprintf("%s is %s, %s.", name, one.several[0].DisplayName, one.several[0].UserPrincipalName))
		case len(one.several) > 1:
			p.problem(name, fmt.Sprintf("mail to this address belongs to several people, such as %s and %s: write the sign-in name of one", one.several[0].UserPrincipalName, one.several[1].UserPrincipalName))
		case errors.As(one.err, new(*person.NobodyError)):
			p.problem(name, one.err.Error())
		case one.err != nil:
			p.problem(name, "there is nobody with this sign-in name, address or object id in the organisation: "+cmp.Or(graph.OddCharacter(name), "check the spelling"))
		case uuid.Validate(name) != nil && !strings.EqualFold(name, one.user.UserPrincipalName):
			p.problem(name, fmt.Sprintf("the directory gives %s (%s) for this name: write that if it is who you mean", one.user.UserPrincipalName, one.user.DisplayName))
		default:
			found[strings.ToLower(name)] = one.user
		}
	}
	return found, nil
}

// problem is about all rows of a name.
func (p *pinning) problem(name, advice string) {
	lines := p.lines[strings.ToLower(name)]
	if more := len(lines) - 1; more > 0 {
		advice += fmt.Sprintf(" (so in %s)", Lines(p.sheet(), lines[1:]))
	}
	p.problems = append(p.problems, Problem{Line: lines[0], Sheet: p.sheet(), Cell: p.cells[strings.ToLower(name)], Member: personColumn, Person: name, Advice: name + ": " + advice})
}

// lookUpOne looks up one name.
func lookUpOne(ctx context.Context, c *graph.Client, name string) (user graph.DirectoryUser, err error) {
	person, err := graph.User(name)
	if err != nil {
		return user, err
	}
	err = Patiently(ctx, func() (err error) {
		user, err = c.Lookup(ctx, person)
		return err
	})
	return user, err
}

// addressed are the people with a mail address, when there is nobody with it as
// a sign-in name; that error stays if there is nobody at all.
func addressed(ctx context.Context, c *graph.Client, address string, nobody error) (users []graph.DirectoryUser, err error) {
	err = Patiently(ctx, func() (err error) {
		users, err = c.Addressed(ctx, address)
		return err
	})
	if err == nil && len(users) == 0 {
		err = nobody
	}
	return users, err
}

// Patiently asks the directory for something, by a client of a [Pace]. If Graph
// asks to wait, the pace does; if it doesn't answer, it is asked four times.
func Patiently(ctx context.Context, ask func() error) error {
	for try := 1; ; {
		err := ask()
		switch {
		case err == nil || ctx.Err() != nil:
			return err
		case send.AskedToWait(err) && !send.TooLong(err): // the pace waits
		case try >= 4 || !send.Unwell(err):
			return err
		default:
			if stop := wait(ctx, time.Second<<try); stop != nil {
				return err
			}
			try++
		}
	}
}

// pin gives each row its person, and notices rows that are the same now.
func (p *pinning) pin(cloud string, found map[string]graph.DirectoryUser) Pinned {
	var all Pinned
	seen, known := map[string]int{}, map[string]bool{}
	for _, row := range p.rows {
		user, ok := found[strings.ToLower(row.Person)]
		if !ok {
			continue
		}
		if row.PersonName != "" && !called(row.PersonName, user) {
			p.problems = append(p.problems, p.otherName(row, user))
			continue
		}
		task := Task{Row: row, User: user, Key: row.Key(cloud, user.ID)}
		if earlier := seen[task.Key]; earlier > 0 {
			p.problems = append(p.problems, Problem{Line: row.Line, Sheet: row.Sheet, Advice: fmt.Sprintf("this is the same as %s, under another name of the same person: keep one of them", Lines(row.Sheet, []int{earlier}))})
			continue
		}
		seen[task.Key] = row.Line
		all.Tasks = append(all.Tasks, task)
		if !known[user.ID] {
			known[user.ID] = true
			all.People = append(all.People, user)
		}
	}
	p.refuseOwnNames(all.Tasks)
	all.Named = p.named
	inOrder(p.problems)
	return all
}

// inOrder has problems stand as they do in the list.
func inOrder(all []Problem) {
	sort.SliceStable(all, func(a, b int) bool { return all[a].Line < all[b].Line })
}
