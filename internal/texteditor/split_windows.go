package texteditor

import "golang.org/x/sys/windows"

// split parts a command into words as Windows reads them: a backslash is part
// of a path.
func split(command string) ([]string, error) { return windows.DecomposeCommandLine(command) }
