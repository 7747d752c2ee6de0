package texteditor

import (
	"os"

	"github.com/charmbracelet/x/term"
)

// restoring returns a function that puts the terminal's modes back: an editor
// that is killed leaves its own. Keys that the editor didn't read are dropped,
// as they were for it.
func restoring(in *os.File) func() {
	if in == nil {
		return func() {}
	}
	before, err := term.GetState(in.Fd())
	return func() {
		if err == nil {
			_ = term.Restore(in.Fd(), before)
		}
		forgetKeys(in.Fd())
	}
}
