package send

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
)

// adds reports whether the request creates an object that wasn't there before.
func (p Plan) adds() bool {
	return p.Method == http.MethodPost && p.direct == nil && !p.reverses
}

// Listed is the plan for somebody who is told of the like of it, as far as what
// the person has was listed.
func (p Plan) Listed() Plan {
	form, err := p.kind.Decode(p.Body)
	if !p.adds() || err != nil {
		return p
	}
	present := slices.DeleteFunc(p.session.Present(p.kind), func(o person.Object) bool { return p.renews(o.Form.Facet().ID) })
	if like := likeOf(p.session, p.kind, form, present); like != nil {
		return p.knowing(like)
	}
	return p
}

// ReadBeside reads what the person has, where that says something about what is added,
// and it isn't known yet; nil: there is nothing to say.
func (p Plan) ReadBeside(ctx context.Context) []json.RawMessage {
	if !p.adds() || p.kind.Besides == nil || p.session.HasListed(p.kind) {
		return nil
	}
	return p.session.List(ctx, p.kind).Objects // without it nothing is said
}

// Beside is the plan with what to know of it beside what [Plan.ReadBeside] has read.
func (p Plan) Beside(present []json.RawMessage) Plan {
	if present != nil {
		p.session.Listed(p.kind, present)
		p.kind = p.session.Beside(p.kind)
		p.Note = p.kind.Note
	}
	return p
}

// Told is the plan for somebody who is told, by its error, why it wasn't sent.
func (p Plan) Told(e *LikeError) Plan {
	like := *e.Like
	like.late = true
	return p.knowing(&like)
}

// knowing is the plan for somebody who is told of the like of it.
func (p Plan) knowing(like *Like) Plan {
	p.like, p.likes = like, slices.Concat(p.likes, like.ids)
	return p
}

// Like is what the person has already that is like it; nil: nothing is known of it.
func (p Plan) Like() *Like { return p.like }

// once is what the outbox asks before it sends the request; nil: nothing.
func (p Plan) once() func([]json.RawMessage) error {
	if !p.adds() {
		return nil
	}
	return Once(p.session, p.kind, p.Body, append(slices.Clone(p.likes), p.before.Object, p.prefill.Renewed)...)
}

// renews reports whether the request adds a further term of an object: that the two
// are alike is meant.
func (p Plan) renews(id graph.ID) bool { return id != "" && id == p.prefill.Renewed }

// likeSent is when an entry of this kind and name was last sent for the
// person from here and not taken away since; zero if it wasn't, or the outbox
// doesn't know any more what it was called.
func (p Plan) likeSent(ctx context.Context) time.Time {
	if !p.adds() {
		return time.Time{}
	}
	all, _ := p.alongside(ctx) // without it nothing is said, and the send itself says why
	i := slices.IndexFunc(all, func(e outbox.Entry) bool { return p.sends(e) && !gone(all, e) && !p.renews(e.Object) })
	if i < 0 {
		return time.Time{}
	}
	return all[i].Begun
}

// alongside are the sends to the collection of the plan, the latest first.
func (p Plan) alongside(ctx context.Context) ([]outbox.Entry, error) {
	target, err := p.session.Target(p.kind)
	if err != nil {
		return nil, err
	}
	name, err := target.Name()
	if err != nil {
		return nil, err
	}
	return p.session.Outbox.Find(ctx, outbox.Query{Collections: []string{name}})
}

// sends reports whether a send created the like of what this one creates, for the
// same person.
func (p Plan) sends(e outbox.Entry) bool {
	return e.Method == http.MethodPost && e.Status == outbox.Done && e.Cloud == p.session.Client.BaseURL &&
		e.Person.ID == p.session.User.ID && e.Path == p.kind.Path && p.isLike(e)
}

// isLike reports whether an entry is of the like. Without what was sent, which is
// dropped after a day, its name tells, and without that nothing does.
func (p Plan) isLike(e outbox.Entry) bool {
	sent, err := p.kind.Decode(e.Body)
	form, unread := p.kind.Decode(p.Body)
	if err != nil || unread != nil {
		return !text.Same(p.Label, "") && text.Same(e.Label, p.Label)
	}
	return sent.Key().Like(form.Key())
}

// gone reports whether what a send created was taken away from here.
func gone(all []outbox.Entry, e outbox.Entry) bool {
	return e.Undone || slices.ContainsFunc(all, func(other outbox.Entry) bool {
		return other.Method == http.MethodDelete && other.Status == outbox.Done && other.Changes == e.Object
	})
}
