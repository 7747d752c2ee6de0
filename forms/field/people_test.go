package field_test

import (
	"slices"
	"testing"

	"facet/forms/field"
)

// team is a list of people with a field around it, and how often it was set.
type team struct {
	people []field.Person
	sets   int
	*field.People
}

func newTeam(width int, people ...field.Person) *team {
	c := &team{people: people}
	c.People = field.NewPeople(
		func() []field.Person { return c.people },
		func(p []field.Person) { c.people, c.sets = p, c.sets+1 },
		relationships)
	c.WithWidth(width)
	return c
}

func (c *team) are(t *testing.T, want ...field.Person) {
	t.Helper()
	if !slices.Equal(c.people, want) {
		t.Errorf("the people are %+v, want %+v", c.people, want)
	}
}

func TestPeopleAreWrittenCellByCell(t *testing.T) {
	c := newTeam(80)
	c.Focus()
	typ(c, "Ada")
	press(c, "tab")
	typ(c, "ada@contoso.com")
	press(c, "tab")
	typ(c, "d")
	press(c, "enter")
	typ(c, "山田")
	c.Blur()
	c.are(t, field.Person{Name: "Ada", Address: "ada@contoso.com", Relationship: "directReport"}, field.Person{Name: "山田"})
	want(t, "the summary", c.Summary(), "Ada, 山田")
}

func TestTabGoesThroughTheRowAndLeaves(t *testing.T) {
	c := newTeam(80, field.Person{Name: "Ada"}, field.Person{Name: "Bo"})
	c.Focus()
	keeps := func(name string, want bool) {
		t.Helper()
		if c.Captures(key(name)) != want {
			t.Errorf("%s is kept: %v", name, !want)
		}
	}
	keeps("shift+tab", false)
	keeps("up", false)
	press(c, "tab", "tab")
	keeps("tab", false)
	keeps("down", true)
	press(c, "down")
	keeps("down", false)
	keeps("enter", true)
	press(c, "enter")
	keeps("enter", false)
	press(c, "shift+tab")
	keeps("tab", true)
}

func TestWideTableIsOneLineARow(t *testing.T) {
	c := newTeam(60, field.Person{Name: "Ada Lovelace", Address: "ada@contoso.com", Relationship: "manager"}, field.Person{Name: "山田"})
	c.Focus()
	want(t, "the view", seen(c), ""+
		"Ada Lovelace      ada@contoso.com         Manager\n"+
		"山田              email or user name      relationship")
	cursorAt(t, c, 12, 0)
	press(c, "down")
	cursorAt(t, c, 4, 1)
	press(c, "up", "tab", "tab")
	want(t, "the view", seen(c), ""+
		"Ada Lovelace      ada@contoso.com         ‹ Manager ›\n"+
		"山田              email or user name      relationship")
	cursorAt(t, c, 42, 0)
}

func TestNarrowTableStacksTheRowUnderTheCursor(t *testing.T) {
	c := newTeam(38, field.Person{Name: "Ada", Address: "ada@contoso.com", Relationship: "manager"}, field.Person{Name: "Bo"})
	c.Focus()
	press(c, "tab")
	want(t, "the view", seen(c), "Ada\n  ada@contoso.com\n  Manager\nBo")
	cursorAt(t, c, 17, 1)
	c.Blur()
	want(t, "the view", seen(c), "Ada · ada@contoso.com · Manager\nBo")
}

func TestIDGoesWithItsRow(t *testing.T) {
	c := newTeam(80, field.Person{Name: "Ada", ID: "1"}, field.Person{Name: "Bo", ID: "2"}, field.Person{Name: "Cy", ID: "3"})
	c.Focus()
	press(c, "down", "ctrl+d")
	typ(c, "!")
	c.are(t, field.Person{Name: "Ada", ID: "1"}, field.Person{Name: "Cy!", ID: "3"})
}

func TestEmptiedRowVanishesWhenLeft(t *testing.T) {
	c := newTeam(80, field.Person{Name: "A", ID: "1"}, field.Person{Name: "Bo"})
	c.Focus()
	press(c, "backspace")
	c.are(t, field.Person{Name: "Bo"})
	typ(c, "A")
	c.are(t, field.Person{Name: "A", ID: "1"}, field.Person{Name: "Bo"})
	press(c, "backspace", "down", "enter")
	c.Blur()
	c.are(t, field.Person{Name: "Bo"})
	want(t, "the view", seen(c), "Bo                      email or user name              relationship")
}

func TestDeleteTakesAnEmptyRowAway(t *testing.T) {
	c := newTeam(80, field.Person{Name: "Ada"})
	c.Focus()
	press(c, "enter", "delete")
	want(t, "the name under the cursor", c.people[0].Name, "Ada")
	cursorAt(t, c, 3, 0)
	press(c, "ctrl+d")
	c.are(t)
}

func TestUnknownRelationshipStaysOnOffer(t *testing.T) {
	c := newTeam(80, field.Person{Name: "Ada", Relationship: "mentor\x1b"})
	c.Focus()
	press(c, "tab", "tab", "right")
	want(t, "the relationship", c.people[0].Relationship, "")
	press(c, "right", "left", "left")
	want(t, "the relationship", c.people[0].Relationship, "mentor\x1b")
	typ(c, "dd")
	want(t, "the second word with d", c.people[0].Relationship, "dotLineReport")
	press(c, "backspace")
	want(t, "the relationship", c.people[0].Relationship, "")
}

func TestLookingAtPeopleSetsNothing(t *testing.T) {
	c := newTeam(38, field.Person{Name: " ", ID: "kept"}, field.Person{})
	c.Focus()
	press(c, "tab", "left", "down", "up", "shift+tab", "down", "enter")
	c.Blur()
	if c.sets != 0 {
		t.Error("set was called")
	}
	c.are(t, field.Person{Name: " ", ID: "kept"}, field.Person{})
}

func TestFocusComesToTheRowThatIsWrong(t *testing.T) {
	c := newTeam(80, field.Person{Name: "Ada", Address: "ada@contoso.com"}, field.Person{Name: "Bo", Address: "bo"}, field.Person{Name: "Cy", Address: "cy"})
	c.Check(func(p field.Person) (name, address, relationship bool) { return false, len(p.Address) == 2, false })
	c.Focus()
	cursorAt(t, c, 26, 1)
	press(c, "ctrl+d")
	want(t, "the notice", c.Notice(), "Bo is removed from this form. ctrl+z brings them back.")
	c.are(t, field.Person{Name: "Ada", Address: "ada@contoso.com"}, field.Person{Name: "Cy", Address: "cy"})
	c.Blur()
	c.Focus()
	cursorAt(t, c, 26, 1)
	press(c, "ctrl+u")
	c.Blur()
	c.Focus()
	cursorAt(t, c, 3, 0)
}

func TestRemovedPeopleAreBroughtBack(t *testing.T) {
	ada, bo, cy := field.Person{Name: "Ada", Address: "ada@contoso.com"}, field.Person{Name: "Bo"}, field.Person{Name: "Cy", Relationship: "manager"}
	c := newTeam(80, ada, bo, cy)
	c.Focus()
	press(c, "ctrl+d")
	want(t, "the notice", c.Notice(), "Ada is removed from this form. ctrl+z brings them back.")
	press(c, "ctrl+d", "ctrl+d")
	c.are(t)
	for _, there := range [][]field.Person{{cy}, {bo, cy}, {ada, bo, cy}} {
		if !c.Undoable() {
			t.Error("ctrl+z would suspend")
		}
		press(c, "ctrl+z")
		c.are(t, there...)
	}
	press(c, "ctrl+y")
	c.are(t, bo, cy)
	c.Blur()
	c.Focus()
	press(c, "ctrl+z")
	c.are(t, ada, bo, cy)
	c.Refer("Bo Berg", "bo@contoso.com")
	c.are(t, field.Person{Name: "Bo Berg", Address: "bo@contoso.com"}, bo, cy)
	press(c, "ctrl+z")
	c.are(t, ada, bo, cy)
}
