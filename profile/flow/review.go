package flow

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// review shows one request before it is sent: who will see the object, and the exact method, address and
// body.
type review struct {
	isPlace
	Submission
	raw bool // the request is looked at, as it is sent
}

// Review shows a request before it is sent.
func Review(s Submission) Step { return review{Submission: s}.listed() }

// toReview goes to the review of a request.
func toReview(move Move, s Submission) func() Next {
	return func() Next { return Next{Move: move, To: Review(s)} }
}

// listed is the review that shows similar entries of the profile.
func (r review) listed() review {
	if r.Like() == nil {
		r.Plan = r.Plan.Listed()
	}
	return r
}

// Load checks whether the same form, or a similar entry, was sent before. What the person
// has is read where nobody has looked, as in a list of work, and it matters.
func (r review) Load(bool) Work {
	plan := r.Frozen()
	return func(ctx context.Context, _ Tell) Next {
		earlier, there := plan.Earlier(ctx), plan.ReadBeside(ctx)
		return Next{Change: changed(func(now review) Step {
			now.Plan = now.Knowing(earlier).Beside(there)
			return now.listed()
		})}
	}
}

func (r review) View() View {
	first, then := r.says()
	v := View{
		Title:    Title{Words: line(r.Headline())},
		Blocks:   slices.Concat(first, r.there(), then),
		Spoken:   slices.Concat(first, r.thereSpoken(), then),
		Question: r.question(),
		Actions:  append(r.sentBefore(), r.unsent("esc"), r.request()),
	}
	if r.raw {
		v.Blocks = append(words(Head, "What is sent"), r.leaving())
		if r.CanPutBack() {
			v.Blocks = append(v.Blocks, words(Faint, "What is put back is a new entry, with a new id.")...)
		}
		return v
	}
	v.Beside = r.beside()
	return v
}

// beside is the object as it is, and as it will be.
func (r review) beside() []Beside {
	var all []Beside
	if now, there := r.Was(); there {
		all = append(all, Beside{Caption: line("Now"), Tone: Faint, Object: now})
	}
	if after, stays := r.After(); stays {
		all = append(all, Beside{Caption: line("After you send"), Tone: Head, Object: after})
	}
	return all
}

// request looks at the request itself, or at what it does.
func (r review) request() Action {
	help := "JSON"
	if r.raw {
		help = "in words"
	}
	return Action{Keys: []string{"f2"}, Word: "json", Help: help, Words: "hear the request itself", Go: func() Next {
		return Next{Say: []Block{r.leaving()}, Change: changed(func(now review) Step {
			now.raw = !now.raw
			return now
		})}
	}}
}

// question asks whether to send it. Going back is the default if sending is delicate, or a similar entry
// exists.
func (r review) question() *Question {
	verb := r.Verb()
	return &Question{
		Words:   line(strings.ToUpper(verb[:1]) + verb[1:] + " now?"),
		Button:  line(r.Button()),
		Yes:     Action{Keys: []string{"enter"}, Help: verb, Sends: &r.Plan, Do: r.send()},
		Careful: r.Delicate() || r.Duplicate().Reason != send.NoDuplicate,
	}
}

// says is everything to know before sending, including a comparison with a similar entry.
func (r review) says() (first, then []Block) {
	sees := words(Plain, r.Sees())
	switch {
	case r.Widens():
		sees = []Block{Text{Tone: Warn, Lead: line("More people than before."), Words: line(r.Sees())}}
	case r.Public():
		sees = words(Warn, r.Sees())
	}
	first = slices.Concat(words(Strong, r.Purpose()), words(Plain, r.Began()), words(Warn, r.Duplicate().Warning()))
	if small := r.Preview(); small != nil {
		then = append(then, Text{}, Picture{small}, Text{})
	}
	if r.CanPutBack() {
		then = append(then, words(Plain, "You can put it back right after: it comes back with the same text.")...)
	}
	if changes := r.Differences(); len(changes) > 0 {
		count := text.Count(len(changes), "field changes", "fields change") + "; everything else stays as it is."
		then = slices.Concat(then, words(Plain, count), []Block{Text{}}, words(Head, "What changes"), []Block{Changes(changes), Text{}})
	}
	then = slices.Concat(then, sees, words(Warn, r.Note), words(Warn, r.Cautions()...))
	if says := facts(append(r.Says(), r.goes()...)); len(says) > 0 {
		then = append(append(then, Text{}), says...)
	}
	return first, then
}

// goes is what the entry says that a row of a list deletes: nobody has seen it before.
func (r review) goes() []person.FactSection {
	if r.Method != http.MethodDelete || r.Origin == nil || !r.Origin.OnList() {
		return nil
	}
	return r.Filled(r.Now())
}

// there compares it with a similar entry that differs.
func (r review) there() []Block {
	like := r.Duplicate().Differing()
	if like == nil {
		return nil
	}
	return append(words(Plain, "What is there now (−), and what will be sent (+):"), Changes(like.Differences))
}

// thereSpoken is the same in sentences.
func (r review) thereSpoken() []Block {
	if r.there() == nil {
		return nil
	}
	return words(Plain, r.Like().Says()...)
}

// leaving is what leaves.
func (r review) leaving() Block {
	request := r.Method + " " + r.URL
	if r.Body != nil {
		request += "\n" + send.Pretty(r.Body)
	}
	return Code{text.Lines(request)}
}

// sentBefore leads to an earlier send of the same form: to settling it while it is unconfirmed, else to the
// history.
func (r review) sentBefore() []Action {
	e, sent := r.Known()
	if !sent {
		return nil
	}
	a := Action{Keys: []string{"t"}, Was: "c", Help: "what was sent", Words: "see what was sent", Go: to(Forward, History(r.Session()))}
	if plan, _, err := send.EntryPlan(r.Session(), e); err == nil && e.Open() {
		a.Keys, a.Help, a.Words = []string{"r"}, "check first", "check first whether it has arrived"
		a.Go = to(Forward, Unconfirmed(Submission{Plan: plan}, e, nil))
	}
	return []Action{a}
}

// send sends the request, once, and leads to its outcome.
func (r review) send() Work {
	sending := r.Prepare()
	return func(ctx context.Context, tell Tell) Next {
		sent, err := sending(ctx, tell)
		if err == nil {
			return Next{Move: Home, To: Result(r.Submission, sent), Ended: &Ended{Submission: r.Submission, Entry: sent.Entry, Sent: &sent}}
		}
		if like, found := errors.AsType[*send.LikeError](err); found {
			return Next{Err: err, Change: changed(func(now review) Step {
				now.Plan = now.Told(like)
				return now
			})}
		}
		ended := &Ended{Submission: r.Submission, Entry: sent.Entry}
		if open, unconfirmed := errors.AsType[*outbox.UnconfirmedError](err); unconfirmed {
			ended.Entry = open.Entry
		}
		return Next{Move: Instead, To: WentWrong(r.Submission, err), Ended: ended, Err: err}
	}
}
