package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/pelletier/go-toml/v2"
)

// readFile reads the settings file. A file that isn't there sets nothing.
func readFile(path string, all []Setting) (map[string]Value, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the settings file can't be read: %w", err)
	}
	var tree map[string]any
	err = toml.Unmarshal(text, &tree)
	if wrong, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, column := wrong.Position()
		return nil, fmt.Errorf("%s line %d, column %d: this is not TOML: %w", path, line, column, err)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: this is not TOML: %w", path, err)
	}
	return known(path, string(text), flat("", tree), all)
}

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
			mistakes = append(mistakes, fmt.Errorf("%s: there is no setting %s: did you mean %s?", origin, name, nearest(name, all)))
		case !isText:
			mistakes = append(mistakes, fmt.Errorf("%s: %s: give text in quotes", origin, name))
		default:
			values[name] = Value{all[at], value, origin}
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

// nearest is the setting whose name takes the fewest keystrokes to reach.
func nearest(name string, all []Setting) string {
	return slices.MinFunc(all, func(a, b Setting) int {
		return levenshtein.ComputeDistance(name, a.Name) - levenshtein.ComputeDistance(name, b.Name)
	}).Name
}
