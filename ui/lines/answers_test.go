package lines_test

import (
	"testing"
	"testing/synctest"

	"facet/forms"
	"facet/graph"
	"facet/ui"
)

func TestWrongAnswersAreSaidAndNeverHoldUp(t *testing.T) {
	story(t, func(c *caller) {
		c.types("1", "n").answers("Name", "CKA").answers("Issued", "someday").hears("Not right yet: this date can't be read: give a day as 2026-11-21").types("").hears("Valid from")
		c.types("2026-03-02", "2026-03-01").hears(`before "Valid from"`).types("2028-03-01").hears("Expires: 2028-03-01")
		c.types(".").hears("1 field needs fixing:", "Issued: someday").types("").hears("New certification", ". to review").sent()
		c.types(".").hears("1 field needs fixing").types("-").hears("Send now?").types("y")
		c.body(`{"displayName":"CKA","startDate":"2026-03-02","endDate":"2028-03-01"}`)
	})
}

func TestMissingNameIsAskedForAgain(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Description", "Slow games.", "").types(".").hears("1 field needs fixing:", "give the interest a name", "Name (required)")
		c.types("Chess").hears("Send now?").types("y").body(`{"displayName":"Chess","description":"Slow games."}`)
	})
}

func TestNothingFilledInIsNothingToSend(t *testing.T) {
	story(t, func(c *caller) {
		c.types("5", "n", ".").hears("Nothing is filled in yet").types(".").hears("Nothing is filled in yet").sent()
	})
}

func TestNamesThatFitSeveralAreAskedFor(t *testing.T) {
	story(t, func(c *caller) {
		c.types("5", "n").answers("Country", "united").hears("fit:", "United Kingdom", "United States", "Type the number").types("2").hears("Country: ")
		c.types("<", "xyzzy").hears("nothing is called", "Try again").types("NO").hears("Country: Norway")
		c.types(".", "y").body(`{"countryCode":"NO"}`)
	})
}

func TestSignsKeepTheirMeaningWhileAChoiceIsNarrowed(t *testing.T) {
	story(t, func(c *caller) {
		c.types("5", "n").answers("Country", "united").types("q").hears("Your profile", "Account: ").sent()
		c.types("n").answers("Country", "united", "?").hears("Country", "- clears it").types("2").hears("Country: United ")
		c.types("<", "united").types("<").hears("Country. Now: United ").types("united", "-").hears("Country: not set").types("<", "united", `\q`).hears("1 Qatar")
	})
}

func TestBackGoesToTheQuestionBefore(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Ches").types("<").hears("Name (required). Now: Ches").types("Chess", ".", "y").body(`{"displayName":"Chess"}`)
	})
}

func TestSignsCanBeMeantThemselves(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", `\q`).answers("Description", "one", `\`, `\-`, "").types(".", "y").body(`{"displayName":"q","description":"one\n\n-"}`)
	})
}

func TestSignsKeepTheirMeaningAmongLines(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").answers("Description", "some text", "?").hears("Several lines").types("more", "<").hears("Name (required). Now: Chess")
		c.types("", "").hears("Web page").types("<").hears("Description. Now: some text more").types("Slow.", "q").hears("Leave")
	})
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").answers("Description", "one", "-").hears("Description: not set").types("<", "two", ".", "y").body(`{"displayName":"Chess","description":"two"}`)
	})
}

func TestDashClearsAndEnterKeeps(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").answers("Description", "Slow.", "").answers("Categories", "Games", "").answers("Tags", "1")
		c.types(".", "n").change("Who may see it").types("2").change("Description").types("-").hears("Description: not set")
		c.change("Categories").types("-").change("Tags").types("-").change("Who may see it").types("-", ".", "y").body(`{"displayName":"Chess"}`)
	})
}

func TestPublicIsWarnedOf(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").types(".", "n").change("Who may see it").types("8").hears("this is public").types(".").hears("Everyone will see it, also people outside")
	})
}

func TestPeopleAreAddedChangedAndRemoved(t *testing.T) {
	story(t, func(c *caller) {
		c.types("2", "n").answers("Job title", "Boss").types(".").answers("Company name", "Contoso").types("n").change("Colleagues").hears("Colleagues: 0 people")
		c.types("n", "Ann", "ann at contoso").hears("Not right yet: give a sign-in name").types("ann").hears("Not right yet: give a sign-in name").types("ann@contoso.com", "colleague").hears("1 Ann, ann@contoso.com, Colleague")
		c.types("n", "Bo", ".").hears("2 Bo").types("1", "Anna", ".").hears("1 Anna").types("d 2").hears("Colleagues: 1 person")
		c.types("", ".", "y").body(`{"detail":{"jobTitle":"Boss","company":{"displayName":"Contoso"}},
			"colleagues":[{"displayName":"Anna","userPrincipalName":"ann@contoso.com","relationship":"colleague"}]}`)
	})
}

func TestUntilIsNotAskedForWhileCurrent(t *testing.T) {
	story(t, func(c *caller) {
		c.types("2", "n").answers("Job title", "Boss").answers("Current", "yes").answers("From", "2026-01").hears("Summary")
	})
}

// ofKind is a story of a profile with one facet type.
func ofKind(t *testing.T, name string, test func(*caller)) {
	t.Helper()
	kind, err := forms.Named(forms.Kinds(), name)
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		server := sandboxWith(t)
		alone := session(t, server, graph.Me())
		alone.Kinds = []forms.Kind{kind}
		test(callWith(t, server, ui.Options{Session: alone}))
	})
}

func TestWhoMaySeeAPrivateEntryIsAskedFor(t *testing.T) {
	ofKind(t, "phone", func(c *caller) {
		c.types("1", "n").answers("Number", "55 55 01 99").hears("From abroad this reaches nobody").types(".").hears("say who may see this")
		c.hears("1 Only you", "Otherwise your organisation's default applies, which may be everyone.").types("-").hears("Not right yet: say who may see this").sent()
		c.types("2").hears("Send now?", "Who will see it: Family.").types("y").body(`{"number":"55 55 01 99","allowedAudiences":"family"}`)
	})
}

func TestSharingOfAPrivateEntryIsNotCopied(t *testing.T) {
	ofKind(t, "email", func(c *caller) {
		c.types("1", "2", "like").hears("New e-mail address").types(".").hears("say who may see this").sent()
	})
}
