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
					end(&signalError{s})
				}
			}
		}
	}()
	return ctx, func() {
		signal.Stop(came)
		end(context.Canceled)
	}
}

// signalError is why a context ended.
type signalError struct{ os.Signal }

func (s *signalError) Error() string { return s.String() + " signal received" }

// stoppedError is an error of a command that a signal ended.
type stoppedError struct {
	error
	signal syscall.Signal
}

func (s *stoppedError) Unwrap() error { return s.error }

// status is the exit status that shells give what a signal ended.
func (s *stoppedError) status() int { return 128 + int(s.signal) }

// stoppedBy is an error with the signal that ended the context, if that was why, and
// nothing worse came of it.
func stoppedBy(ctx context.Context, err error) error {
	if err == nil || !slices.Contains([]int{statusFailed, statusInvalid}, status(err)) {
		return err // 2 is of a question that nobody answered
	}
	var came *signalError
	if !errors.As(context.Cause(ctx), &came) {
		return err
	}
	signal, known := came.Signal.(syscall.Signal)
	if !known {
		return err
	}
	return &stoppedError{err, signal}
}
