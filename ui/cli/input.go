package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/term"

	"facet/internal/state"
	"facet/internal/text"
	"facet/internal/textfile"
)

// read reads one object from a file, or from standard input.
func (c *command) read(file string) ([]byte, error) {
	content, err := c.readAll(file, mostInput,
		"there is no input: give a file with --file, or pipe a JSON object into facet. facet example shows one",
		"the input is larger than 4 MiB: give one JSON object, not a whole export")
	switch wrong := (*textfile.Error)(nil); {
	case errors.As(err, &wrong):
		return nil, invalidf("%s: %w", inputName(file), err)
	case err == nil && len(bytes.TrimSpace(content)) == 0:
		return nil, invalidf("the input is empty: give one JSON object. facet example shows one")
	}
	return content, err
}

// readAll reads the text of a file, or what is piped into standard input, and
// says what had to be assumed of it.
func (c *command) readAll(file string, most int64, unpiped, tooLarge string) ([]byte, error) {
	raw, err := c.bytes(file, most, unpiped, tooLarge)
	if err != nil {
		return nil, err
	}
	return c.decoded(file, raw)
}

// decoded is the text of a file, of which it says what had to be assumed.
func (c *command) decoded(file string, raw []byte) ([]byte, error) {
	content, note, err := textfile.Decode(raw)
	if note != "" {
		fmt.Fprintln(c.Err, text.Line(fmt.Sprintf("facet: %s: %s.", inputName(file), note)))
	}
	return content, err
}

// inputName is how sentences name an input.
func inputName(file string) string {
	if file == "-" {
		return "standard input"
	}
	return filepath.Base(file)
}

// bytes reads a file, or what is piped into standard input.
func (c *command) bytes(file string, most int64, unpiped, tooLarge string) (raw []byte, err error) {
	switch {
	case file != "-":
		raw, err = state.ReadFile(state.Disk, file, most)
	case c.unpiped():
		return nil, invalidf("%s", unpiped)
	default:
		raw, err = io.ReadAll(io.LimitReader(c.In, most+1))
	}
	switch {
	case errors.Is(err, state.ErrTooLarge), int64(len(raw)) > most:
		return nil, invalidf("%s", tooLarge)
	case err != nil && file == "-":
		return nil, invalidf("standard input can't be read: %w", err)
	case err != nil:
		return nil, invalidf("%w", unreadable(file, err))
	}
	return raw, nil
}

// unreadable says why a file can't be read, in the same words on every system.
func unreadable(file string, err error) error {
	info, failed := os.Stat(file)
	switch {
	case failed == nil && info.IsDir():
		return fmt.Errorf("%s is a folder: name a file", file)
	case strings.ContainsAny(file, "*?") && failed != nil:
		return fmt.Errorf("there is no file %s: name one file, in full", file)
	case strings.HasPrefix(file, `"`) && failed != nil:
		return fmt.Errorf("there is no file %s: leave out the quotes that are part of the name", file)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no file %s", file)
	case state.InUse(err):
		return fmt.Errorf("%s is open in another program, or not yours to read: close it there: %w", file, err)
	}
	return fmt.Errorf("the file can't be read: %w", err)
}

// unpiped reports whether standard input is a terminal, where nobody pipes
// anything into facet.
func (c *command) unpiped() bool {
	in, ok := c.In.(term.File)
	return ok && term.IsTerminal(in.Fd())
}
