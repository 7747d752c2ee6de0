package auth_test

import (
	"context"
	"fmt"
	"net"
	"testing"

	"facet/auth"
)

func TestSigningInAgainMendsNoNetworkAndNoSetting(t *testing.T) {
	for _, err := range []error{auth.ErrSignInAgain, auth.ErrNoClientID, &auth.Error{Code: "invalid_grant"}, &auth.ConsentError{}, &auth.AsideError{}} {
		if !auth.NeedsSignIn(fmt.Errorf("token: %w", err)) {
			t.Errorf("%v needs no sign-in", err)
		}
	}
	for _, err := range []error{nil, context.Canceled, context.DeadlineExceeded, auth.ErrSettings, auth.ErrKeyring, auth.ErrProxy, auth.ErrWebPage, &auth.StatusError{Status: 503}, &auth.ClockError{}, &net.DNSError{}} {
		if auth.NeedsSignIn(err) {
			t.Errorf("%v needs a sign-in", err)
		}
	}
}
