package field_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"facet/forms/field"
)

func several(value *[]string) *field.Several { return field.NewSeveral(value, relationships) }

func TestSpaceTicksTheRowThatIsMarkedAndHasTheCursor(t *testing.T) {
	v := []string{"legacyTag"}
	f := focused(several(&v), 40)
	for f.Captures(key("down")) {
		press(f, "down")
	}
	want(t, "the view", seen(f), "  [ ] Manager\n  [ ] Colleague\n  [ ] Direct report\n  [ ] Dotted-line report\n› [x] legacyTag")
	cursorAt(t, f, 0, 4)
	press(f, "space")
	items(t, v)
	want(t, "the last row", strings.Split(seen(f), "\n")[4], "› [ ] legacyTag")
	f.Blur()
	f.Focus()
	cursorAt(t, f, 0, 0)
	press(f, "space", "end", "space")
	items(t, v, "manager", "legacyTag")
}

func TestTickThatIsTakenBackRestoresTheOrder(t *testing.T) {
	given := []string{"manager", "b", "a", "b"}
	v := slices.Clone(given)
	f := focused(several(&v), 40)
	press(f, "end", "space", "space", "home", "space", "space")
	items(t, v, "manager", "b", "a", "b")
	press(f, "down", "space")
	items(t, v, "manager", "b", "a", "b", "colleague")
	items(t, given, "manager", "b", "a", "b")
}

// TestMarkCursorAndTickAreOneWhateverIsOnOffer presses keys at random on lists
// with words that no option has.
func TestMarkCursorAndTickAreOneWhateverIsOnOffer(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 3))
	rounds := 80
	if testing.Short() {
		rounds = 20
	}
	for range rounds {
		var v []string
		for range dice.IntN(12) {
			v = append(v, []string{"manager", "odd", "", "two words", fmt.Sprint("x", dice.IntN(9))}[dice.IntN(5)])
		}
		f := focused(several(&v), 12+dice.IntN(30))
		for range 60 {
			switch k := key([]string{"up", "down", "home", "end", "pgup", "pgdown", "space", "tab", "left", "x"}[dice.IntN(10)]); {
			case dice.IntN(15) == 0:
				f.Blur()
				f.Focus()
			case f.Captures(k):
				f.Update(k)
			}
			lines := strings.Split(seen(f), "\n")
			here := f.Cursor().Y
			for i, line := range lines {
				if strings.HasPrefix(line, "› ") != (i == here) {
					t.Fatalf("the cursor is on line %d of\n%s", here, seen(f))
				}
			}
			before := lines[here]
			if press(f, "space"); strings.Split(seen(f), "\n")[here] == before {
				t.Fatalf("space ticks another row than %q:\n%s", before, seen(f))
			}
			press(f, "space")
		}
	}
}
