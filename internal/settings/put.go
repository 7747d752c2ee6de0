package settings

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"

	"github.com/pelletier/go-toml/v2"

	"facet/internal/pattern"
	"facet/internal/state"
)

// Put writes one setting into the settings file, which need not exist, and
// leaves everything else in it as it is, comments too. What was in another
// encoding is UTF-8 afterwards, in lines that end with \n. A file in which that
// can't be done safely isn't touched.
func Put(path, name, value string) error {
	return change(path, func(before string) (string, error) {
		after := put(before, name, value)
		if !onlySets(before, after, name, value) {
			return "", fmt.Errorf("%s: the line %s = %q has to be written by hand", path, name, value)
		}
		return after, nil
	})
}

// Remove takes a setting out of the settings file, on the terms of Put. It
// reports whether it was there.
func Remove(path, name string) (was bool, err error) {
	err = change(path, func(before string) (string, error) {
		after := remove(before, name)
		was = after != before
		if !onlySets(before, after, name, nil) {
			return "", fmt.Errorf("%s: %s has to be taken out by hand", path, name)
		}
		return after, nil
	})
	return was, err
}

// change writes a settings file as another text. A file that stays as it is, or
// isn't there and stays empty, is not written.
func change(path string, to func(before string) (after string, err error)) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // the file stays where somebody keeps it
	}
	before, _, err := fileText(path)
	if err != nil && !isMissing(err) {
		return err
	}
	after, err := to(string(before))
	if err != nil || after == string(before) {
		return err
	}
	return state.WriteFile(state.Disk, path, []byte(after))
}

// table begins a table: what stands above it belongs to none.
var table = pattern.New(`(?m)^[ \t]*\[`)

// above splits a text before its first table.
func above(text string) (head, rest string) {
	if at := table().FindStringIndex(text); at != nil {
		return text[:at[0]], text[at[0]:]
	}
	return text, ""
}

// put gives a setting that belongs to no table its value: where it stands, or
// else on a line of its own above the first table.
func put(text, name, value string) string {
	line := fmt.Sprintf("%s = %q", name, value)
	head, rest := above(text)
	if at := regexp.MustCompile(`(?m)^[ \t]*` + regexp.QuoteMeta(name) + `[ \t]*=[^#\n]*`).FindStringIndex(head); at != nil {
		return head[:at[0]] + line + " " + head[at[1]:] + rest
	}
	if head != "" && head[len(head)-1] != '\n' {
		head += "\n"
	}
	return head + line + "\n" + rest
}

// remove takes out the line of a setting that belongs to no table, with the
// remark behind it.
func remove(text, name string) string {
	head, rest := above(text)
	if at := regexp.MustCompile(`(?m)^[ \t]*` + regexp.QuoteMeta(name) + `[ \t]*=[^\n]*\n?`).FindStringIndex(head); at != nil {
		head = head[:at[0]] + head[at[1]:]
	}
	return head + rest
}

// onlySets reports whether a text says what the former one says, and the value;
// nil: and no more what the name is.
func onlySets(before, after, name string, value any) bool {
	var was, is map[string]any
	if toml.Unmarshal([]byte(before), &was) != nil || toml.Unmarshal([]byte(after), &is) != nil {
		return false
	}
	then, now := flat("", was), flat("", is)
	then[name] = value
	if value == nil {
		delete(then, name)
	}
	return maps.EqualFunc(then, now, func(a, b any) bool { return fmt.Sprint(a) == fmt.Sprint(b) })
}
