package state

import (
	"errors"
	"syscall"
)

// errSharing is ERROR_SHARING_VIOLATION.
const errSharing = syscall.Errno(32)

// InUse reports whether an error is what Windows answers while another program
// has the file open. A file that must not be touched at all answers the same.
func InUse(err error) bool {
	return errors.Is(err, errSharing) || errors.Is(err, syscall.ERROR_ACCESS_DENIED)
}
