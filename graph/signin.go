package graph

import (
	"errors"
	"net/http"
)

// NeedsSignIn reports whether signing in again may help: Graph doesn't accept the
// sign-in, or whoever is to get the token can't. Errors of the latter kind say so
// by a method of this name.
func NeedsSignIn(err error) bool {
	var own interface{ NeedsSignIn() bool }
	return SaysStatus(err, http.StatusUnauthorized) || errors.As(err, &own) && own.NeedsSignIn()
}
