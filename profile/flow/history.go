package flow

import (
	"context"
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
		List:    List{Count: len(h.entries), Row: h.row, Choose: "open it", Empty: line("Nothing yet.")},
		Actions: []Action{back("back", "esc", "q")},
	}
}

func (h history) row(i int) Row {
	e := h.entries[i]
	about := text.Join(" · ", line(send.EntryState(e)), line(text.Ago(e.Begun, time.Now())), line(h.owner(e)))
	return Row{Name: line(send.EntryWords(h.session, e)), About: about, Tone: toneOfSend(e), Actions: h.actions(e)}
}

// owner says whose profile it was for, and who sent it if that was somebody else.
func (h history) owner(e outbox.Entry) string {
	words := "on the profile of " + e.Person.UserPrincipalName
	switch own := h.session.Account.ID; {
	case e.Person.ID == own:
		words = "on your profile"
	case e.Person.ID == h.session.User.ID && h.session.User.DisplayName != "":
		words = "on the profile of " + h.session.User.DisplayName
	}
	if e.Actor.ID != h.session.Account.ID {
		words += ", by " + e.Actor.UserPrincipalName
	}
	return words
}

// actions settle an open send, or show and undo a finished one.
func (h history) actions(e outbox.Entry) []Action {
	open := Action{Keys: []string{"enter"}, Help: "open", Words: "see all about it", Go: to(Forward, sent{history: h, entry: e})}
	if e.Open() {
		open = Action{Keys: []string{"enter"}, Help: "settle it", Go: h.with(e, func(plan, _ send.Plan) Place { return Unconfirmed(Submission{Plan: plan}, e, nil) })}
	}
	return append([]Action{open}, h.undoing(e)...)
}

// undoing undoes a send, and copies the id of what it was about.
func (h history) undoing(e outbox.Entry) []Action {
	undo := Action{Keys: []string{"u"}, Help: "undo", Words: undoWords(e), Go: h.with(e, func(_, undo send.Plan) Place { return Review(Submission{Plan: undo}) })}
	id := Action{Word: "id", Was: "i", Help: "copy the object's id", Words: "have the object's id", Go: copies("the object's id", string(e.Object))}
	if err := e.CanUndo(); err != nil {
		undo.Why = because("Not undone: "+err.Error()+".", err)
	}
	if e.Object == "" {
		id.Why = because("facet doesn't know which entry this was about.", nil)
	}
	all := []Action{undo, id}
	if batch := h.batch(e); batch != nil && !e.Open() {
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
