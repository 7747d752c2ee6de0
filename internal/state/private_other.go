//go:build !windows

package state

import (
	"io/fs"
	"os"
)

// mkdirAll is [os.MkdirAll]: a mode says who may.
func mkdirAll(path string, perm fs.FileMode) error { return os.MkdirAll(path, perm) }

// reserved is for Windows, which keeps names for devices.
func reserved(string) error { return nil }

// Exposed reports why others may read what is in a folder; empty: they may not, or
// it isn't there.
func Exposed(path string) string {
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm()&0o077 == 0 {
		return ""
	}
	return "its mode lets other people at this computer read it: chmod 700 helps"
}
