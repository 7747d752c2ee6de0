package flow

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"

	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// unconfirmed is a send that may or may not have been done, with the ways to settle it. The person chooses.
type unconfirmed struct {
	isPlace
	Submission
	reported // of the last check; nil: not checked from here yet
	entry    outbox.Entry
}

// Unconfirmed is a send that may or may not have been done. The error is that of the last check, or nil.
func Unconfirmed(s Submission, e outbox.Entry, err error) Step {
	return unconfirmed{Submission: s, entry: e}.looked(err)
}

// looked is the step after another check that did not settle it. The reason stays that of the send.
func (u unconfirmed) looked(err error) unconfirmed {
	before := u.open()
	u.reported.err = err
	if open := u.open(); open != nil {
		latest := *open
		if latest.Err == nil && before != nil {
			latest.Err = before.Err
		}
		u.entry, u.reported.err = open.Entry, &latest
	}
	return u
}

// open is the result of the last check, or nil.
func (u unconfirmed) open() *outbox.UnconfirmedError {
	open, _ := errors.AsType[*outbox.UnconfirmedError](u.err)
	return open
}

// candidates are the objects that may be what was sent.
func (u unconfirmed) candidates() []outbox.Candidate {
	if open := u.open(); open != nil {
		return open.Candidates
	}
	return nil
}

func (u unconfirmed) View() View {
	known := cmp.Or(u.err, error(&outbox.UnconfirmedError{Entry: u.entry}))
	what, remedy := person.Explain(known)
	if u.err == nil {
		what = send.OpenWords(u.entry)
	}
	said := slices.Concat(words(Plain, what, remedy), u.maybe())
	return View{
		Title:   u.verdict(known),
		Blocks:  u.over(slices.Concat(said, []Block{Text{}, Listed{}})),
		Spoken:  said,
		List:    u.list(),
		Actions: u.actions(),
	}
}

// maybe introduces the candidates.
func (u unconfirmed) maybe() []Block {
	if len(u.candidates()) == 0 {
		return nil
	}
	return words(Warn, "One of these may be it. Choose it, if it is:")
}

func (u unconfirmed) list() List {
	all := u.candidates()
	if len(all) == 0 {
		return List{}
	}
	return List{Count: len(all), Row: func(i int) Row { return u.row(all[i]) }, Choose: "say that this is it", Numbered: true}
}

func (u unconfirmed) row(c outbox.Candidate) Row {
	object := person.Object{Raw: c.Object}
	row := Row{Name: line(string(c.ID)), About: line("It can't be read.")}
	if read := person.Read(u.Kind(), []json.RawMessage{c.Object}); len(read) == 1 {
		object = read[0]
		row.Name, row.About = line(object.Name()), line(object.Created()+" · id "+string(c.ID))
	}
	box, id := u.Session().Outbox, u.entry.ID
	confirm := decide("Noted: this is the one.", func(ctx context.Context) error { return box.Confirm(ctx, id, c.ID) })
	row.Actions = []Action{
		{Keys: []string{"enter"}, Help: "this is it", Words: "say that this is it", Confirm: thisIsIt(row), Do: confirm},
		{Keys: []string{"right"}, Word: "open", Was: "o", Help: "open", Words: "open it", Go: to(Forward, Entry(u.Session(), u.Kind(), object))},
	}
	return row
}

// thisIsIt asks before it is noted for good which object it was.
func thisIsIt(row Row) *Confirm {
	return &Confirm{
		Question: line("Is this what was sent?"), About: text.Join(" · ", row.Name, row.About),
		Words: line("facet remembers this and stops asking about this send. Nothing is sent, and nothing is deleted."),
		Yes:   "this is it", No: "not this one",
	}
}

func (u unconfirmed) actions() []Action {
	look := u.look("enter")
	if len(u.candidates()) > 0 {
		look.Keys = nil // Enter chooses
	}
	all := slices.Concat(u.skip(), []Action{look, u.check(), u.again(), u.rest()}, u.details(u.report))
	if u.err != nil {
		all = append(all, u.copied())
	}
	return append(all, back("back", "esc", "q"))
}

// report changes how much of the report is shown.
func (u unconfirmed) report(change func(*reported)) func(Step) Step {
	return changed(func(now unconfirmed) Step {
		change(&now.reported)
		return now
	})
}

// check looks for it again.
func (u unconfirmed) check() Action {
	return Action{
		Keys: []string{"r"}, Was: "c", Help: "check again", Words: "look for it again", Listed: true,
		Do: u.settle(send.Plan.Check),
	}
}

// again sends it once more, unless Graph has said that it was done.
func (u unconfirmed) again() Action {
	a := Action{
		Word: "again", Was: "s", Help: "send again", Listed: true,
		Words: "send it once more, only if you are sure that it isn't there",
		Sends: &u.Plan, Do: u.settle(send.Plan.Again),
	}
	if u.entry.Accepted && u.entry.Open() {
		a.Why = &outbox.UnconfirmedError{Entry: u.entry, Err: outbox.ErrDone}
	}
	if u.entry.Method == http.MethodPut {
		a.Why = because("facet doesn't keep the picture. Set it again: that does no harm, even if this one arrived.", nil)
	}
	return a
}

// rest stops asking about it for good.
func (u unconfirmed) rest() Action {
	box, id := u.Session().Outbox, u.entry.ID
	return Action{
		Keys: []string{"d"}, Was: "x", Help: "stop asking", Listed: true,
		Words: "stop asking about this one: nothing is deleted", Confirm: stopAsking(),
		Do: decide("facet has stopped asking about this one. Nothing was deleted.", func(ctx context.Context) error {
			return box.Discard(ctx, id)
		}),
	}
}

// stopAsking asks before facet gives a send up.
func stopAsking() *Confirm {
	return &Confirm{
		Question: line("Stop asking about this one?"),
		Words:    line("facet stops checking for it. Nothing is sent, and nothing is deleted."),
		Yes:      "stop asking", No: "keep asking",
	}
}

// settle finds out what happened, by checking or by sending it again.
func (u unconfirmed) settle(how func(send.Plan, context.Context, string, func(outbox.Progress)) (outbox.Result, error)) Work {
	plan, id := u.Frozen(), u.entry.ID
	return func(ctx context.Context, tell Tell) Next {
		sent, err := how(plan, ctx, id, tell)
		ended := &Ended{Submission: u.Submission, Entry: sent.Entry}
		if err == nil {
			ended.Sent = &sent
			return Next{Move: Home, To: Result(u.Submission, sent), Ended: ended}
		}
		next := failed(err)
		if open, ok := errors.AsType[*outbox.UnconfirmedError](err); ok {
			next = Next{Notice: stillOpen(open), Err: err, Change: changed(func(now unconfirmed) Step { return now.looked(err) })}
		}
		next.Ended = ended
		return next
	}
}

// stillOpen says that another check did not settle it.
func stillOpen(e *outbox.UnconfirmedError) text.Safe {
	switch {
	case errors.Is(e.LookErr, context.Canceled):
		return line("You stopped looking.")
	case e.LookErr != nil:
		what, _ := person.Explain(e.LookErr)
		return line("facet could not check. " + what)
	case len(e.Candidates) > 0:
		return line("Something similar is there.")
	}
	return line("It still isn't there.")
}

// decide records a person's decision.
func decide(words string, write func(context.Context) error) Work {
	return func(ctx context.Context, _ Tell) Next {
		if err := write(ctx); err != nil {
			return failed(err)
		}
		return Next{Move: Home, Notice: line(words)}
	}
}
