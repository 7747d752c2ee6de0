//go:build !windows

package texteditor

import (
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// keepDescriptors marks every descriptor but the first three as ours alone. The
// libraries under us open some that aren't, and a shell may have given us more.
func keepDescriptors() {
	all, _ := os.ReadDir("/dev/fd") // without it, what the libraries leave open stays so
	for _, one := range all {
		if fd, err := strconv.Atoi(one.Name()); err == nil && fd > 2 {
			unix.CloseOnExec(fd)
		}
	}
}
