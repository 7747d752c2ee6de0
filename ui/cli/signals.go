package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"slices"
	"syscall"
)

// keyed are the signals that keys send to all programs on the terminal.
var keyed = []os.Signal{os.Interrupt, syscall.SIGQUIT}

// signals returns a context that ends at one of these signals. While the
// person's own editor has the terminal, those from keys are the editor's.
func (c *command) signals(ctx context.Context, which ...os.Signal) (context.Context, context.CancelFunc) {
	ctx, end := context.WithCancelCause(ctx)
	came := make(chan os.Signal, 1)
	signal.Notify(came, which...)
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case s := <-came:
				if !c.outside.Open() || !slices.Contains(keyed, s) {
					end(errors.New(s.String() + " signal received"))
				}
			}
		}
	}()
	return ctx, func() {
		signal.Stop(came)
		end(context.Canceled)
	}
}
