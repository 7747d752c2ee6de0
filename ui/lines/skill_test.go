package lines_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"facet/graph"
)

func TestSkillIsSentWithoutTheLevelThatGraphRefuses(t *testing.T) {
	story(t, func(c *caller) {
		c.opens("Skills").types("n").answers("Name", "Go").answers("Level", "Advanced").hears("Microsoft 365 sometimes refuses this")
		c.types(".").hears("Level: Microsoft 365 sometimes refuses this").types("y").hears("doesn't say why", "Another way", "without to send it without the level")
		c.types("without").hears("Send now?").types("y").hears("Created: Go")
		c.sent("POST /beta/me/profile/skills", "POST /beta/me/profile/skills").body(`{"displayName":"Go"}`)
	}, "skill-levels-refused")
	story(t, func(c *caller) {
		c.opens("Skills").types("n").answers("Name", "Go").answers("Level", "Expert").types(".", "y").hears("Created: Go · Expert")
	}, "skill-levels-refused")
	story(t, func(c *caller) {
		c.opens("Skills").types("1", "e").change("Level").types("Works with it", ".", "y").hears("doesn't say why")
		c.types("?").hears("review it").types("1").hears("is no answer here") // nothing would be left of the change
	}, "skill-levels-refused")
}

func TestPeopleSkillsAreSaidWhereThereAreSome(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandboxWith(t)
		confirmed := `{"id":"1","displayName":"Facilitation","source":{"type":["SkillsInViva"]},"sources":[{"sourceId":"75d4238e-b142-4d2d-aed9-232b830b8706"}]}`
		if err := server.Put("me", "skills", []byte(confirmed)); err != nil {
			t.Fatal(err)
		}
		c := call(t, server, graph.Me()).opens("Skills").hears("profile cards show only skills from there", "3 Facilitation. locked: confirmed in People Skills")
		c.types("3").hears("confirms and removes such skills on their profile card").types("e").hears("can't be changed").types("")
		c.types("n").hears("profile cards show only skills from there").answers("Name", "Go").types(".").hears("counts for people search")
		c.types("y").hears("profile cards may not show it")
	})
	story(t, func(c *caller) {
		c.opens("Skills")
		if strings.Contains(c.all()[c.since:], "People Skills") {
			t.Error("it speaks of People Skills where there are none")
		}
	})
}
