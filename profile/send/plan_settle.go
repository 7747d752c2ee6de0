package send

import (
	"context"

	"facet/graph/outbox"
)

// Check looks again for what the request may have done, as
// [outbox.Outbox.Check] does, by the entry that it has in the outbox.
func (p Plan) Check(ctx context.Context, entry string, progress func(outbox.Progress)) (outbox.Result, error) {
	return p.settle(ctx, p.session.Outbox.Check, entry, progress)
}

// Again sends the request once more, as [outbox.Outbox.Again] does.
func (p Plan) Again(ctx context.Context, entry string, progress func(outbox.Progress)) (outbox.Result, error) {
	return p.settle(ctx, p.session.Outbox.Again, entry, progress)
}

type settling func(context.Context, outbox.Target, string, func(outbox.Progress)) (outbox.Result, error)

func (p Plan) settle(ctx context.Context, how settling, entry string, progress func(outbox.Progress)) (outbox.Result, error) {
	if err := p.session.EnsureIdentified(ctx); err != nil {
		return outbox.Result{}, err
	}
	target, err := p.session.Target(p.kind)
	if err != nil {
		return outbox.Result{}, err
	}
	return how(ctx, target, entry, progress)
}
