package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"

	"github.com/pelletier/go-toml/v2"

	"facet/internal/state"
)

// Put writes one setting into the settings file, which need not exist, and
// leaves everything else in it as it is, comments too. What was in another
// encoding is UTF-8 afterwards, in lines that end with \n. A file in which that
// can't be done safely isn't touched.
func Put(path, name, value string) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // the file stays where somebody keeps it
	}
	before, _, err := fileText(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	after := put(string(before), name, value)
	if !onlySets(string(before), after, name, value) {
		return fmt.Errorf("%s: the line %s = %q has to be written by hand", path, name, value)
	}
	return state.WriteFile(state.Disk, path, []byte(after))
}

// table begins a table: what stands above it belongs to none.
var table = regexp.MustCompile(`(?m)^[ \t]*\[`)

// put gives a setting that belongs to no table its value: where it stands, or
// else on a line of its own above the first table.
func put(text, name, value string) string {
	line := fmt.Sprintf("%s = %q", name, value)
	end := len(text)
	if at := table.FindStringIndex(text); at != nil {
		end = at[0]
	}
	head, rest := text[:end], text[end:]
	if at := regexp.MustCompile(`(?m)^[ \t]*` + regexp.QuoteMeta(name) + `[ \t]*=[^#\n]*`).FindStringIndex(head); at != nil {
		return head[:at[0]] + line + " " + head[at[1]:] + rest
	}
	if head != "" && head[len(head)-1] != '\n' {
		head += "\n"
	}
	return head + line + "\n" + rest
}

// onlySets reports whether a text says what the former one says, and the value.
func onlySets(before, after, name, value string) bool {
	var was, is map[string]any
	if toml.Unmarshal([]byte(before), &was) != nil || toml.Unmarshal([]byte(after), &is) != nil {
		return false
	}
	then, now := flat("", was), flat("", is)
	then[name] = value
	return maps.EqualFunc(then, now, func(a, b any) bool { return fmt.Sprint(a) == fmt.Sprint(b) })
}
