package auth

import "errors"

// NeedsSignIn reports whether an error of this package may go away by signing in
// again: not where the service isn't reached or has a problem of its own, nor
// where a setting, the clock or the keyring is to blame.
func NeedsSignIn(err error) bool {
	for _, mended := range []error{ErrSignInAgain, errNobodyHere, ErrNoClientID, ErrIDToken, errTooLate} {
		if errors.Is(err, mended) {
			return true
		}
	}
	return errors.As(err, new(*Error)) || errors.As(err, new(*ConsentError)) ||
		errors.As(err, new(*OtherAccountError)) || errors.As(err, new(*AsideError))
}
