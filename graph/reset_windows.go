package graph

import (
	"errors"
	"syscall"
)

// errAborted is WSAECONNABORTED.
const errAborted = syscall.Errno(10053)

// isReset reports whether the other end broke the connection. Go's own
// syscall.ECONNRESET is a number that no call of Windows answers; it stands
// for the same in what is made up.
func isReset(err error) bool {
	return errors.Is(err, syscall.WSAECONNRESET) || errors.Is(err, errAborted) || errors.Is(err, syscall.ECONNRESET)
}
