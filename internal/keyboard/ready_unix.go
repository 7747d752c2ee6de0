//go:build !windows

package keyboard

import (
	"time"

	"golang.org/x/sys/unix"
)

// ready implements [source]. It is select, as not every system can poll a
// terminal. An error is for the Read that follows.
func (f file) ready(within time.Duration) bool {
	until := time.Now().Add(within)
	for {
		var set unix.FdSet
		set.Set(int(f.Fd()))
		left := unix.NsecToTimeval(max(0, time.Until(until)).Nanoseconds())
		n, err := unix.Select(int(f.Fd())+1, &set, nil, nil, &left)
		if err == nil || err != unix.EINTR {
			return n != 0
		}
	}
}
