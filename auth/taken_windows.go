package auth

import "syscall"

// errTaken is what listening at somebody else's port fails with: WSAEADDRINUSE.
// Go's syscall.EADDRINUSE is a number of its own on Windows, which no call answers.
const errTaken = syscall.Errno(10048)
