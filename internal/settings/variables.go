package settings

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// UnknownVariables are those of an environment that begin as facet's do and are
// none, but have a value: neither of a setting nor among the others. Each comes with the nearest
// that there is. The environment is as [os.Environ] gives it.
func UnknownVariables(environment []string, all []Setting, others ...string) (unknown map[string]string) {
	known := slices.Clone(others)
	for _, s := range all {
		known = append(known, s.Variable())
	}
	unknown = map[string]string{}
	for _, line := range environment {
		name, value, _ := strings.Cut(line, "=")
		name = strings.ToUpper(name) // as Windows takes them
		if value != "" && strings.HasPrefix(name, prefix) && !slices.Contains(known, name) {
			unknown[name] = slices.MinFunc(known, func(a, b string) int {
				return levenshtein.ComputeDistance(name, a) - levenshtein.ComputeDistance(name, b)
			})
		}
	}
	return unknown
}
