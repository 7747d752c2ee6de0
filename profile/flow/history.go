package flow

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// history lists what was sent from this computer: by whom, for whom, when, and with what outcome. Unconfirmed
// sends come first.
type history struct {
	isPlace
	session  *person.Session
	entries  []outbox.Entry
	together map[string][]outbox.Entry // as send.Together has them
	err      error
}

// History is what was sent from this computer.
func History(s *person.Session) Step { return history{session: s} }

func (h history) Session() *person.Session { return h.session }

// Load reads the journal.
func (h history) Load(bool) Work {
	box := h.session.Outbox
	return func(ctx context.Context, _ Tell) Next {
		entries, err := box.History(ctx)
		return Next{Err: err, Change: changed(func(now history) Step {
			now.entries, now.together, now.err = send.OpenFirst(entries), send.Together(entries), err
			return now
		})}
	}
}

func (h history) View() View {
	return View{
		Title:   Title{Words: line("What was sent from this computer")},
		Blocks:  explained(h.err),
		List:    List{Count: len(h.entries), Row: h.row, Choose: "settle one", Empty: line("Nothing yet.")},
		Actions: []Action{back("back", "esc", "q")},
	}
}

func (h history) row(i int) Row {
	e := h.entries[i]
	about := fmt.Sprintf("%s · by %s for %s", text.Ago(e.Begun, time.Now()), e.Actor.UserPrincipalName, e.Person.UserPrincipalName)
	if e.RequestID != "" {
		about += " · request id " + e.RequestID
	}
	return Row{Name: line(send.EntryWords(e)), About: line(about), Actions: h.actions(e)}
}

// actions settle an open send, or undo a finished one.
func (h history) actions(e outbox.Entry) []Action {
	see := Action{Keys: []string{"enter"}, Help: "settle it", Go: h.with(e, func(plan, _ send.Plan) Place { return Unconfirmed(Submission{Plan: plan}, e, nil) })}
	undo := Action{Keys: []string{"u"}, Help: "undo", Words: undoWords(e), Go: h.with(e, func(_, undo send.Plan) Place { return Review(Submission{Plan: undo}) })}
	id := Action{Word: "id", Was: "i", Help: "copy the object's id", Words: "have the object's id", Go: copies("the object's id", string(e.Object))}
	if err := e.CanUndo(); err != nil {
		undo.Why = because("Not undone: "+err.Error()+".", err)
	}
	if e.Object == "" {
		id.Why = because("facet doesn't know which entry this was about.", nil)
	}
	if e.Open() {
		return []Action{see, undo, id}
	}
	undo.Keys = append(undo.Keys, "enter")
	all := []Action{undo, id}
	if batch := h.batch(e); batch != nil {
		all = append(all, *batch)
	}
	return all
}

// batch undoes everything that was sent together with an entry. It is nil for a single send, or one for
// somebody else.
func (h history) batch(e outbox.Entry) *Action {
	some := h.together[e.Batch]
	if len(some) < 2 {
		return nil
	}
	if _, _, err := send.EntryPlan(h.session, e); err != nil {
		return nil
	}
	words := "undo the " + text.Count(len(some), "change", "changes") + " sent together"
	return &Action{Word: "together", Help: words, Words: words, Go: func() Next {
		undo, err := send.Undoing(h.session, some)
		if err != nil {
			return notHere(err)
		}
		return Next{Move: Forward, To: several{Several: undo, undoes: true}}
	}}
}

// notHere says why an entry can't be settled in this profile.
func notHere(err error) Next { return failed(because("Not here: "+err.Error()+".", err)) }

// with opens a place for the request of an entry, if it belongs to this person and account.
func (h history) with(e outbox.Entry, place func(plan, undo send.Plan) Place) func() Next {
	return func() Next {
		plan, undo, err := send.EntryPlan(h.session, e)
		if err != nil {
			return notHere(err)
		}
		return Next{Move: Forward, To: place(plan, undo)}
	}
}

// undoWords say in line mode what undoing an entry does.
func undoWords(e outbox.Entry) string {
	if e.Method == http.MethodDelete {
		return "put it back"
	}
	return "undo it"
}
