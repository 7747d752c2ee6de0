package flow

import (
	"context"
	"fmt"

	"facet/profile/person"
)

// rowChange is a row of a list of work that changes or deletes what is there: the entry
// is read, and then the request stands for review. Where there is none, it says why.
type rowChange struct {
	isPlace
	session *person.Session
	row     WorkRow
	err     error
}

// RowChange is what a row that changes or deletes an entry would do to it, once that was
// read.
func RowChange(s *person.Session, row WorkRow) Step { return rowChange{session: s, row: row} }

func (r rowChange) Session() *person.Session { return r.session }

// Load reads the entry as it is now.
func (r rowChange) Load(back bool) Work {
	if back {
		return nil
	}
	return r.read()
}

func (r rowChange) read() Work {
	session, row := *r.session, r.row
	return func(ctx context.Context, _ Tell) Next {
		plan, err := row.Change(ctx, &session)
		if err != nil {
			return Next{Change: changed(func(now rowChange) Step {
				now.err = err
				return now
			})}
		}
		return Next{Move: Instead, To: Review(Submission{Plan: plan, Origin: row.Origin, NoForm: true})}
	}
}

// again reads it once more, and says so if nothing is other than before.
func (r rowChange) again(ctx context.Context, tell Tell) Next {
	next := r.read()(ctx, tell)
	if next.Change != nil {
		next.Notice = line("It was read again, and there is still nothing to send.")
	}
	return next
}

func (r rowChange) View() View {
	var actions []Action
	if r.row.Origin != nil {
		if skip, there := r.row.Origin.Skip(); there {
			actions = append(actions, skip)
		}
	}
	help := "back"
	if r.row.Origin != nil {
		help = r.row.Origin.Back()
	}
	return View{
		Title:  Title{Words: line(fmt.Sprintf("Row %d of the list %s", r.row.At+1, r.row.List))},
		Blocks: append(words(Faint, "It would "+r.row.Does+" an entry of "+person.OwnerName(r.row.User)+": "+r.row.Kind.Called()+" "+r.row.Label), explained(r.err)...),
		Actions: append(actions,
			Action{Keys: []string{"r"}, Help: "read again", Do: r.again},
			Action{Keys: []string{"esc", "q"}, Help: help, Words: "go back", Go: to(Back, nil)}),
	}
}
