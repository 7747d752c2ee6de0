package auth

import "context"

// await does some work in a goroutine of its own, and leaves it behind when the
// context ends first. A panic in it goes on where the answer is awaited, so that
// it can be caught there like any other.
func await[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type result struct {
		value    T
		err      error
		panicked any
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			r.panicked = recover()
			done <- r
		}()
		r.value, r.err = work()
	}()
	select {
	case r := <-done:
		if r.panicked != nil {
			panic(r.panicked)
		}
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
