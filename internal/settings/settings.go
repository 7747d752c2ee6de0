// Package settings gathers what a person has set: in a file, in the
// environment, on the command line.
//
// Its laws: every setting has one name and can be given in all three places,
// and for everybody at a computer by its administrator; the command line wins
// over the environment, that over the person's file, that over the
// administrator's policy and file, those over the default; what the
// administrator locked is given nowhere else; each value knows where it came
// from; a mistake is named with its place and the nearest name that exists, and
// never passed over. No setting holds a secret.
package settings

import (
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
)

// Setting is one thing that can be set.
type Setting struct {
	Name    string // in the file; with a dot below a table: "paths.interest"
	Help    string // a line that says what it does
	Default string
	Values  []string // the only values there are; nil: any text
}

// prefix begins the names of facet's environment variables.
const prefix = "FACET_"

// Variable is its environment variable: FACET_CLIENT_ID for client_id.
func (s Setting) Variable() string {
	return prefix + strings.ToUpper(strings.ReplaceAll(s.Name, ".", "_"))
}

// Flag is its flag, without the dashes: client-id for client_id.
func (s Setting) Flag() string {
	return strings.NewReplacer(".", "-", "_", "-").Replace(s.Name)
}

// Check says what is wrong with a value. It never repeats a password.
func (s Setting) Check(value string) error {
	if signed(value) {
		return fmt.Errorf("%s: the address has a user name in it: facet signs in by itself, leave it out", s.Name)
	}
	if s.Values == nil || slices.Contains(s.Values, value) {
		return nil
	}
	return fmt.Errorf("%s: give %s, not %q", s.Name, strings.Join(s.Values, ", "), value)
}

// signed reports whether a value is an address with a user name, and perhaps a
// password, in front of its host; so is one that can't be told from that. Paths
// are not, those with a drive of Windows neither.
func signed(value string) bool {
	scheme, rest, _ := strings.Cut(value, ":")
	if !strings.Contains(rest, "@") || len(scheme) == 1 || strings.ContainsAny(scheme, `/\`) {
		return false
	}
	u, err := url.Parse(value)
	return err != nil || u.User != nil || u.Host == ""
}

// Value is what a setting is, and where that was said.
type Value struct {
	Setting
	Value  string
	Origin string // "default", "flag --tenant", "FACET_TENANT", "/…/config.toml line 3"
	Locked string // where it was locked; empty: it can be given anywhere
}

// flagged begins the origin of what a flag says.
const flagged = "flag "

// Flagged reports whether a flag said it.
func (v Value) Flagged() bool { return strings.HasPrefix(v.Origin, flagged) }

// Given reports whether a flag or a variable said it.
func (v Value) Given() bool { return v.Flagged() || v.Origin == v.Variable() }

// Place is where it was said, to begin a sentence about a mistake: "--tenant".
func (v Value) Place() string { return strings.TrimPrefix(v.Origin, flagged) }

// Values are all settings, in the order in which they were declared.
type Values []Value

// Of is the value of the setting with the name. A name that was never
// declared is a mistake in the program.
func (v Values) Of(name string) string { return v.Said(name).Value }

// Said is the same with where it was said.
func (v Values) Said(name string) Value {
	for _, value := range v {
		if value.Name == name {
			return value
		}
	}
	panic("settings: there is no " + name)
}

// Yield leaves out settings for which the flag of another one leaves no room,
// unless a flag gives them as well. Their origins say so. It is an error if one of
// them is locked.
func (v Values) Yield(to string, names ...string) error {
	flag := v.Said(to)
	if !flag.Flagged() {
		return nil
	}
	for i, value := range v {
		if !slices.Contains(names, value.Name) || value.Flagged() || value.Value == value.Default {
			continue
		}
		if value.Locked != "" && flag.Value != flag.Default {
			return &LockedError{value.Name, flag.Place(), value.Locked}
		}
		if value.Locked == "" {
			v[i].Value, v[i].Origin = value.Default, "left out, as "+flag.Place()+" is given; "+value.Origin
		}
	}
	return nil
}

// FileIn is where the settings file is in the config directory.
func FileIn(dir string) string { return filepath.Join(dir, "config.toml") }

// Sources are the places where settings are said.
type Sources struct {
	Machine string                                         // the path of the machine-wide file; empty, or not there: none
	Policy  func() (Policy, error)                         // nil: there is none
	File    string                                         // the path of the person's settings file; it need not exist
	Env     func(variable string) (value string, set bool) // like os.LookupEnv
	Flag    func(flag string) (value string, set bool)     // the flags that were given
	Note    func(words string)                             // told what had to be assumed of the file; nil: nobody is
}

// Load gathers the values of the settings. Its errors name the place and say
// what to do; all mistakes of the file come together.
func Load(all []Setting, from Sources) (Values, error) {
	machine, locks, err := from.machine(all)
	if err != nil {
		return nil, err
	}
	file, note, err := readFile(from.File, all)
	if err != nil {
		return nil, err
	}
	if note != "" && from.Note != nil {
		from.Note(from.File + ": " + note)
	}
	var values Values
	for _, s := range all {
		everybody := Value{Setting: s, Value: s.Default, Origin: defaultOrigin}
		if in, said := machine[s.Name]; said {
			everybody = in
		}
		value, err := from.value(everybody, file)
		if err == nil {
			value, err = value.under(locks, everybody)
		}
		if err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return values, nil
}

const defaultOrigin = "default"

// value is what the strongest place says; found is what holds for everybody.
func (from Sources) value(found Value, file map[string]Value) (Value, error) {
	s := found.Setting
	if in, said := file[s.Name]; said {
		found.Value, found.Origin = in.Value, in.Origin
	}
	if value, set := from.Env(s.Variable()); set {
		if strings.TrimSpace(value) == "" {
			return Value{}, fmt.Errorf("the environment variable %s is empty: give it a value, or unset it", s.Variable())
		}
		found.Value, found.Origin = value, s.Variable()
	}
	if value, set := from.Flag(s.Flag()); set {
		if strings.TrimSpace(value) == "" {
			return Value{}, fmt.Errorf("--%s is empty: give it a value, or leave it out", s.Flag())
		}
		found.Value, found.Origin = value, flagged+"--"+s.Flag()
	}
	if found.Origin == defaultOrigin {
		return found, nil
	}
	if err := s.Check(found.Value); err != nil {
		return Value{}, fmt.Errorf("%s: %w", found.Origin, err)
	}
	return found, nil
}
