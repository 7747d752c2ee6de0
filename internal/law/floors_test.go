package law

import (
	"slices"
	"strings"
	"testing"
)

// floors says into which folders the packages of one may reach. A drawing of
// the tree by folder so has floors, and no arrow in it goes up.
var floors = map[string][]string{
	"ui":       {"ui", "profile", "forms", "graph", "auth", "internal"},
	"profile":  {"profile", "forms", "graph", "auth", "internal"},
	"forms":    {"forms", "graph", "internal"},
	"graph":    {"graph", "internal"},
	"auth":     {"auth", "internal"},
	"internal": {"internal"},
}

// floor is the folder at the top of the tree that a package of ours is in.
func floor(path string) string {
	path, _ = strings.CutPrefix(path, "facet/")
	top, _, _ := strings.Cut(path, "/")
	return top
}

// goesUp reports whether an import of one of our packages by another is an
// arrow to a floor above.
func goesUp(from, to string) bool {
	return isOurs(to) && from != "facet" && !slices.Contains(floors[floor(from)], floor(to))
}

// drawsInProfile reports whether a package of what is edited would draw.
func drawsInProfile(p listed, other string) bool {
	return floor(p.ImportPath) == "profile" && among(screens, other)
}

func TestNoLineOfTheLawAllowsAnArrowUp(t *testing.T) {
	for from, allowed := range mayImport {
		for _, to := range allowed {
			if goesUp(from, to) {
				t.Errorf("%s may import %s, which is above it", from, to)
			}
		}
	}
}

func TestArrowThatGoesUpIsFound(t *testing.T) {
	for _, arrow := range [][2]string{
		{"facet/internal/text", "facet/forms"}, {"facet/internal/state", "facet/profile/person"}, {"facet/profile/flow", "facet/ui"},
		{"facet/profile/new", "facet/ui/lines"}, {"facet/forms", "facet/profile/work"}, {"facet/graph", "facet/auth"}, {"facet/new", "facet/ui"},
	} {
		if !goesUp(arrow[0], arrow[1]) {
			t.Errorf("nothing keeps %s from importing %s", arrow[0], arrow[1])
		}
	}
}
