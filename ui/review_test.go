package ui_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/ui"
)

// solid is a text without its spaces and line breaks.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }

func TestReviewHidesNothingOfWhatIsSent(t *testing.T) {
	for _, width := range []int{60, 80, 140} {
		story(t, func(term *terminal) {
			long := strings.Repeat("Discovery, delivery, 測定 and reporting of what was delivered. ", 6) + "https://www.example.org/" + strings.Repeat("x", 200)
			term.resize(width, 80).kind("Interests").press("n").fill("Name", "Chess").field("Description").paste(long).press("ctrl+s")
			screen := solid(term.see("f2 JSON").press("f2").see("What is sent").screen())
			term.press("enter").see("✓ Created").press("f2")
			sent := term.writes()[0]
			if want := solid(string(sent.Body)); !strings.Contains(screen, strings.Trim(want, "{}")) {
				t.Errorf("it sent\n%s\nand showed\n%s", want, screen)
			}
			if shown := solid(term.screen()); !strings.Contains(shown, solid(long)) {
				t.Errorf("the raw JSON is cut:\n%s", term.screen())
			}
		})
	}
}

func TestReviewOfANewEntryBeginsWithWhatIsFilledIn(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(60, 20).kind("Interests").press("n").fill("Name", "Chess").field("Description").typ("Slow games").press("ctrl+s")
		term.see("Description           Slow games", "› Send").notSee("Categories", "Tags", "Not set")
		term.notSee("displayName").press("f2").see(`"displayName": "Chess"`, `"description": "Slow games"`, "POST https://").press("f2").see("› Send").notSee("displayName")
	})
}

func TestReviewSaysThatThereIsMore(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(60, 20).kind("Interests").press("n").fill("Name", "Chess").field("Description").paste(strings.Repeat("Slow games. ", 40)).press("ctrl+s")
		term.see("↓ there is more below").press("down").see("↑↓ there is more").press("end")
		term.everything()
		term.see("↑ there is more above").notSee("below")
	})
}

func TestDifferencesAreShownInFullAndInWords(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(60, 40).kind("Interests").press("enter", "e").fill("Name", "!")
		term.field("Description").press("backspace").typ(" and on every holiday that the year has to offer.")
		term.choose("Who may see it", "Family").press("ctrl+s")
		term.see("− Mostly at weekends, the whole year round.", "and on every holiday that the year has to offer.")
		term.see("− ●●●○○ Everyone in your organisation + ●●○○○ Family")
		name, rest := strings.Index(term.screen(), "Name  "), strings.Index(term.screen(), "Description  ")
		if name < 0 || name > rest {
			t.Errorf("the fields are not in the form's order:\n%s", term.screen())
		}
	})
}

func TestPublicAudienceIsAWarningAndSuggestsGoingBack(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").fill("Name", "Chess").choose("Who may see it", "Everyone, also the public").press("ctrl+s")
		term.see("! Everyone will see it, also people outside", "› Back").press("enter").nothingSent()
	})
}

func TestPlainListKeepsTheNamesThatAreThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		inject(t, server, "responsibilities-refused=405@post")
		s := session(t, server, me)
		if _, err := s.Client.SetResponsibilities(t.Context(), me, []string{"Budget", "Travel"}); err != nil {
			t.Fatal(err)
		}
		term := start(t, server).kind("Responsibilities").press("n").fill("Name", "API Council").press("ctrl+s", "enter")
		term.see("✗ Not done", "Add just the name").notSee("Read the list again").press("plain")
		term.see("adds “API Council” to your plain list", "the 2 names already there stay").notSee("deletes", "taken back")
		term.press("enter").see("✓ Added", "no facet of the profile")
		writes := term.writes()
		sameJSON(t, string(writes[len(writes)-1].Body), `{"responsibilities":["Budget","Travel","API Council"]}`)
	})
}

func TestResultReadsTheObjectBackAndSendsNothing(t *testing.T) {
	for fault, says := range map[string]string{
		"numeric-enums":      "Checked: Microsoft 365 has it as you typed it.",
		"empty-for-null":     "Checked: Microsoft 365 has it as you typed it.",
		"hostile-text=0@get": "Checked: Microsoft 365 has it, but not as you typed it:",
		"latency=10s@get":    "Reading it again…",
	} {
		t.Run(fault, func(t *testing.T) {
			story(t, func(term *terminal) {
				inject(t, term.server, fault)
				term.typeInterest().press("enter").wait(time.Minute).see("✓ Created")
				if fault == "latency=10s@get" {
					term.see("has it as you typed it").press("r")
				}
				term.see(says)
				if n := len(term.writes()); n != 1 {
					t.Errorf("%d writes", n)
				}
			})
		})
	}
}

func TestIgnoredWriteShowsWhenItIsReadBack(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Account").press("n").fill("Country", "Norw").press("enter", "ctrl+s").sends()
		term.see("✓ Created", "Norway", "isn't there yet").notSee("It's on your profile").press("r").see("isn't there yet")
		if n := len(term.writes()); n != 1 {
			t.Errorf("%d writes", n)
		}
	}, "account-ignored")
}

func TestChangeCanBeTakenBack(t *testing.T) {
	story(t, func(term *terminal) {
		before := term.server.Objects("me", "interests")[0]
		term.kind("Interests").press("enter", "e").fill("Name", "!").field("Web page").press("ctrl+u").choose("Who may see it", "Family")
		term.press("ctrl+s", "enter").see("✓ Changed", "has it as you typed it", "u undo").press("u")
		term.see("takes back what you have just changed", "esc back").notSee("back to the form").press("enter").see("✓ Undone", "has it as you typed it")
		writes := term.writes()
		sameJSON(t, string(writes[1].Body), `{"displayName":"Sea kayaking","webUrl":"https://www.example.org/kayak","allowedAudiences":"organization"}`)
		was, is := decoded(t, before), decoded(t, term.server.Objects("me", "interests")[0])
		for _, name := range []string{"displayName", "webUrl", "allowedAudiences", "description"} {
			if was[name] != is[name] {
				t.Errorf("%s was %v, and is %v", name, was[name], is[name])
			}
		}
	})
}

func TestChangeIsNotTakenBackOverSomebodyElses(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("enter", "e").fill("Name", "!").press("ctrl+s", "enter").see("✓ Changed")
		id := graph.ID(decoded(t, term.server.Objects("me", "interests")[0])["id"].(string))
		other, err := session(t, term.server, me).Client.Collection(me, "profile/interests")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := other.Update(term.t.Context(), id, json.RawMessage(`{"displayName":"Theirs"}`)); err != nil {
			t.Fatal(err)
		}
		term.press("u", "enter").see("✗ Not done", "Somebody has changed it since").notSee("still in the form")
		if n := len(term.writes()); n != 2 {
			t.Errorf("%d writes", n)
		}
	})
}

func TestDeletionCanBePutBack(t *testing.T) {
	for kind, segment := range map[string]string{"Certifications": "certifications", "Positions": "positions", "Interests": "interests", "Responsibilities": "responsibilities"} {
		t.Run(kind, func(t *testing.T) {
			story(t, func(term *terminal) {
				before := term.server.Objects("me", segment)
				term.kind(kind).press("enter", "d").see("You can put it back").press("tab", "enter").see("✓ Deleted", "u put it back")
				term.press("u").see("comes back with the same text", "enter send").press("enter").see("✓ Undone", "has it as you typed it")
				after := term.server.Objects("me", segment)
				was, is := decoded(t, before[0]), decoded(t, after[len(after)-1])
				for _, name := range []string{"displayName", "description", "webUrl", "categories", "detail", "manager", "colleagues", "allowedAudiences", "issuedDate"} {
					if a, b := canonical(t, was[name]), canonical(t, is[name]); a != b {
						t.Errorf("%s was %s, and is %s", name, a, b)
					}
				}
				if len(after) != len(before) || was["id"] == is["id"] {
					t.Errorf("there were %d, and are %d", len(before), len(after))
				}
			})
		})
	}
}

func canonical(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestDoneButUnreadIsNotSentAgain(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter").wait(10*time.Minute).see("✓ Done, but facet could not read the answer").notSee("s send", "? Not")
		term.press("r").see("✓ Done").press("enter").see("Interests")
		if n := len(term.writes()); n != 1 {
			t.Errorf("%d writes", n)
		}
	}, "cut@post", "stale-lists=24h")
}

func TestRefusalsHaveTheIdsBehindF2(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter").see("✗ Not done", "f2 has the numbers").press("f2").see("POST /me/profile/interests", "status 400, code UnknownError", "request-id", "client-request-id")
	}, "unknown-error")
}

func TestSendingAgainTooEarlySaysHowLongToWait(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter").see("Microsoft 365 asks to wait", "0:0").wait(20*time.Second).see("✗ Not done", "slow down")
		term.server.Clear("retry-after")
		inject(t, term.server, "retry-after=30@post")
		term.press("r").see("f2 JSON").press("enter").wait(95 * time.Second).see("✗ Not done").press("r").see("Microsoft 365 asks you to wait").notSee("f2 JSON")
		term.wait(time.Minute).press("r").see("f2 JSON")
	}, "status=429@post", "retry-after=3@post")
}

func TestRefusalCountsDownToWhenItCanBeSentAgain(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter").wait(5*time.Minute+time.Second).see("✗ Not done", "You can send it again in ", ", at ").notSee("r review and send again")
		before := term.countdown()
		if after := term.wait(10 * time.Second).countdown(); before-after != 10*time.Second {
			t.Errorf("it said %v, and ten seconds later %v", before, after)
		}
		term.press("r").see("Microsoft 365 asks you to wait: you can send it again at ")
		below := term.press("f1").wait(time.Minute).press("esc").countdown()
		if before-below < 70*time.Second {
			t.Errorf("behind the help it counted from %v to %v", before, below)
		}
		term.wait(time.Minute).see("You can send it again now: r goes to the review.", "r review and send again").notSee("not yet")
		term.press("r").see("f2 JSON")
	}, "status=429@post", "retry-after=100@post")
}

// countdown is the time that the screen says is left.
func (term *terminal) countdown() time.Duration {
	term.t.Helper()
	_, after, _ := strings.Cut(term.words(), "send it again in ")
	clock, _, _ := strings.Cut(after, ",")
	left, err := time.ParseDuration(strings.Replace(clock, ":", "m", 1) + "s")
	if err != nil {
		term.t.Fatalf("%v:\n%s", err, term.screen())
	}
	return left
}

func TestLinkThatIsNotFollowedIsNoFailedNetwork(t *testing.T) {
	story(t, func(term *terminal) {
		term.see("next page of this list", "facet didn't open it").notSee("could not reach")
	}, "next-link=foreign")
}

func TestEverythingGraphHasIsOneKeyAway(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("enter", "enter").see("Sea kayaking").notSee("As Microsoft 365 has it").press("everything").see("As Microsoft 365 has it", "2024-06-20 18:05")
		term.press("everything").notSee("As Microsoft 365 has it").press("f2").see("f2 in words", `"displayName"`).press("f2").see("f2 JSON")
	})
}

func TestCopyAsCurlHasNoToken(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter").see("✓ Created").press("curl").see("to copy it as curl (no token)")
	})
}

func TestResultNamesInWhoseNameItIsKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term := somebody(t, sandbox.New(), "kenta.sato@contoso.com").press("y").typeInterest().press("tab", "enter").naming("kenta.sato@contoso.com")
		term.see("✓ Created", "Microsoft 365 records that Ines Popova did this in the profile of 佐藤 健太")
	})
}

func TestReviewSaysWhatThePersonHasAlready(t *testing.T) {
	const ours, theirs = "The interest “Chess” is in your profile already", "The interest “Chess” is in the profile of 佐藤 健太"
	story(t, func(term *terminal) {
		term.typeInterest().notSee("already").press("enter").see("✓ Created").press("enter")
		term.typeInterest().see("! "+ours+", sent from here at", "Sending adds it once more.", "› Back").press("enter").see("New interest")
		term.press("ctrl+s", "tab", "enter").see("✓ Created").press("enter").see("Interests 5")
		term.press("n").fill("Name", " sea KAYAKING ").press("ctrl+s").see("is in your profile already, but says something", "− Sea kayaking", "+ sea KAYAKING").press("esc", "esc", "y")
		term.press("w").typ(kentaUPN).press("enter", "y").typeInterest().notSee("already", "sent from here").press("tab", "enter")
		term.naming(kentaUPN).see("✓ Created").press("enter").typeInterest().see("! "+theirs, "sent from here at", "› Back")
	})
}

func TestWhatSomebodyElseMadeInTheMeantimeIsNotSentWithoutAYes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		here := open(t, server, ui.Options{Session: session(t, server, me)}, 80, 30).see("Interests 3")
		open(t, server, ui.Options{Session: session(t, server, me)}, 80, 24).kind("Interests").press("n").fill("Name", "CHESS").press("ctrl+s", "enter").see("✓ Created").press("enter", "q").over()
		here.typeInterest().notSee("already").press("enter").see("! Nothing was sent yet. The interest “CHESS” is in your profile already, but says", "› Back", "Slow games.")
		if n := len(server.Objects("me", "interests")); n != 4 {
			t.Error("there are", n)
		}
		here.press("tab", "enter").see("✓ Created")
	})
}

func TestReviewSaysWhatWasSentBeforeTheProgramBegan(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		inject(t, server, "stale-lists=1h")
		before, now := session(t, server, me), session(t, server, me)
		now.Outbox = before.Outbox
		open(t, server, ui.Options{Session: before}, 80, 24).typeInterest().press("enter").see("✓ Created").press("enter", "q").over()
		term := open(t, server, ui.Options{Session: now}, 80, 24).resize(60, 20)
		term.typeInterest().see("! The interest “Chess” was sent to your profile before, from here at", "› Back").press("esc", "esc", "y")
		term.press("t", "u", "tab", "enter").see("✓ Undone").press("enter", "esc").typeInterest().notSee("from here", "already").see("› Send")
	})
}
