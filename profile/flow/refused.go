package flow

import (
	"context"
	"errors"
	"slices"
	"time"

	"facet/graph"
	"facet/profile/person"
)

// refused explains why a request failed and what to do. The form is untouched.
type refused struct {
	isPlace
	Submission
	reported
	until time.Time // when Graph accepts it again; zero: unknown
}

// Refused explains why a request failed and what to do. A wait that Graph asks for starts now.
func Refused(s Submission, err error) Step {
	r := refused{Submission: s, reported: reported{err: err}}
	if e, answered := errors.AsType[*graph.Error](err); answered && e.RetryAfter > 0 {
		r.until = time.Now().Add(e.RetryAfter)
	}
	return r
}

func (r refused) View() View {
	said := slices.Concat(words(Plain, r.story()...), r.inForm(), r.otherWays())
	return View{
		Title:   r.verdict(r.err),
		Blocks:  r.over(said),
		Spoken:  said,
		Actions: r.actions(),
		Until:   r.until,
	}
}

// story says what happened, and what to do.
func (r refused) story() []string {
	what, remedy := person.Explain(r.err)
	switch {
	case r.AddressMissing(r.err):
		return []string{"Microsoft 365 seems to have no such place for responsibilities."}
	case r.until.IsZero():
		return []string{what, remedy}
	case r.early():
		return []string{what, "You can send it again in " + person.Remaining(time.Until(r.until)) + ", at " + r.at() + "."}
	}
	return []string{what, "You can send it again now: r goes to the review."}
}

// early reports whether Graph asks to wait yet.
func (r refused) early() bool { return time.Now().Before(r.until) }

// at is when Graph takes it again, by the clock, and its day if that isn't today.
func (r refused) at() string {
	at := r.until.Local()
	if at.Format(time.DateOnly) == time.Now().Format(time.DateOnly) {
		return at.Format(time.TimeOnly)
	}
	return at.Format(time.TimeOnly + " on " + time.DateOnly)
}

// otherWays introduce the actions that send it to another address.
func (r refused) otherWays() []Block {
	heading := "Another way, reviewed before it is sent:"
	switch len(r.others()) {
	case 0:
		return nil
	case 2:
		heading = "Two other ways, each reviewed before it is sent:"
	}
	return slices.Concat([]Block{Text{}}, words(Plain, heading), []Block{Listed{}})
}

func (r refused) actions() []Action {
	return slices.Concat(r.signIn(), []Action{r.unsent("esc", "enter")}, r.skip(), r.sentBefore(), r.others(), r.again(),
		r.details(r.report), []Action{r.copied()})
}

// report changes how much of the report is shown.
func (r refused) report(change func(*reported)) func(Step) Step {
	return changed(func(now refused) Step {
		change(&now.reported)
		return now
	})
}

// signIn signs in again, where that may help.
func (r refused) signIn() []Action {
	if r.Session().Accounts == nil || !person.NeedsSignIn(r.err) {
		return nil
	}
	return []Action{{Word: "signin", Was: "g", Help: "sign in again", Listed: true, Go: to(Forward, SignIn{Session: r.Session()})}}
}

// sentBefore leads to what may have been created already.
func (r refused) sentBefore() []Action {
	sent := Action{Keys: []string{"t"}, Was: "o", Help: "what was sent", Words: "see what was sent", Go: to(Forward, History(r.Session()))}
	switch {
	case sentBefore(r.err):
		return []Action{r.look(), sent}
	case errors.Is(r.err, graph.ErrUnconfirmed):
		return []Action{r.look()}
	}
	return nil
}

// others are the actions that send it another way.
func (r refused) others() []Action {
	var all []Action
	if without, called, can := r.Without(r.err); can {
		all = append(all, Action{
			Word: "without", Was: "1", Help: "send without " + called, Listed: true, Words: "send it without " + called,
			Go: func() Next { return Next{Move: Instead, To: Review(r.with(without))} },
		})
	}
	below, names := r.Fallbacks(r.err)
	if below {
		all = append(all, Action{
			Word: "older", Was: "1", Help: "try the older place", Listed: true,
			Words: "try the older place for responsibilities",
			Go:    func() Next { return Next{Move: Instead, To: Review(r.with(r.BelowProfile()))} },
		})
	}
	if names {
		all = append(all, Action{
			Word: "plain", Was: "2", Help: "add the name to the plain list", Listed: true,
			Words: "add just the name to the plain list of responsibilities in the directory",
			Doing: "Reading the plain list…", Do: r.named(),
		})
	}
	return all
}

// named reads the plain list first, so that adding a name loses none.
func (r refused) named() Work {
	plan := r.Frozen()
	return func(ctx context.Context, _ Tell) Next {
		named, err := plan.InPlainList(ctx)
		if err != nil {
			return failed(err)
		}
		return Next{Move: Forward, To: Review(r.with(named))}
	}
}

// again sends the same request again, as soon as Graph accepts it.
func (r refused) again() []Action {
	a := r.resend()
	switch {
	case errors.Is(r.err, graph.ErrUnread):
		return nil
	case r.early():
		a.Why = because("Microsoft 365 asks you to wait: you can send it again at "+r.at()+".", nil)
	}
	return []Action{a}
}
