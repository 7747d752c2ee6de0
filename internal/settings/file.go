package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
	"github.com/pelletier/go-toml/v2"

	"facet/internal/pattern"
	"facet/internal/state"
	"facet/internal/textfile"
)

const mostBytes = 1 << 20 // of the settings file; none comes near it

// fileText is the text of the settings file, with a note about its letters.
func fileText(path string) (content []byte, note string, err error) {
	raw, err := state.ReadFile(state.Disk, path, mostBytes)
	if err != nil {
		return nil, "", fmt.Errorf("the settings file can't be read: %w", err)
	}
	content, note, err = textfile.Decode(raw)
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", path, err)
	}
	return content, note, nil
}

// readFile reads somebody's own settings file. A file that isn't there sets nothing.
func readFile(path string, all []Setting) (values map[string]Value, note string, err error) {
	tree, text, note, err := readTree(path)
	if err != nil || tree == nil {
		return nil, "", err
	}
	if _, said := tree[lockList]; said {
		return nil, "", fmt.Errorf("%s line %d: settings are locked in the machine-wide file only: leave locked out here", path, lineOf(text, lockList))
	}
	values, err = known(path, text, flat("", tree), all)
	return values, note, err
}

// isMissing reports whether there is no such file.
func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }

// windowsPath is the advice about a backslash in double quotes, where it
// stands for something else.
const windowsPath = `write a Windows path in single quotes, such as 'C:\Users\kim\ca.pem'`

// notTOML says what is wrong with a file, and where.
func notTOML(path, text string, err error) error {
	wrong, ok := errors.AsType[*toml.DecodeError](err)
	if !ok {
		return fmt.Errorf("%s: this is not TOML: %w", path, err)
	}
	line, column := wrong.Position()
	if rows := strings.Split(text, "\n"); line <= len(rows) && backslash().MatchString(rows[line-1]) {
		return fmt.Errorf("%s line %d: there is a backslash in double quotes: %s", path, line, windowsPath)
	}
	return fmt.Errorf("%s line %d, column %d: this is not TOML: %w", path, line, column, err)
}

// backslash is one in a value in double quotes.
var backslash = pattern.New(`^[^#"']*=\s*"[^"]*\\`)

// flat is a tree of tables as one table, with dots in its names.
func flat(prefix string, tree map[string]any) map[string]any {
	all := map[string]any{}
	for name, value := range tree {
		if table, ok := value.(map[string]any); ok {
			maps.Copy(all, flat(prefix+name+".", table))
			continue
		}
		all[prefix+name] = value
	}
	return all
}

// known keeps the values that belong to a setting, and names all others.
func known(path, text string, said map[string]any, all []Setting) (map[string]Value, error) {
	values := map[string]Value{}
	var mistakes []error
	for _, name := range slices.Sorted(maps.Keys(said)) {
		origin := fmt.Sprintf("%s line %d", path, lineOf(text, name))
		at := slices.IndexFunc(all, func(s Setting) bool { return s.Name == name })
		value, isText := said[name].(string)
		switch {
		case at < 0:
			mistakes = append(mistakes, unknown(origin, name, all))
		case !isText:
			mistakes = append(mistakes, fmt.Errorf("%s: %s: give text in quotes", origin, name))
		case strings.ContainsFunc(value, unicode.IsControl):
			mistakes = append(mistakes, fmt.Errorf("%s: %s: there is a control character in it, as \\t in double quotes is one: %s", origin, name, windowsPath))
		default:
			values[name] = Value{Setting: all[at], Value: value, Origin: origin}
		}
	}
	return values, errors.Join(mistakes...)
}

// lineOf is the line on which a key is set, counted from 1. The last part of
// the name is what stands there, in whatever form the table has.
func lineOf(text, name string) int {
	key := name[strings.LastIndex(name, ".")+1:]
	at := regexp.MustCompile(`(?m)^[^#\n]*\b` + regexp.QuoteMeta(key) + `["']?\s*=`).FindStringIndex(text)
	if at == nil {
		return 1
	}
	return strings.Count(text[:at[0]], "\n") + 1
}

// Nearest is the setting whose name takes the fewest keystrokes to reach.
func Nearest(name string, all []Setting) string {
	return slices.MinFunc(all, func(a, b Setting) int {
		return levenshtein.ComputeDistance(name, a.Name) - levenshtein.ComputeDistance(name, b.Name)
	}).Name
}
