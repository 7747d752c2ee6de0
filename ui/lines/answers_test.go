package lines_test

import (
	"testing"
)

func TestWrongAnswersAreSaidAndNeverHoldUp(t *testing.T) {
	story(t, func(c *caller) {
		c.types("1", "n", "CKA", "", "", "", "", "someday").hears("Not right yet: give a day as 2026-11-21").types("").hears("Valid from")
		c.types("2026-03-02", "2026-03-01").hears(`before "Valid from"`).types("2028-03-01").hears("Expires: 2028-03-01")
		c.types(".").hears("1 field to mend:", "Issued: someday").types("").hears("New certification", "r to review").sent()
		c.types("r").hears("1 field to mend").types("-").hears("Send now?").types("y")
		c.body(`{"displayName":"CKA","startDate":"2026-03-02","endDate":"2028-03-01"}`)
	})
}

func TestMissingNameIsAskedForAgain(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n", "", "Slow games.", "", ".").hears("1 field to mend:", "give the interest a name", "Name (asked for)")
		c.types("Chess").hears("Send now?").types("y").body(`{"displayName":"Chess","description":"Slow games."}`)
	})
}

func TestNothingFilledInIsNothingToSend(t *testing.T) {
	story(t, func(c *caller) {
		c.types("5", "n", ".").hears("Nothing is filled in yet").types("r").hears("Nothing is filled in yet").sent()
	})
}

func TestNamesThatFitSeveralAreAskedFor(t *testing.T) {
	story(t, func(c *caller) {
		c.types("5", "n", "united").hears("fit:", "United Kingdom", "United States", "Type the number").types("2").hears("Country: ")
		c.types("<", "xyzzy").hears("nothing is called", "Try again").types("NO").hears("Country: Norway")
		c.types("", "", "y").body(`{"countryCode":"NO"}`)
	})
}

func TestBackGoesToTheQuestionBefore(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n", "Ches", "<").hears("Name (asked for). Now: Ches").types("Chess", ".", "y").body(`{"displayName":"Chess"}`)
	})
}

func TestSignsCanBeMeantThemselves(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n", `\q`, "one", `\`, `\-`, "", ".", "y").body(`{"displayName":"q","description":"one\n\n-"}`)
	})
}

func TestSignsKeepTheirMeaningAmongLines(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n", "Chess", "some text", "?").hears("Several lines").types("more", "<").hears("Name (asked for). Now: Chess")
		c.types("", "").hears("Web page").types("<").hears("Description. Now: some text more").types("Slow.", "q").hears("Leave")
	})
	story(t, func(c *caller) {
		c.types("3", "n", "Chess", "one", "-").hears("Description: not set").types("<", "two", ".", "y").body(`{"displayName":"Chess","description":"two"}`)
	})
}

func TestDashClearsAndEnterKeeps(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n", "Chess", "Slow.", "", "", "Games", "", "1", "2", ".", "n", "a", "", "-").hears("Description: not set")
		c.types("", "-", "-", "-", "r", "y").body(`{"displayName":"Chess"}`)
	})
}

func TestPublicIsWarnedOf(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n", "Chess", "", "", "", "", "8").hears("this is public").hears("Everyone will see it, also people outside")
	})
}

func TestPeopleAreAddedChangedAndRemoved(t *testing.T) {
	story(t, func(c *caller) {
		c.types("2", "n", "Boss", ".").hears("Company name").types("Contoso", "n", "24").hears("Colleagues: 0 people")
		c.types("n", "Ann", "not an address").hears("Not right yet: give a sign-in name").types("ann@contoso.com", "colleague").hears("1 Ann, ann@contoso.com, Colleague")
		c.types("n", "Bo", ".").hears("2 Bo").types("1", "Anna", ".").hears("1 Anna").types("d 2").hears("Colleagues: 1 person")
		c.types("", "r", "y").body(`{"detail":{"jobTitle":"Boss","company":{"displayName":"Contoso"}},
			"colleagues":[{"displayName":"Anna","userPrincipalName":"ann@contoso.com","relationship":"colleague"}]}`)
	})
}

func TestUntilIsNotAskedForWhileCurrent(t *testing.T) {
	story(t, func(c *caller) {
		c.types("2", "n", "Boss", "", "yes", "2026-01").hears("Summary")
	})
}
