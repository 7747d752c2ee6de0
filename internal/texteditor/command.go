package texteditor

import (
	"cmp"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
)

// usual are the editors that a platform has, best first.
var usual = map[string][]string{
	"windows": {"notepad.exe"},
	"":        {"sensible-editor", "nano", "vi"},
}

// Command returns the words that start the person's editor: those of $VISUAL or
// $EDITOR, else the first of what this platform has. The error says why there
// is none, and what to do.
func Command(environ func(string) string) ([]string, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if value := environ(name); value != "" {
			return named(name, value)
		}
	}
	have, special := usual[runtime.GOOS]
	if !special {
		have = usual[""]
	}
	for _, name := range have {
		if path, err := exec.LookPath(name); err == nil {
			return []string{path}, nil
		}
	}
	return nil, errors.New("there is no editor on this computer that facet knows: set the variable EDITOR to the command of yours")
}

// named returns the words of a variable. One that is the path of a program is
// that, also with blanks in it.
func named(name, value string) ([]string, error) {
	if _, err := exec.LookPath(value); err == nil {
		return []string{value}, nil
	}
	words, err := split(value)
	switch {
	case err != nil:
		return nil, fmt.Errorf("the variable %s can't be read as a command: %w", name, err)
	case len(words) == 0 || words[0] == "":
		return nil, fmt.Errorf("the variable %s names no command", name)
	}
	if _, err := exec.LookPath(words[0]); err != nil {
		return nil, fmt.Errorf("the variable %s names %s, and there is no such program", name, cmp.Or(words[0], value))
	}
	return words, nil
}
