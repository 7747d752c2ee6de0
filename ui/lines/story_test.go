package lines_test

import (
	"encoding/json"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"facet/forms"
	"facet/graph"
	"facet/internal/object"
	"facet/profile/flow/flowtest"
	"facet/ui"
)

// TestMain collects garbage rarely: each conversation leaves a sandbox behind.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// example is the body with every member that the form of a kind has.
func example(t *testing.T, kind forms.Kind) string {
	t.Helper()
	body, err := graph.Body(kind.Example())
	if err != nil {
		t.Fatal(err)
	}
	members := []string{"preferredLanguageTag.displayName", "service.webUrl"} // which go with what is chosen
	for _, f := range forms.Fields(kind.New()) {
		if f.Input != nil {
			members = append(members, f.Member)
		}
	}
	return string(only(body, "", members))
}

// only is an object with these members, and what is in them.
func only(raw json.RawMessage, prefix string, members []string) json.RawMessage {
	var kept object.Object
	for _, m := range object.Parse(raw) {
		path := prefix + m.Name
		below := slices.ContainsFunc(members, func(member string) bool { return strings.HasPrefix(member, path+".") })
		switch {
		case slices.Contains(members, path):
			kept.Set(m.Name, m.Value)
		case below:
			kept.Set(m.Name, only(m.Value, path+".", members))
		}
	}
	return kept.Text()
}

// recorded are the kinds whose whole conversation stands in a file: between them
// they have every way to ask.
var recorded = []string{"certification", "position", "interest", "responsibility", "account"}

func TestEveryFieldOfEveryKindIsCreated(t *testing.T) {
	kinds := forms.Kinds()
	if testing.Short() {
		kinds = flowtest.Kinds()
	}
	for _, kind := range kinds {
		t.Run(kind.Name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				server := sandboxWith(t)
				alone := session(t, server, graph.Me())
				alone.Kinds = []forms.Kind{kind} // so that others change nothing in what is recorded
				c := callWith(t, server, ui.Options{Session: alone})
				c.types("1", "n").types(filled(kind.Example())...).hears("Send now? y or n", "json to hear the request itself").types("json").hears("POST ", "Send now?").sent()
				c.types("y").hears("Created: ", "gives no time", "n to add another one").types("ids").hears("Id: ", "Request id: ").types("everything").hears("As Microsoft 365 has it")
				c.sent("POST /beta/me/" + kind.Path).body(example(t, kind))
				c.types("", "", "q").over(nil)
				if slices.Contains(recorded, kind.Name) {
					c.golden("create-" + kind.Name)
				}
			})
		})
	}
}

func TestDocumentedExamplesAreUnderstoodByHandAlone(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chelsea FC").answers("Description", "World's greatest football club", "")
		c.answers("Web page", "https://www.chelseafc.com").answers("Categories", "Sports", "").types(".", "y")
		c.sent("POST /beta/me/profile/interests").body(`{"categories":["Sports"],"description":"World's greatest football club",
			"displayName":"Chelsea FC","webUrl":"https://www.chelseafc.com"}`)
	})
}

func TestChangeSendsTheDifferenceAlone(t *testing.T) {
	story(t, func(c *caller) {
		c.types("2", "1").hears("Job title: ").types("e").hears("Change position", " Job title: ")
		c.change("Job title").types("Chief of everything").hears("Job title: Chief of everything")
		c.types(".").hears("What changes:", "will be Chief of everything").types("json").hears("PATCH ").types("y").hears("Changed: ")
		if all := writes(c.server); len(all) != 1 || all[0].Method != "PATCH" || !strings.Contains(string(all[0].Body), "Chief of everything") {
			t.Errorf("it sent %v", all)
		}
		c.types("").hears("Chief of everything")
	})
}

func TestUntouchedFormSendsNothing(t *testing.T) {
	for _, number := range []string{"1", "2", "3", "4"} {
		story(t, func(c *caller) {
			c.types(number, "1", "e", "all").types(slices.Repeat([]string{""}, 40)...).types(".", ".").hears("Nothing is changed yet.").sent()
		})
	}
}

func TestDeletionIsAskedForAndMeansNoUnlessYes(t *testing.T) {
	for _, no := range []string{"", "n", "no"} {
		story(t, func(c *caller) {
			c.types("3", "1", "d").hears("This deletes the ", "Delete now? y or n; Enter means no.").types("json").hears("DELETE ")
			c.types(no).sent().types("d", "what?").hears("Enter means no").sent()
		})
	}
	story(t, func(c *caller) {
		c.types("3", "1", "d", "Y").hears("Deleted: ", "gone from the profile")
		if all := writes(c.server); len(all) != 1 || all[0].Method != "DELETE" {
			t.Errorf("it sent %v", all)
		}
	})
}

func TestUndoDeletesWhatWasMade(t *testing.T) {
	story(t, func(c *caller) {
		before := len(c.server.Objects("me", "interests"))
		c.types(typed(t, "interest")...).types("y", "u").hears("Undo: delete interest").types("y").hears("Undone: Chess")
		if after := len(c.server.Objects("me", "interests")); after != before {
			t.Errorf("%d interests, then %d", before, after)
		}
	})
}

func TestAnotherOneBeginsWithAnEmptyForm(t *testing.T) {
	story(t, func(c *caller) {
		c.types(typed(t, "interest")...).types("y", "n").hears("New interest").question("Name").hears("Name (required)")
		c.types("Go", ".", "y").sent("POST /beta/me/profile/interests", "POST /beta/me/profile/interests").body(`{"displayName":"Go"}`)
	})
}

func TestLockedEntryOffersNoChange(t *testing.T) {
	story(t, func(c *caller) {
		c.types("1").hears("locked: kept by HR")
		c.types("2").hears("This entry comes from ", "Ask whoever looks after it there")
		c.types("e").hears("This entry comes from ").types("d").hears("can't be changed or deleted here").sent()
		c.types("json").hears(`"displayName"`)
	})
	story(t, func(c *caller) {
		c.types("3").hears("3 Board games. locked: kept in SharePoint").types("3", "e").hears("The owner of the profile changes it on their profile card").sent()
	})
}

func TestFilterListsOnlyWhatFits(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "/ACCORD").hears("1 Learning the accordion", `Found with "ACCORD": 1.`)
		c.types("1").hears("Learning the accordion").types("", "/").hears("2 ")
	})
}

func TestLeavingAChangedFormAsks(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").types("q").hears("Leave without sending?", "Leave it? y or n; Enter means no.").types("n").hears(" Name: Chess").types("q", "").hears(" Name: Chess")
		c.types("back").hears("Leave without sending?").types("y").hears("Interests: ").sent()
		c.types("n", "q").hears("Interests: ").sent()
	})
}

func TestNoAtTheReviewGoesBackToTheForm(t *testing.T) {
	story(t, func(c *caller) {
		c.types(typed(t, "interest")...).types("", "").hears("Send now?").types("n").hears("New interest", " Name: Chess").sent()
		c.change("Name").types("Go", ".", "y").hears("Created: Go")
	})
}

func TestHelpIsEverywhere(t *testing.T) {
	story(t, func(c *caller) {
		c.types("?").hears("Answers here:", "A profile holds facets").types("3", "?").hears("n: to begin a new one.")
		c.types("n", "?").hears("- clears it").question("Name").types("?").hears("- clears it", "Name (required)").types("Chess", ".", "n", "?").hears("to review and send").types("back", "y", "b").hears("is no answer here")
	})
}
