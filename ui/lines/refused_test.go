package lines_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/ui"
)

func TestRefusedSendKeepsTheForm(t *testing.T) {
	for _, c := range []struct{ fault, says, details string }{
		{"status=403@post", "doesn't let this account", "status 403"},
		{"status=400:empty@post", "Not done.", "status 400"},
		{"unknown-error", "doesn't say why", "UnknownError"},
		{"redirect@post", "redirect", "status 3"},
		{"expired-token@post", "sign-in", "status 401"},
	} {
		t.Run(c.fault, func(t *testing.T) {
			story(t, func(caller *caller) {
				caller.types("3", "n").answers("Name", "Chess").types(".", "y").hears("Not done. Create interest: Chess", c.says, "still in the form")
				caller.types("c").hears("POST /me/profile/interests", c.details)
				caller.types("").hears("New interest", " Name: Chess").types("q").hears("Leave without sending?")
			}, c.fault)
		})
	}
}

func TestRefusedSendCanBeMendedAndSentAgain(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").types(".", "y").hears("Not done.").types("").change("Description").types("By post.", "", ".", "y").hears("Created: Chess")
		c.body(`{"displayName":"Chess","description":"By post."}`)
	}, "status=400@post+once")
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").types(".", "y", "r").hears("Send now?").types("y").hears("Created: Chess")
	}, "status=400@post+once")
}

func TestRefusedResponsibilityHasTwoOtherWays(t *testing.T) {
	story(t, func(c *caller) {
		c.types("4", "n").answers("Name", "API Council").types(".").hears("may not have it").types("y").hears("Two other ways", "older to try the older place")
		c.types("older").hears("Send now?").types("json").hears("/me/profile/responsibilities", "Send now?").types("y").hears("Created: API Council")
		c.sent("POST /beta/me/responsibilities", "POST /beta/me/profile/responsibilities").body(`{"displayName":"API Council"}`)
	}, "responsibilities-refused=404@once+post", "responsibilities-in-profile")
	story(t, func(c *caller) {
		c.types("4", "n").answers("Name", "API Council").types(".", "y", "plain").hears("Add to the plain list", "Only the name is kept there", "Send the change now?")
		c.types("y").hears("Added: API Council")
		c.sent("POST /beta/me/responsibilities", "PATCH /beta/me").body(`{"responsibilities":["API Council"]}`)
	}, "responsibilities-refused@post")
}

func TestUnconfirmedSendIsLookedForAndNeverSentAgain(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess 960").types(".", "y").wait(time.Minute).hears("Created: Chess 960")
		c.sent("POST /beta/me/profile/interests")
	}, "reset=after@post")
}

func TestUnconfirmedSendIsForThePersonToSettle(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess 960").types(".", "y").wait(5*time.Minute).hears("Not confirmed.", "r to look for it again", "d to stop asking about this one")
		c.sent("POST /beta/me/profile/interests")
		c.types("r").wait(5 * time.Minute).hears("Not confirmed.").types("again").hears("Send again? y or n; Enter means no.").types("").hears("d to stop asking")
		c.sent("POST /beta/me/profile/interests")
		c.types("d", "y").hears("facet has stopped asking").types("", "t").hears("New interest “Chess 960”", "you stopped asking").types("1", "u").hears("Not undone: only what Microsoft 365 has confirmed can be undone.")
	}, "reset=before@post")
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess 960").types(".", "y").wait(5*time.Minute).types("again", "y").wait(time.Minute).hears("Created: Chess 960")
		c.sent("POST /beta/me/profile/interests", "POST /beta/me/profile/interests")
	}, "reset=before@post+once")
}

func TestUnconfirmedFormIsSentAgainByAYesOnly(t *testing.T) {
	atComputer(t, func(d *computer) {
		line := d.call().types("3", "n").answers("Name", "Late").types(".", "y").wait(5 * time.Minute).hears("Not confirmed.").types("")
		line.change("Name").types("Late!", ".").hears("This form was sent at", "isn't confirmed", "may make a second one", "Enter means no.").types("")
		line.types("back").hears("This form was sent at", "What you typed is kept").types("y").sent("POST /beta/me/profile/interests")
		d.call().hears("Drafts not sent: 1.").types("drafts", "1").hears("This form was sent at", " Name: Late!")
	}, "late-commit=1h@post")
}

func TestWaitSaysHowLongItIsAndLookingIsSaidOnce(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").types(".", "y").hears("Microsoft 365 asks to wait before it is sent… (until 0", "; ctrl+c leaves facet)")
		c.wait(time.Minute).hears("Checking whether it is there anyway…", "Created: Chess")
		if said := c.all()[c.since:]; strings.Contains(said, "may have been done") {
			t.Errorf("a 429 is said to leave a doubt:\n%s", said)
		}
	}, "status=429@post+once", "retry-after=20@post")
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").types(".", "y").wait(5*time.Minute).hears("Not confirmed.", "It may have been done. Checking… (ctrl+c leaves facet)")
		if n := strings.Count(c.all()[c.since:], "It may have been done"); n != 1 {
			t.Errorf("it is said %d times", n)
		}
		c.types("r").wait(5 * time.Minute)
		if n := strings.Count(c.all()[c.since:], "It may have been done"); n != 1 {
			t.Errorf("checking again says it %d times:\n%s", n, c.all()[c.since:])
		}
	}, "reset=before@post")
}

func TestGraphThatTurnsItAwayHasNotDoneIt(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").types(".", "y").wait(5*time.Minute).hears("Not done. Create interest: Chess", "That means it was not done")
	}, "status=429@post", "retry-after=3@post")
}

func TestHistoryUndoesWhatWasMade(t *testing.T) {
	story(t, func(c *caller) {
		c.types("t").hears("Nothing yet.")
		c.types(typed(t, "interest")...).types("y", "", "n").answers("Name", "Go").types(".", "y", "", "", "t").hears("1 New interest “Go”", "2 New interest “Chess”", "done · ")
		c.types("2").hears("Profile: ", "Sent by: ", "u to undo it").types("u").hears("Undo: delete interest: Chess", "Enter means no.").types("y").hears("Undone: Chess").types("t").hears("undone since")
	})
}

func TestFailedListIsASentence(t *testing.T) {
	story(t, func(c *caller) {
		c.hears("1 Certifications: not read. ", "2 Positions: 2 entries").types("1").hears("Certifications: ").types("r").hears("1 ", "n to begin a new one")
	}, "status=503@get+certifications+once")
}

func TestProfileIsReadSideBySideAndSaysSoWhenThatTakesLong(t *testing.T) {
	story(t, func(c *caller) {
		if c.all() != "" {
			t.Errorf("before anything is slow it says\n%s", c.all())
		}
		c.wait(time.Second).hears("Reading…").wait(11*time.Second).hears("1 Certifications: 2 entries", "Your profile · ines.popova@contoso.com")
	}, "latency=10s@get")
}

func TestOneAnswerForEveryFacetTypeIsHeardOnce(t *testing.T) {
	story(t, func(c *caller) {
		c.hears("1 Certifications: not read\n", "5 Account: not read\n", "Wait a minute, then try again.")
		if n := strings.Count(c.all(), "Microsoft 365 has a problem"); n != 1 {
			t.Errorf("it is said %d times:\n%s", n, c.all())
		}
		c.types("3").hears("Interests: ", "Microsoft 365 has a problem", "n to begin a new one")
	}, "status=503@get")
}

func TestOwnProfileIsTheSameAfterSomebodyElses(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").types(".", "y").hears("Created: Chess").types("", "").hears("3 Interests: 4 entries")
		c.types("w", "kenta.sato@contoso.com", "y").hears("EDITING SOMEONE ELSE").types("w").hears("Type the beginning of a name").types("alex").hears("1 Alex Kim", "2 Alex Kim")
		c.types("1", "y").hears("EDITING SOMEONE ELSE: Alex Kim").types("").hears("Your profile", "3 Interests: 4 entries")
		c.types("w").hears("Chosen before:", "1 Alex Kim, alex.kim@contoso.com", "2 佐藤 健太").types("").hears("Your profile")
		c.types("3").hears("Chess. just created; the list doesn't show it yet")
	}, "stale-lists=1h")
}

func TestSomebodyElsesProfileIsNamedPinnedAndNeedsAYes(t *testing.T) {
	for _, person := range sandbox.New().People()[1:] {
		t.Run(person.UserPrincipalName, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				named, err := graph.User(person.UserPrincipalName)
				if err != nil {
					t.Fatal(err)
				}
				c := call(t, sandbox.New(), named).hears("Is this the right person?", "Open this profile? y or n; Enter means no.", person.ID)
				c.types("y").hears("EDITING SOMEONE ELSE: ", "SANDBOX: nothing leaves this computer")
				c.opens("Interests").types("n").hears("EDITING SOMEONE ELSE: ").answers("Name", "Chess").types(".").hears("EDITING SOMEONE ELSE: ", "Enter means no.")
				c.types("").hears(" Name: Chess").sent()
				part, _, _ := strings.Cut(person.UserPrincipalName, "@")
				c.types(".", "y").hears("before the @").types("ines.popova").hears("That doesn't match this person.").sent()
				c.types(part).hears("Created: Chess").sent("POST /beta/users/" + person.ID + "/profile/interests")
			})
		})
	}
}

func TestNoToThePersonOpensNothing(t *testing.T) {
	for _, no := range []string{"", "n"} {
		synctest.Test(t, func(t *testing.T) {
			named, err := graph.User("kenta.sato@contoso.com")
			if err != nil {
				t.Fatal(err)
			}
			c := call(t, sandbox.New(), named).types(no)
			c.over(nil)
			for _, r := range c.server.Requests() {
				if r.Path != "/beta/users/kenta.sato@contoso.com" {
					t.Errorf("it asked for %s", r.Path)
				}
			}
		})
	}
}

func TestAnotherPersonIsFoundAndConfirmed(t *testing.T) {
	story(t, func(c *caller) {
		c.types("w").hears("Whose profile do you want to open?").types("kenta.sato@contoso.com").hears("Is this the right person?").types("y").hears("EDITING SOMEONE ELSE: ", "kenta.sato@contoso.com", "Enter to go to your own profile")
		c.types("").hears("Your profile").types("").hears("is no answer here")
	})
	story(t, func(c *caller) {
		c.types("w", "").hears("Your profile").types("w", "nobody.at.all@contoso.com").hears("Nobody in the organisation has this sign-in name", "Whose profile").types("").hears("Your profile").sent()
	})
}

func TestDamageIsSaidOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		s, told := session(t, server, graph.Me()), 0
		s.Damaged = func(context.Context) []string {
			if told++; told > 1 {
				return nil
			}
			return []string{"The journal was damaged."}
		}
		callWith(t, server, ui.Options{Session: s}).hears("The journal was damaged.")
	})
}
