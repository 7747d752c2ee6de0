//go:build !windows

package auth

import "syscall"

// errTaken is what listening at somebody else's port fails with.
const errTaken = syscall.EADDRINUSE
