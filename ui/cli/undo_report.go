package cli

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/state"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
	"facet/profile/work"
)

// undoing is what takes back a whole list.
type undoing struct {
	*command
	session  *person.Session
	tasks    []work.Task
	plans    []send.Plan
	outcomes []send.Outcome
	people   map[string]bool
	written  work.Report
	out      *output
}

// isReport reports whether the argument of facet undo is a file.
func isReport(ids []string) bool {
	if len(ids) != 1 {
		return false
	}
	info, err := os.Stat(ids[0])
	return err == nil && info.Mode().IsRegular()
}

// undoReport takes back what a list has sent, the latest first: each send once, as far
// as nobody has changed the entry since. Run again, it goes on.
func (c *command) undoReport(ctx context.Context, file string, dry bool, out *output) error {
	u := &undoing{command: c, people: map[string]bool{}, out: out}
	if err := u.open(ctx, file); err != nil {
		return err
	}
	if dry {
		return u.dry(ctx)
	}
	u.sayTally()
	u.written = work.Report{Name: strings.TrimSuffix(file, ".report.csv") + ".undo.csv", FS: state.Disk, Explain: explainOutcome}
	if err := u.written.Check(); err != nil {
		return nothingSent(err)
	}
	if err := u.means(ctx); err != nil {
		return err
	}
	defer u.written.Close()
	if err := u.place(ctx); err != nil {
		return nothingSent(err)
	}
	stopped := u.send(ctx)
	c.note(u.written.Write(u.tasks, u.outcomes))
	c.talk("%s. %s says what became of each", u.counted(), u.written.Name)
	if out.machine() {
		c.note(u.print())
	}
	return u.end(stopped)
}

// sayTally says how much is to be taken back.
func (u *undoing) sayTally() {
	u.talk("%s for %s: %s", text.Count(len(u.tasks), "row", "rows"), text.Count(len(u.people), "person", "people"), u.counted())
}

// place finds a name for the report under which no other run's is lost, and keeps it.
func (u *undoing) place(ctx context.Context) error {
	all, err := u.session.Outbox.History(ctx)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, e := range all {
		known[e.ClientRequestID] = true
	}
	taken, err := u.written.Place(u.reportLocks(), func(id string) bool { return known[id] })
	if err == nil && taken != "" {
		u.say(reportStays, taken, u.written.Name)
	}
	return cmp.Or(err, u.written.Write(u.tasks, u.outcomes))
}

// send takes back what isn't yet, one after the other.
func (u *undoing) send(ctx context.Context) error {
	pending := func(i int) bool { return u.outcomes[i].Status == send.NotTried }
	return send.InOrder(ctx, len(u.plans), pending, func(i int) send.Outcome {
		one, progress, end := send.Gently(context.WithoutCancel(ctx), ctx, u.tellProgress())
		defer end()
		sent, err := u.plans[i].Send(one, progress)
		u.outcomes[i] = send.OutcomeOf(sent, err)
		if u.written.Due() {
			u.note(u.written.Write(u.tasks, u.outcomes))
		}
		return u.outcomes[i]
	})
}

// dry holds each against what is there now, and says what would become of it.
func (u *undoing) dry(ctx context.Context) error {
	for i, o := range u.outcomes {
		if o.Status != send.NotTried {
			continue
		}
		err := work.Patiently(ctx, func() error { return u.plans[i].WouldSend(ctx) })
		switch {
		case err == nil:
			u.outcomes[i].Status = wouldBe(u.tasks[i].Does())
		case send.WasChanged(err):
			u.outcomes[i] = send.Outcome{Status: send.ChangedSince, Entry: o.Entry, Err: err}
		case graph.SaysStatus(err, http.StatusNotFound):
			u.outcomes[i] = send.Outcome{Status: send.Gone, Entry: o.Entry, Err: err}
		default:
			return err
		}
	}
	u.sayTally()
	if err := u.print(); err != nil {
		return err
	}
	return u.end(nil)
}

// print prints what becomes of each row.
func (u *undoing) print() error {
	var rows []fillRow
	counts := map[send.Status]int{}
	for i, task := range u.tasks {
		rows = append(rows, newFillRow(task, u.outcomes[i]))
		counts[u.outcomes[i].Status]++
	}
	return u.out.fillRows(rows, map[string]any{"rows": len(rows), "people": len(u.people), "statuses": counts})
}

// open reads the report, and makes the requests that take it back.
func (u *undoing) open(ctx context.Context, file string) error {
	raw, err := u.bytes(file, mostList, "there is no report: name a file", "the report is larger than 32 MiB")
	if err != nil {
		return err
	}
	sent, err := work.ReadReport(raw)
	if err != nil {
		return invalidf("%s: %w. Nothing was sent", inputName(file), err)
	}
	var ids []string
	lines := map[string]int{}
	for _, one := range sent {
		ids, lines[one.SendID] = append(ids, one.SendID), one.Line
	}
	entries, err := u.outbox().Find(ctx, outbox.Query{IDs: ids})
	switch {
	case err != nil:
		return err
	case len(entries) < len(ids):
		return invalidf("%s of this report were not sent from this computer, so they can't be taken back here. Nothing was sent", text.Count(len(ids)-len(entries), "row", "rows"))
	}
	if u.session, err = u.command.session(ctx); err != nil {
		return err
	}
	if slices.ContainsFunc(entries, func(e outbox.Entry) bool { return e.Person.ID != e.Actor.ID }) {
		if err := u.permit(ctx, u.session, person.UseWrite); err != nil {
			return err
		}
	}
	if err := u.session.Identify(ctx); err != nil {
		return err
	}
	for _, e := range entries {
		if err := u.add(e, lines[e.ID]); err != nil {
			return err
		}
	}
	return nil
}

// add takes one send.
func (u *undoing) add(e outbox.Entry, line int) error {
	user := graph.DirectoryUser{ID: e.Person.ID, UserPrincipalName: e.Person.UserPrincipalName}
	s, err := u.session.ForUser(user)
	if err != nil {
		return err
	}
	_, plan, err := send.EntryPlan(s, e)
	if err != nil {
		return invalidf("nothing was sent: %w", err)
	}
	does := map[string]work.Action{http.MethodPost: work.Create, http.MethodPatch: work.Update, http.MethodDelete: work.Delete}[plan.Method]
	o := send.Outcome{Status: send.NotTried}
	switch why := e.CanUndo(); {
	case e.Undone:
		o = send.Outcome{Status: send.TakenBack, Entry: e}
	case why != nil:
		o = send.Outcome{Status: send.NotRight, Entry: e, Err: person.Advised{What: "It can't be taken back: " + why.Error() + "."}}
	}
	u.people[user.ID] = true
	u.tasks = append(u.tasks, work.Task{Row: work.Row{Line: line, Person: user.UserPrincipalName, Kind: plan.Kind(), Action: does, ID: plan.Changes(), Label: e.Label}, User: user})
	u.plans, u.outcomes = append(u.plans, plan), append(u.outcomes, o)
	return nil
}

// counted are how many rows would be, or were, taken back in which way.
func (u *undoing) counted() string {
	var words []string
	for i, o := range u.outcomes {
		word := string(o.Status)
		if o.Status == send.NotTried {
			word = string(wouldBe(u.tasks[i].Does()))
		}
		words = append(words, word)
	}
	return tallied(words, func(word string, n int) string { return fmt.Sprintf("%d %s", n, word) })
}

// means makes sure that the list is meant, by the number of people.
func (u *undoing) means(ctx context.Context) error {
	said := u.confirm
	if said == "" && !u.canAsk() {
		return invalidf("nobody is here to be asked whether this is meant: add --confirm %d, the number of people. Nothing was sent", len(u.people))
	}
	if said == "" {
		fmt.Fprint(u.Err, "To take it back, type how many people it is for: ")
		typed, err := line(ctx, bufio.NewReader(u.In))
		if err != nil {
			return invalidf("nothing was sent")
		}
		said = typed
	}
	if n, err := strconv.Atoi(said); err != nil || n != len(u.people) {
		return invalidf("this is for %s, and not %q: nothing was sent", text.Count(len(u.people), "person", "people"), said)
	}
	return nil
}

// end is how it ended, with the status of what is most to be looked at.
func (u *undoing) end(stopped error) error {
	left, status := 0, statusFailed
	for _, o := range u.outcomes {
		if o.Status.Arrived() || o.Status == send.TakenBack || o.Status.Would() {
			continue
		}
		if left++; o.Err != nil && o.Status != send.NotRight {
			status = worse(status, statusOfOne(o.Err))
		}
	}
	if left == 0 && stopped == nil {
		return nil
	}
	if u.written.Name == "" {
		return &exit{status, fmt.Errorf("%s would not be taken back", text.Count(left, "row", "rows"))}
	}
	return &exit{status, fmt.Errorf("%s not taken back; the report says why. Run it again to go on: what was taken back is not sent again", were(left))}
}
