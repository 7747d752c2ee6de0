package settings

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// lockList is the name of the list of locked settings in the machine-wide file.
const lockList = "locked"

// Policy is what an administrator gives by other means than a file, such as a
// key of the registry.
type Policy struct {
	Place  string            // where it is: `HKLM\SOFTWARE\Policies\facet`
	Values map[string]string // by the names of settings
	Locked []string
}

// lock is the order that a setting can't be given elsewhere.
type lock struct{ name, place string }

// covers reports whether a lock is about a setting: "paths" is about each of its kind.
func (l lock) covers(name string) bool {
	return l.name == name || strings.HasPrefix(name, l.name+".")
}

// machine gathers what holds for everybody at this computer. The policy wins
// over the file.
func (from Sources) machine(all []Setting) (map[string]Value, []lock, error) {
	values, locks, err := machineFile(from.Machine, all)
	if err != nil || from.Policy == nil {
		return values, locks, err
	}
	policy, err := from.Policy()
	if err != nil {
		return nil, nil, fmt.Errorf("the policy can't be read: %w", err)
	}
	var mistakes []error
	for name, value := range policy.Values {
		at := slices.IndexFunc(all, func(s Setting) bool { return s.Name == name })
		if at < 0 {
			mistakes = append(mistakes, unknown(policy.Place, name, all))
			continue
		}
		values[name] = Value{Setting: all[at], Value: value, Origin: policy.Place}
	}
	more, err := locksOf(policy.Place, policy.Locked, all)
	return values, append(locks, more...), errors.Join(append(mistakes, err)...)
}

// machineFile reads the file with the settings of everybody at this computer. It is as
// anybody's own, but for the list of what is locked.
func machineFile(path string, all []Setting) (map[string]Value, []lock, error) {
	values := map[string]Value{}
	if path == "" {
		return values, nil, nil
	}
	tree, text, _, err := readTree(path)
	if err != nil || tree == nil {
		return values, nil, err
	}
	place := fmt.Sprintf("%s line %d", path, lineOf(text, lockList))
	names, err := texts(place, tree[lockList])
	if err != nil {
		return nil, nil, err
	}
	delete(tree, lockList)
	locks, wrong := locksOf(place, names, all)
	values, err = known(path, text, flat("", tree), all)
	return values, locks, errors.Join(err, wrong)
}

// texts are the names in the list of what is locked.
func texts(place string, list any) (names []string, err error) {
	if list == nil {
		return nil, nil
	}
	members, isList := list.([]any)
	for _, member := range members {
		name, isText := member.(string)
		isList = isList && isText
		names = append(names, name)
	}
	if !isList {
		return nil, fmt.Errorf(`%s: locked: give a list of settings, such as ["tenant", "token_cache"]`, place)
	}
	return names, nil
}

// locksOf are the locks of a list, each of which must be about some setting.
func locksOf(place string, names []string, all []Setting) (locks []lock, err error) {
	var mistakes []error
	for _, name := range names {
		l := lock{name, place}
		if !slices.ContainsFunc(all, func(s Setting) bool { return l.covers(s.Name) }) {
			mistakes = append(mistakes, unknown(place, name, all))
		}
		locks = append(locks, l)
	}
	return locks, errors.Join(mistakes...)
}

// unknown is the mistake of a name that no setting has.
func unknown(place, name string, all []Setting) error {
	return fmt.Errorf("%s: there is no setting %s: did you mean %s?", place, name, Nearest(name, all))
}

// LockedError is an attempt to give a setting that is locked.
type LockedError struct{ Name, Origin, Place string }

func (e *LockedError) Error() string {
	return fmt.Sprintf("%s: %s is locked by %s: leave it out, or ask who looks after this computer", e.Origin, e.Name, e.Place)
}

// under says where a setting is locked, and refuses another value than that of
// everybody at this computer.
func (v Value) under(locks []lock, everybody Value) (Value, error) {
	at := slices.IndexFunc(locks, func(l lock) bool { return l.covers(v.Name) })
	if at < 0 {
		return v, nil
	}
	if v.Value != everybody.Value {
		return Value{}, &LockedError{v.Name, v.Place(), locks[at].place}
	}
	everybody.Locked = locks[at].place
	return everybody, nil
}

// readTree reads a settings file as it stands. One that isn't there has no tree.
func readTree(path string) (tree map[string]any, text, note string, err error) {
	raw, note, err := fileText(path)
	if raw == nil && isMissing(err) {
		return nil, "", "", nil
	}
	if err != nil {
		return nil, "", "", err
	}
	text = string(raw)
	if err := toml.Unmarshal(raw, &tree); err != nil {
		return nil, "", "", notTOML(path, text, err)
	}
	if tree == nil {
		tree = map[string]any{}
	}
	return tree, text, note, nil
}
