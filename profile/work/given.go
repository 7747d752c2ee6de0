package work

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"facet/forms"
)

// Given are members as somebody gives them one by one, each as MEMBER=VALUE: by
// Graph's names or the words of the form, with the values as a cell of a list has
// them; unlike that, a day may be "today" or "+2y". An empty one takes the member away, as
// (clear) does.
func Given(kind forms.Kind, set []string) (map[string]any, error) {
	given, seen := map[string]any{}, map[string]bool{}
	for _, one := range set {
		name, text, found := strings.Cut(one, "=")
		if name = strings.TrimSpace(name); !found || name == "" {
			return nil, fmt.Errorf("%q: give a member and its value, as displayName=Chess", one)
		}
		member, err := memberNamed(kind, name)
		if err != nil {
			return nil, err
		}
		if seen[member.Path] {
			return nil, fmt.Errorf("%s: given twice: keep one of them", member.Path)
		}
		seen[member.Path] = true
		if err := give(given, member, strings.TrimSpace(text)); err != nil {
			return nil, fmt.Errorf("%s: %w", member.Path, err)
		}
	}
	return given, nil
}

func give(given map[string]any, member forms.Column, text string) error {
	switch {
	case text == "":
		text = clearing
		fallthrough
	case member.Of == "" || strings.EqualFold(text, clearing):
		path := member.Path
		if member.Of != "" {
			path = member.Of
		}
		if member.Holds == forms.HoldsDay {
			text = forms.DayNow(text, time.Now())
		}
		put(given, strings.Split(path, "."), value(member.Holds, text))
		return nil
	}
	return putEach(given, member, split(text))
}

// memberNamed is the member of a facet type that a name means.
func memberNamed(kind forms.Kind, name string) (forms.Column, error) {
	known := namingOf(kind)
	if member, has := known.paths[folded(name)]; has {
		return member, nil
	}
	if kind.Fixed { // each member is an object of its own, whose id is its name
		return forms.Column{Path: name}, nil
	}
	switch labelled := known.labelled(folded(name)); len(labelled) {
	case 0:
	case 1:
		return labelled[0], nil
	default:
		return forms.Column{}, fmt.Errorf("%s: this may be %s: write which", name, either(labelled))
	}
	var paths []string
	for _, member := range known.paths {
		paths = append(paths, member.Path)
	}
	slices.Sort(paths)
	if near, found := forms.Nearest(name, paths); found {
		return forms.Column{}, fmt.Errorf("%s: there is no such member that can be changed: did you mean %q?", name, near)
	}
	return forms.Column{}, fmt.Errorf("%s: there is no such member that can be changed: there are %s", name, strings.Join(paths, ", "))
}
