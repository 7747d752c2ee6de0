package lines

import (
	"errors"
	"net/http"
	"strings"

	"facet/graph/outbox"
	"facet/profile/editing"
	"facet/profile/flow"
)

// ending is how a review ended.
type ending int

const (
	stayed  ending = iota // not sent: back to where it came from
	settled               // sent, or nothing is left to do about it
)

// review reads out one request and sends it if the answer is yes. What is
// read out is what the plan sends.
func (t *talk) review(p editing.Plan) (ending, error) {
	for {
		if p = p.Besides(p.Before(t.ctx)); p.Like() == nil {
			p = p.Listed()
		}
		twice := p.Twice(p.LikeSent(t.ctx))
		t.request(p, twice)
		question := strings.ToUpper(p.Verb()[:1]) + p.Verb()[1:] + " now?"
		yes, err := t.confirm(question, p.Delicate() || twice != "")
		if err != nil || !yes {
			return stayed, err
		}
		if named, err := t.knows(p.Session()); err != nil || !named {
			return stayed, err
		}
		t.sent++
		result, err := p.Send(t.ctx, t.progress)
		if err == nil {
			return t.done(p, result)
		}
		if like, ok := errors.AsType[*editing.LikeError](err); ok {
			p = p.Told(like)
			continue
		}
		if t.ctx.Err() != nil {
			t.say("", editing.Verdict(err))
			t.explain(err)
			return stayed, t.ctx.Err()
		}
		return t.step(flow.WentWrong(t.submission(p), err))
	}
}

// done says what Graph made of the request.
func (t *talk) done(p editing.Plan, sent outbox.Result) (ending, error) {
	p.Did(sent)
	return t.step(flow.Result(t.submission(p), sent))
}

// submission is a plan on its way. Another one like it can follow where it came
// from a form.
func (t *talk) submission(p editing.Plan) flow.Submission {
	s := flow.Submission{Plan: p}
	if t.editing != nil && p.Method == http.MethodPost && p.InForm() {
		s.Another = t.editing.Another
	}
	return s
}

// knows reports whether it was said whose profile it is, and asks for that before
// the first change to somebody else's.
func (t *talk) knows(s *editing.Session) (bool, error) {
	if !s.Unnamed() {
		return true, nil
	}
	_, err := t.step(flow.Naming(s))
	return !s.Unnamed(), err
}

// request reads out what a request does, to whom, who will see it, and the
// request itself.
func (t *talk) request(p editing.Plan, twice string) {
	t.banner()
	t.say(p.Title+": "+p.Label, p.Purpose())
	for _, words := range []string{p.Warning(), twice, p.Began(), p.Sees(), p.Note} {
		if words != "" {
			t.say(words)
		}
	}
	if like := p.Like(); twice != "" && like != nil {
		t.say(like.Says()...)
	}
	if changes := p.Differences(); len(changes) > 0 {
		t.say("What changes:")
		t.changes(changes)
	}
	t.sections(p.Says())
	t.say("The request:", p.Method+" "+p.URL)
	if p.Body != nil {
		t.block(editing.Pretty(p.Body))
	}
}

// progress says what a send is doing.
func (t *talk) progress(step outbox.Progress) { t.say(editing.Doing(step)) }
