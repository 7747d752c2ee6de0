//go:build !windows

package graph

import (
	"errors"
	"syscall"
)

// isReset reports whether the other end broke the connection.
func isReset(err error) bool {
	return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}
