package send

import (
	"context"
	"sync"

	"facet/graph/outbox"
)

// InOrder makes so many sends, one after the other, as far as they are pending,
// until all are made or there is a reason to stop: then the error is a [Stop].
// Once stop is over it ends between two of them.
func InOrder(stop context.Context, count int, pending func(i int) bool, send func(i int) Outcome) error {
	var seen pattern
	for i := range count {
		if stop.Err() != nil {
			return &Stop{Why: Stopped, Task: i, Err: context.Cause(stop)}
		}
		if !pending(i) {
			continue
		}
		o := send(i)
		if stop.Err() != nil {
			continue // being told to is the reason, whatever came of this one
		}
		if why := seen.after(i, o); why != nil {
			return why
		}
	}
	return nil
}

// Gently makes a context that ends with ctx, and with stop once nothing is on
// its way: an answer that is awaited is taken. Step, which may be nil, hears how it
// is getting on.
func Gently(ctx, stop context.Context, step func(outbox.Progress)) (context.Context, func(outbox.Progress), func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	var mu sync.Mutex
	sending := false
	look := func() {
		if stop.Err() != nil && !sending {
			cancel(context.Cause(stop))
		}
	}
	forget := context.AfterFunc(stop, func() {
		mu.Lock()
		defer mu.Unlock()
		look()
	})
	progress := func(now outbox.Progress) {
		mu.Lock()
		sending = now.Phase == outbox.Posting
		look()
		mu.Unlock()
		if step != nil {
			step(now)
		}
	}
	return ctx, progress, func() { forget(); cancel(nil) }
}
