package cli

import (
	"bufio"
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
func (c *command) undoReport(ctx context.Context, file string, dry bool) error {
	u := &undoing{command: c, people: map[string]bool{}}
	if err := u.open(ctx, file); err != nil {
		return err
	}
	c.talk("%s for %s: %s", text.Count(len(u.tasks), "row", "rows"), text.Count(len(u.people), "person", "people"), u.counted())
	if dry {
		return nil
	}
	u.written = work.Report{Name: strings.TrimSuffix(file, ".report.csv") + ".undo.csv", FS: state.Disk, Explain: explainOutcome}
	if err := u.written.Check(); err != nil {
		return nothingSent(err)
	}
	if err := u.means(ctx); err != nil {
		return err
	}
	pending := func(i int) bool { return u.outcomes[i].Status == send.NotTried }
	stopped := send.InOrder(ctx, len(u.plans), pending, func(i int) send.Outcome {
		sent, err := u.plans[i].Send(ctx, c.tellProgress())
		u.outcomes[i] = send.OutcomeOf(sent, err)
		return u.outcomes[i]
	})
	if err := u.written.Write(u.tasks, u.outcomes); err != nil {
		c.notice(err)
	}
	c.talk("%s. %s says what became of each", u.counted(), u.written.Name)
	return u.end(stopped)
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
	u.tasks = append(u.tasks, work.Task{Row: work.Row{Line: line, Person: user.UserPrincipalName, Kind: plan.Kind(), Action: does, Label: e.Label}, User: user})
	u.plans, u.outcomes = append(u.plans, plan), append(u.outcomes, o)
	return nil
}

// counted are how many rows would be, or were, taken back in which way.
func (u *undoing) counted() string {
	var words []string
	for i, o := range u.outcomes {
		word := string(o.Status)
		if o.Status == send.NotTried {
			word = map[work.Action]string{work.Create: "to be created again", work.Update: "to be changed back", work.Delete: "to be deleted"}[u.tasks[i].Does()]
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
		if o.Status == send.Sent || o.Status == send.TakenBack || o.Status == send.SentBefore {
			continue
		}
		if left++; o.Err != nil && o.Status != send.NotRight {
			status = worse(status, statusOfOne(o.Err))
		}
	}
	if left == 0 && stopped == nil {
		return nil
	}
	return &exit{status, fmt.Errorf("%s not taken back; the report says why. Run it again to go on: what was taken back is not sent again", were(left))}
}
