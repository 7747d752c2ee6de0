package graph

import (
	"context"
	"errors"
	"net"
	"net/http/httptrace"
	"sync/atomic"
)

// attempt is what is known of a request on its way. [Client] puts it into the
// request's context, and the guard keeps it up to date.
type attempt struct {
	clientRequestID string
	passed          bool        // the guard let it through
	status          int         // of the latest answer, 0 for none
	seeking         atomic.Bool // net/http's transport wants a connection
	connected       atomic.Bool // and has one
}

type attemptKey struct{}

func (a *attempt) in(ctx context.Context) context.Context {
	return context.WithValue(ctx, attemptKey{}, a)
}

// leave begins an attempt: what is above the guard may send a request again.
// The context that it returns tells the attempt about its connection.
func leave(ctx context.Context, clientRequestID string) (context.Context, *attempt) {
	a, ok := ctx.Value(attemptKey{}).(*attempt)
	if !ok {
		return ctx, new(attempt)
	}
	a.clientRequestID, a.passed, a.status = clientRequestID, true, 0
	a.seeking.Store(false)
	a.connected.Store(false)
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn: func(string) { a.seeking.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { a.connected.Store(true) },
	}), a
}

// stage says how far a request that ended in err came. Headers may be on
// their way from the moment that there is a connection: they are written by
// another goroutine, which a cancelled request does not wait for. A transport
// that never asks for a connection is not net/http's: then only an error in
// connecting proves that nothing left.
func (a *attempt) stage(err error) stage {
	switch {
	case !a.passed:
		return kept
	case a.status != 0:
		return answered
	case a.connected.Load():
		return left
	case a.seeking.Load() || unreachable(err):
		return kept
	default:
		return left
	}
}

// unreachable reports whether err came about before there was a connection.
func unreachable(err error) bool {
	var dns *net.DNSError
	var op *net.OpError
	return errors.As(err, &dns) || errors.As(err, &op) && op.Op == "dial"
}
