//go:build !windows && !linux

package texteditor

import "golang.org/x/sys/unix"

// forgetKeys drops what was typed and not read.
func forgetKeys(fd uintptr) {
	const read = 1 // FREAD
	_ = unix.IoctlSetPointerInt(int(fd), unix.TIOCFLUSH, read)
}
