package auth

import (
	"context"
	"errors"
	"testing"
)

func TestPanicGoesOnWhereTheAnswerIsAwaited(t *testing.T) {
	defer func() {
		if p := recover(); p != "boom" {
			t.Errorf("it panics with %v", p)
		}
	}()
	_, _ = await(t.Context(), func() (int, error) { panic("boom") })
}

func TestWorkIsLeftBehindWhenNobodyWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	hung := make(chan struct{})
	defer close(hung)
	if _, err := await(ctx, func() (int, error) { <-hung; panic("nobody hears this") }); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
