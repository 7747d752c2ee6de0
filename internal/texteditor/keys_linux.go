package texteditor

import "golang.org/x/sys/unix"

// forgetKeys drops what was typed and not read.
func forgetKeys(fd uintptr) { _ = unix.IoctlSetInt(int(fd), unix.TCFLSH, unix.TCIFLUSH) }
