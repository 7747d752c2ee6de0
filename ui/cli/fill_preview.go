package cli

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
	"facet/profile/work"
)

// mostNamed is how many people the preview names. The report has all of them.
const mostNamed = 20

// preview says for whom the list is, who will see it, and what to look at.
func (f *filling) preview() {
	each := map[string]int{} // rows, by the person's id
	for i := range f.pinned.Tasks {
		each[f.pinned.Tasks[i].User.ID]++
	}
	if f.session.Sandbox {
		f.say("In the sandbox: nothing leaves this computer.")
	}
	f.sayPlan()
	f.say("%s for %s, sent as %s: %s.", text.Count(len(f.pinned.Tasks), "row", "rows"), text.Count(len(f.pinned.People), "person", "people"), f.session.Account.UserPrincipalName, kindsOf(f.pinned.Tasks))
	named := map[string]int{}
	for _, user := range f.pinned.People {
		named[text.Fold(user.DisplayName)]++
	}
	for i, user := range f.pinned.People {
		warnings := person.Warnings(user)
		if named[text.Fold(user.DisplayName)] > 1 {
			warnings = append(warnings, "Somebody else in this list has the same name.")
		}
		if i < mostNamed || len(warnings) > 0 {
			f.say("  %s", strings.Join(slices.Concat([]string{personWords(user, each[user.ID])}, warnings), "  ! "))
		}
	}
	if more := len(f.pinned.People) - mostNamed; more > 0 {
		f.say("  and %d more, whom --dry-run names", more)
	}
	if f.changesSomething() || f.dryRun {
		f.say("To do: %s.", f.actions())
		f.sayLeft()
	}
	for _, said := range f.pinned.Named {
		f.say("%s", said)
	}
	if seen := audiencesOf(f.meant()); seen != "" {
		f.say("Who will see it: %s.", seen)
	}
	f.remarks()
	f.standing()
}

func personWords(user graph.DirectoryUser, rows int) string {
	words := user.DisplayName + " · " + user.UserPrincipalName
	if user.JobTitle != "" {
		words += " · " + user.JobTitle
	}
	return words + "  " + text.Count(rows, "row", "rows")
}

// meant are the rows that say something else than there is.
func (f *filling) meant() iter.Seq[*work.Task] {
	return func(yield func(*work.Task) bool) {
		for i := range f.pinned.Tasks {
			if f.work.Outcomes[i].Status != send.Unchanged && !yield(&f.pinned.Tasks[i]) {
				return
			}
		}
	}
}

// kindsOf counts rows by their facet types.
func kindsOf(tasks []work.Task) string {
	var kinds []string
	for i := range tasks {
		kinds = append(kinds, tasks[i].Kind.Called())
	}
	return tallied(kinds, func(kind string, n int) string { return text.Count(n, kind, text.Plural(kind)) })
}

// audiencesOf counts rows by who will see them.
func audiencesOf(tasks iter.Seq[*work.Task]) string {
	var audiences []string
	for row := range tasks {
		if form, err := row.Form(); err == nil && (row.Adds() || row.Does() == work.Update && form.Facet().AllowedAudiences != "") {
			audiences = append(audiences, forms.AudienceWords(form.Facet().AllowedAudiences))
		}
	}
	return tallied(audiences, func(audience string, n int) string { return fmt.Sprintf("%s (%d)", audience, n) })
}

// tallied counts words, in the order of the alphabet.
func tallied(words []string, say func(word string, n int) string) string {
	counts := map[string]int{}
	for _, word := range words {
		counts[word]++
	}
	var said []string
	for _, word := range slices.Sorted(maps.Keys(counts)) {
		said = append(said, say(word, counts[word]))
	}
	return strings.Join(said, ", ")
}

// remarks are what is known of the facet types before they are sent, and of
// audiences that are wider than the organisation.
func (f *filling) remarks() {
	var said []string
	for task := range f.meant() {
		notes := []string{task.Row.Kind.Note}
		if form, err := task.Row.Form(); err == nil {
			notes = append(notes, cautionsOf(form, task.User.UserPrincipalName)...)
		}
		for _, note := range notes {
			if note != "" && !slices.Contains(said, note) {
				said = append(said, note)
				f.say("! %s", note)
			}
		}
	}
}

// cautionsOf are what to know about the values of a row.
func cautionsOf(form forms.Form, signIn string) []string {
	var all []string
	if slices.Contains(form.Facet().AllowedAudiences.Each(), graph.Everyone) {
		all = append(all, "Some of it will be public: everyone includes people outside your organisation.")
	}
	for _, c := range forms.Cautions(form, signIn) {
		if c.Member != send.Audience {
			all = append(all, c.String())
		}
	}
	return all
}

// standing says what earlier runs have left to do.
func (f *filling) standing() {
	counts := f.counts()
	if n := counts[send.SentBefore]; n > 0 {
		f.say("%s sent before, and will not be sent again.", were(n))
		f.unsent()
	}
	if n := counts[send.TakenBack]; n > 0 {
		f.say("%s sent and then taken back, and will %s: %s.", were(n), f.unlessAgain(), f.lines(send.TakenBack))
	}
	if n := counts[send.Repeats]; n > 0 {
		f.say("! %s sent from here already, but not by this list, and will %s: %s.", were(n), f.unlessAgain(), f.lines(send.Repeats))
	}
	if n := counts[send.Discarded]; n > 0 {
		f.say("%s discarded in facet outbox, and will not be sent.", were(n))
	}
	if n := counts[send.NotConfirmed]; n > 0 {
		f.notConfirmed(n)
	}
}

// notConfirmed says what becomes of rows that were not confirmed: this run looks for
// those that no run has looked for to the end, and a person settles the others.
func (f *filling) notConfirmed(n int) {
	looked := 0
	for _, o := range f.work.Outcomes {
		if o.Status == send.NotConfirmed && o.Entry.Looked {
			looked++
		}
	}
	if n > looked {
		f.say("%s not confirmed: this run looks for them again.", were(n-looked))
	}
	if looked > 0 {
		f.say("%s not confirmed, and will not be sent again: facet outbox lists them, and settles each.", were(looked))
	}
}

// unsent names the rows of a list that was begun before which were never sent.
func (f *filling) unsent() {
	if n := f.counts()[send.NotTried]; n > 0 {
		f.say("%s not sent yet: %s.", were(n), f.lines(send.NotTried))
	}
	if len(f.fixes) > 0 {
		f.say("! What was sent stays as it is, and the list may correct it: %s. A row with the same name is left out; --again adds it beside the first.", work.Lines(f.inSheet(), f.fixes))
	}
}

// unlessAgain says what becomes of what is sent only if somebody says so.
func (f *filling) unlessAgain() string {
	if f.again {
		return "be sent again, as --again says"
	}
	return "not be sent again unless --again is given"
}

// lines are where the rows with a status stand, the first few of them.
func (f *filling) lines(status send.Status) string {
	var lines []int
	for i, o := range f.work.Outcomes {
		if o.Status == status {
			lines = append(lines, f.work.Tasks[i].Line)
		}
	}
	return work.Lines(f.inSheet(), lines)
}

// inSheet reports whether the list is a sheet of a workbook.
func (f *filling) inSheet() bool { return len(f.work.Tasks) > 0 && f.work.Tasks[0].Sheet }

// ask makes sure that the list is meant, by the number of people.
func (f *filling) ask(ctx context.Context) error {
	people, rows := len(f.pinned.People), f.work.Pending()
	switch {
	case f.people == people, f.plan.confirmed:
		return nil
	case f.people != 0:
		return invalidf("this list is for %s, and --confirm says %d: nothing was sent", text.Count(people, "person", "people"), f.people)
	case !f.canAsk() && f.plan.read != nil:
		return invalidf("nobody is here to be asked whether this is meant: add --confirm and the hash of the plan, which whoever approved it has. Nothing was sent")
	case !f.canAsk():
		return invalidf("nobody is here to be asked whether this is meant: add --confirm %d, the number of people. Nothing was sent", people)
	case rows == 0:
		return nil
	}
	fmt.Fprintf(f.Err, "To send %s, type how many people it is for: ", text.Count(rows, "row", "rows"))
	typed, err := line(ctx, bufio.NewReader(f.In))
	switch n, wrong := strconv.Atoi(typed); {
	case err != nil || typed == "":
		fmt.Fprintln(f.Err)
		return invalidf("nothing was sent")
	case wrong != nil || n != people:
		return invalidf("this list is for %s: nothing was sent", text.Count(people, "person", "people"))
	}
	return nil
}

// were begins a sentence about rows in the past.
func were(n int) string { return text.Count(n, "row was", "rows were") }
