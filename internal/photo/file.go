package photo

import (
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"facet/internal/state"
)

// ReadFile makes a photo of the file that somebody has named: as a shell takes it, as
// a file manager copies it, or as a terminal has it that a file was dropped on.
func ReadFile(typed string) (Photo, error) {
	name := fileName(typed)
	file, err := state.ReadFile(state.Disk, name, MostBytes)
	switch {
	case errors.Is(err, state.ErrTooLarge):
		return Photo{}, TooLarge
	case errors.Is(err, fs.ErrNotExist):
		return Photo{}, &Error{"There is no file " + name + ".", "Look at its name, and type it with its folder."}
	case errors.Is(err, state.ErrNotAFile):
		return Photo{}, &Error{name + " is no file.", give}
	case err != nil:
		return Photo{}, &Error{"The file " + name + " can't be read.", "Look whether it is yours, and whether another program has it open."}
	}
	return Read(file)
}

// fileName is the file that was meant.
func fileName(typed string) string {
	name := strings.TrimSpace(typed)
	for _, quote := range []string{`"`, "'"} {
		if inner, quoted := strings.CutPrefix(name, quote); quoted && len(inner) > 0 {
			name = strings.TrimSuffix(inner, quote)
		}
	}
	if address, err := url.Parse(name); err == nil && address.Scheme == "file" {
		name = address.Path
	}
	if runtime.GOOS != "windows" && !exists(name) {
		name = strings.ReplaceAll(name, `\ `, " ")
	}
	if rest, ofHome := strings.CutPrefix(name, "~/"); ofHome {
		if home, err := os.UserHomeDir(); err == nil {
			name = filepath.Join(home, rest)
		}
	}
	return name
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
