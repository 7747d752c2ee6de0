package photo

import (
	"errors"
	"io/fs"

	"facet/internal/state"
)

// ReadFile makes a photo of the file that somebody has named: as a shell takes it, as
// a file manager copies it, or as a terminal has it that a file was dropped on.
func ReadFile(typed string) (Photo, error) {
	name := state.Typed(typed)
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
