package flow

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// several shows some requests before they are sent one after the other: what each changes, before and after.
type several struct {
	isPlace
	send.Several
	undoes bool // they take back what was done
}

func (s several) View() View {
	count := text.Count(len(s.Plans), "entry", "entries")
	title, verb := "Change who sees "+count, "send "+text.Count(len(s.Plans), "change", "changes")
	if s.undoes {
		title, verb = "Undo: change "+count+" back", "undo "+text.Count(len(s.Plans), "change", "changes")
	}
	return View{
		Title:  Title{Words: line(title)},
		Blocks: s.says(),
		Question: &Question{
			Words:   line(strings.ToUpper(verb[:1]) + verb[1:] + " now?"),
			Yes:     Action{Keys: []string{"enter"}, Help: verb, Sends: &s.Plans[0], Do: s.sending()},
			Careful: s.delicate(),
		},
		Actions: []Action{{Keys: []string{"esc", "q"}, Help: "back", Words: "send nothing", Go: to(Back, nil)}},
	}
}

// delicate reports whether going back is suggested.
func (s several) delicate() bool {
	return slices.ContainsFunc(s.Plans, func(p send.Plan) bool { return p.Delicate() || p.Exposes() })
}

// says is what each request changes, and what to know before they are sent.
func (s several) says() []Block {
	blocks := words(Plain, "They are sent one after the other, each at most once. An entry that somebody changed meanwhile is left alone.")
	if s.undoes {
		blocks = words(Plain, "Each entry gets its previous values back. An entry that somebody changed since is left alone.")
	}
	wider, exposed := 0, 0
	var changes Changes
	for _, p := range s.Plans {
		for _, d := range p.Differences() {
			d.Title = line(p.Label + " (" + p.Kind().Called() + ")")
			changes = append(changes, d)
		}
		if p.Widens() {
			wider++
		}
		if p.Exposes() {
			exposed++
		}
	}
	if wider > 0 {
		blocks = append(blocks, words(Warn, "More people than before may see "+text.Count(wider, "entry", "entries")+".")...)
	}
	if exposed > 0 {
		blocks = append(blocks, words(Warn, text.Count(exposed, "entry is usually private", "entries are usually private")+", such as an address or a birthday.")...)
	}
	return append(append(blocks, Text{}), changes)
}

// sending sends them and leads to the report.
func (s several) sending() Work {
	prepared, undoes := s.Prepare(), s.undoes
	return func(ctx context.Context, tell Tell) Next {
		done, err := prepared(ctx, tell)
		return Next{Move: Instead, To: report{Several: done, err: err, undoes: undoes}, Several: &done, Err: err}
	}
}

// report shows the outcome of several requests.
type report struct {
	isPlace
	send.Several
	err    error // why some were not tried, or nil
	undoes bool
}

func (r report) View() View {
	return View{
		Title:   r.title(),
		Blocks:  r.says(),
		List:    List{Count: len(r.Plans), Row: r.row, Choose: "settle one"},
		Actions: r.actions(),
	}
}

func (r report) title() Title {
	done, all := r.Count(send.Sent), len(r.Plans)
	verb := "Changed "
	if r.undoes {
		verb = "Undone: "
	}
	switch {
	case done == all:
		return Title{Tone: Good, Words: line(verb + text.Count(all, "entry", "entries"))}
	case r.Count(send.NotConfirmed) > 0:
		return Title{Tone: Unsure, Words: line(fmt.Sprintf("%s%d of %d entries", verb, done, all))}
	}
	return Title{Tone: Bad, Words: line(fmt.Sprintf("%s%d of %d entries", verb, done, all))}
}

// says why they were not all sent.
func (r report) says() []Block {
	var blocks []Block
	if stop, stopped := errors.AsType[*send.Stop](r.err); stopped {
		blocks = words(Warn, stop.Sentence("entry", "entries"))
		if stop.Why != send.Stopped {
			blocks = append(blocks, explained(stop.Err)...)
		}
	}
	left := r.Count(send.NotTried)
	if left > 0 {
		blocks = append(blocks, words(Plain, "Nothing was sent for "+text.Count(left, "entry", "entries")+"; what was sent stays as it is.")...)
	}
	return blocks
}

// outcomes are the statuses in words, each in its tone.
var outcomes = map[send.Status]struct {
	tone  Tone
	words string
}{
	send.Sent:         {Good, "changed"},
	send.NotTried:     {Faint, "not sent"},
	send.Refused:      {Bad, "refused"},
	send.NotConfirmed: {Unsure, "not confirmed: it may have been done"},
	send.ChangedSince: {Warn, "left alone: somebody has changed it since"},
	send.SentBefore:   {Good, "changed before"},
}

func (r report) row(i int) Row {
	p, o := r.Plans[i], r.Outcomes[i]
	says := outcomes[o.Status]
	about := says.words + " · " + p.Kind().Called()
	for _, d := range p.Differences() {
		about += " · " + d.Before.String() + " → " + d.After.String()
	}
	if o.Err != nil && o.Status == send.Refused {
		what, _ := person.Explain(o.Err)
		about = says.words + ": " + what
	}
	return Row{Name: line(p.Label), About: line(about), Tone: says.tone, Actions: []Action{r.sees(i)}}
}

// sees leads to the details of a request: the object, the error, or its own review.
func (r report) sees(i int) Action {
	p, o := r.Plans[i], r.Outcomes[i]
	a := Action{Keys: []string{"enter"}, Help: "settle it", Words: "settle it"}
	switch {
	case o.Status == send.NotConfirmed:
		a.Go = to(Forward, Unconfirmed(Submission{Plan: p}, o.Entry, o.Err))
	case o.Status.Arrived():
		a.Help, a.Words = "what was sent", "see what was sent"
		a.Go = to(Forward, Result(Submission{Plan: p}, r.Result(i)))
	case o.Err != nil && o.Status == send.Refused:
		a.Help, a.Words = "why", "hear why"
		a.Go = to(Forward, WentWrong(Submission{Plan: p}, o.Err))
	default:
		a.Help, a.Words = "send it by itself", "send it by itself"
		a.Go = toReview(Forward, Submission{Plan: p})
	}
	return a
}

func (r report) actions() []Action {
	all := []Action{{Keys: []string{"esc", "q"}, Help: "back to the profile", Words: "go back", Go: to(Home, nil)}}
	if undo, some := r.Undo(); some {
		all = append(all, Action{Keys: []string{"u"}, Help: "undo " + these(len(undo.Plans)), Words: "undo " + text.Count(len(undo.Plans), "change", "changes"), Go: to(Forward, several{Several: undo, undoes: !r.undoes})})
	}
	if rest, some := r.Rest(); some {
		all = append(all, Action{Keys: []string{"r"}, Was: "s", Help: "send the rest", Words: "send what was not sent", Go: to(Instead, several{Several: rest, undoes: r.undoes})})
	}
	return all
}
