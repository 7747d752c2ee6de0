package ui_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/forms"
	"facet/graph/sandbox"
)

func TestChangeSendsTheSmallestPatch(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("enter", "e")
		term.see("Change interest", "Sea kayaking")
		term.field("Description").press("backspace").typ(", and in winter.")
		term.press("ctrl+s").see("What changes", "− Mostly at weekends, the whole year round.")
		term.nothingSent().press("enter").see("✓ Changed")
		id := decoded(t, term.server.Objects("me", "interests")[0])["id"].(string)
		term.sent("PATCH", "/beta/me/profile/interests/"+id,
			`{"description":"Mostly at weekends, the whole year round, and in winter."}`)
	})
}

func TestClearingAMemberSendsNull(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("enter", "e")
		term.field("Web page").press("ctrl+u")
		term.press("ctrl+s", "enter").see("✓ Changed")
		if body := string(term.writes()[0].Body); body != `{"webUrl":null}` {
			t.Errorf("it sent %s", body)
		}
	})
}

func TestUntouchedChangeSendsNothing(t *testing.T) {
	for _, kind := range []string{"Certifications", "Positions", "Interests", "Responsibilities"} {
		t.Run(kind, func(t *testing.T) {
			story(t, func(term *terminal) {
				term.kind(kind).press("enter")
				term.press("e").see("Change")
				first := term.focused()
				for at := ""; at != term.focused(); term.press("tab") {
					at = term.focused()
				}
				if term.focused() == first {
					t.Error("tab doesn't move")
				}
				term.press("ctrl+s").see("Nothing is changed yet.").nothingSent()
				term.press("esc").see("› ").notSee("Leave without sending?")
			})
		})
	}
}

func TestEmptyFormSendsNothing(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Account").press("n", "ctrl+s").see("Nothing is filled in yet").nothingSent()
	})
}

func TestDeleteAsksWithTheFocusOnBack(t *testing.T) {
	story(t, func(term *terminal) {
		before := len(term.server.Objects("me", "interests"))
		term.kind("Interests").press("enter", "d")
		term.see("Delete interest: Sea kayaking", "This deletes the interest “Sea kayaking” from your profile.", "› Back").press("enter")
		term.nothingSent().see("▌ Sea kayaking")
		term.press("d", "tab").see("› Delete").press("enter").see("✓ Deleted")
		if after := len(term.server.Objects("me", "interests")); after != before-1 {
			t.Errorf("%d interests, then %d", before, after)
		}
		term.press("enter").notSee("Sea kayaking").see("Learning the accordion")
	})
}

func TestEscOnAChangedPageAsksAndEscAgainReturns(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n")
		term.fill("Name", "Chess").fill("Description", "Slow games.\nBy post.").fill("Categories", "Games")
		term.press("tab") // so that what was typed last is an item of the list
		before := term.screen()
		term.press("esc").see("Leave without sending?").press("esc")
		if after := term.screen(); after != before {
			t.Errorf("the page was\n%s\nand is\n%s", before, after)
		}
		term.press("esc", "enter").see("Chess", "Slow games. By post.", "Games")
		term.press("esc", "y").see("▌ Interests").notSee("New interest").nothingSent()
	})
}

func TestEscLeavesAnUnchangedPageAtOnce(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n", "tab", "tab", "esc").notSee("Leave without sending?", "New interest")
	})
}

func TestWrongFieldsAreMarkedCountedAndFound(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Certifications").press("n").field("Name").press("tab")
		term.see("✗ 1 field needs fixing: Name.", "✗ Give the certification a name.")
		term.fill("Issued", "2026-02-30")
		term.fill("Valid from", "2026-05-02")
		term.fill("Expires", "2026-05-01")
		term.fill("Web page", "example")
		term.press("tab").see("✗ 4 fields need fixing: Name, Issued, Expires, Web page.")
		term.press("ctrl+s").nothingSent()
		if at := term.focused(); at != "Name" {
			t.Errorf("ctrl+s goes to %q", at)
		}
		term.typ("Skipper").press("ctrl+s")
		if at := term.focused(); at != "Issued" {
			t.Errorf("ctrl+s goes to %q", at)
		}
		term.see("✗ 3 fields need fixing").press("backspace", "backspace").typ("28").press("ctrl+s")
		if at := term.focused(); at != "Expires" {
			t.Errorf("ctrl+s goes to %q", at)
		}
		term.see("✗ 2 fields need fixing").field("Web page").press("ctrl+u").typ("https://example.org")
		term.field("Expires").press("ctrl+u").typ("2027-05-01").press("ctrl+s").see("enter send")
	})
}

func TestMendingTheStartMendsTheEnd(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Certifications").press("n").fill("Name", "Skipper")
		term.fill("Valid from", "2026-05-02").fill("Expires", "2026-05-01").press("tab")
		term.see("✗ 1 field needs fixing").field("Valid from").press("ctrl+u").typ("2026-04-01").press("tab")
		term.notSee("fixing")
	})
}

// fields are the titles in the order of the focus, from the present one on.
func (term *terminal) fields() []string {
	titles := []string{term.focused()}
	const cells = 4 // the most tabs that a field keeps to itself
	for same := 0; same <= cells; same++ {
		term.press("tab")
		if at := term.focused(); at != titles[len(titles)-1] {
			titles, same = append(titles, at), 0
		}
	}
	return titles
}

// stops are the titles of the fields of a new form, in the order of the focus.
func stops(t *testing.T, kind string) (titles []string) {
	t.Helper()
	k, err := forms.Named(forms.Kinds(), kind)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range forms.Fields(k.New()) {
		if f.Input != nil && !f.Hidden() {
			titles = append(titles, f.Title)
		}
	}
	return append(titles, lastStop)
}

func TestNothingBlocksMoving(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Certifications").press("n")
		term.fill("Issued", "never").fill("Valid from", "x").fill("Expires", "y").fill("Web page", "z")
		for at := ""; at != term.focused(); term.press("shift+tab") {
			at = term.focused()
		}
		if all, want := term.fields(), stops(t, "certification"); !slices.Equal(all, want) {
			t.Errorf("from where it ends backwards, the focus goes to %q, not to %q", all, want)
		}
	})
}

func TestKeysTypedInOneBurstLandInTheirFields(t *testing.T) {
	const tab, ctrlS = "\t", "\x13"
	story(t, func(term *terminal) {
		term.kind("Interests").press("n")
		term.field("Name").burst("Chess" + tab + "Slow games." + tab + "https://chess.example.org" + tab + "Games\rPost" + tab + " \x1b[B " + tab + ctrlS + "\r")
		term.sent("POST", "/beta/me/profile/interests", `{"displayName":"Chess","description":"Slow games.",
			"webUrl":"https://chess.example.org","categories":["Games","Post"],"collaborationTags":["askMeAbout","ableToMentor"]}`)
		term.see("✓ Created")
	})
}

func TestShortDatesAreWrittenOut(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Certifications").press("n").fill("Name", "Skipper")
		term.fill("Issued", "today").fill("Expires", "+1y").press("ctrl+s", "enter")
		today := time.Now()
		term.sent("POST", "/beta/me/profile/certifications", `{"displayName":"Skipper","issuedDate":"`+
			today.Format(time.DateOnly)+`","endDate":"`+today.AddDate(1, 0, 0).Format(time.DateOnly)+`"}`)
	})
}

func TestPastedLineBreaksBecomeSpacesAndItSaysSo(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").field("Name").paste("Chess\nby post")
		term.see("Chess by post", "line breaks")
		term.field("Description").paste("One\nTwo").press("ctrl+s", "enter")
		term.sent("POST", "/beta/me/profile/interests", `{"displayName":"Chess by post","description":"One\nTwo"}`)
	})
}

func TestPresentJobHidesItsEnd(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Positions").press("n").fill("Job title", "Skipper").see("Until")
		term.choose("Current", "Yes").notSee("Until")
		term.choose("Current", "No").see("Until")
		term.fill("Until", "2026-05").choose("Current", "Yes")
		term.see("“Until” is emptied").notSee("2026-05").choose("Current", "No").see("Until 2026-05")
	})
}

func TestJobThatIsCurrentAgainLosesItsEnd(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Positions").press("enter", "e").see("Until 2021-08").choose("Current", "Yes").notSee("2021-08")
		term.press("ctrl+s").see("Until", "2021-08", "(not set)").press("esc")
		term.choose("Current", "No").see("Until 2021-08").press("ctrl+s").see("Nothing is changed yet.")
		term.choose("Current", "Yes").press("ctrl+s", "enter").see("✓")
		if body := string(term.writes()[0].Body); !strings.Contains(body, `"endMonthYear":null`) {
			t.Errorf("it sent %s", body)
		}
	})
}

func TestScrollingThroughThePageByArrowsChangesNothing(t *testing.T) {
	sweep(t)
	for _, kind := range []string{"Certifications", "Positions", "Interests", "Responsibilities"} {
		t.Run(kind, func(t *testing.T) {
			story(t, func(term *terminal) {
				term.kind(kind).press("enter", "e")
				for _, arrow := range []string{"down", "up", "pgdown", "pgup"} {
					for range 60 {
						term.press(arrow)
					}
				}
				term.press("ctrl+s").see("Nothing is changed yet.").nothingSent()
			})
		})
	}
}

func TestWhatIsTakenIsWhatIsSent(t *testing.T) {
	for _, leave := range [][]string{{"enter"}, {"space"}, {"space", "tab"}} {
		story(t, func(term *terminal) {
			term.kind("Interests").press("n").fill("Name", "Chess").field("Who may see it").press("enter").see("› (●) ····· As your organisation has set it")
			term.press("down").see("› ( ) ●○○○○ Only you").press(leave...).field(lastStop).press("enter", "enter")
			term.sent("POST", "/beta/me/profile/interests", `{"displayName":"Chess","allowedAudiences":"me"}`)
		})
	}
}

func TestWhatIsOnlyMarkedIsNotSentAndSaysSo(t *testing.T) {
	for _, leave := range [][]string{{"tab"}, {"shift+tab"}} {
		story(t, func(term *terminal) {
			term.kind("Interests").press("enter", "e").field("Who may see it").press("enter", "up").press(leave...)
			term.see("was not taken: enter takes what is marked").press("ctrl+s").see("Nothing is changed yet.")
		})
	}
}

func TestTabAndArrowsMixedChangeNothing(t *testing.T) {
	for _, kind := range []string{"Certifications", "Positions", "Interests", "Responsibilities"} {
		story(t, func(term *terminal) {
			term.kind(kind).press("enter", "e")
			for range 20 {
				term.press("tab", "down", "tab", "down", "shift+tab", "up", "tab")
			}
			term.press("ctrl+s").see("Nothing is changed yet.").nothingSent()
		})
	}
}

func TestRowOfALongListThatWasTakenIsSent(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Account").press("n").fill("Country", "norw").press("ctrl+u", "enter")
		term.field("Country").press("enter", "down", "down", "enter", "ctrl+s", "enter")
		term.sent("POST", "/beta/me/profile/account", `{"countryCode":"AX"}`)
	})
}

func TestAddressWithASpaceIsAFieldToMend(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").fill("Name", "Chess").fill("Web page", " https://example.com/a b").press("tab").see("✗ A web address has no spaces: write %20")
		term.field("Web page").press("backspace", "backspace").typ("%20b ").press("tab").notSee("✗")
	})
}

func TestCountryThatNobodyKnowsIsAFieldToMend(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Account").press("n").fill("Country", "Atlantis").press("ctrl+s").see("✗ 1 field needs fixing", "✗ “Atlantis” means none of the choices", "▌ Country Atlantis").nothingSent()
		term.press("tab").see("Country Atlantis", "✗ 1 field needs fixing").field("Country").press("ctrl+u").typ("united").press("tab").see("✗ “united” means 3 of the choices")
		term.field("Country").press("enter", "ctrl+u").typ("norway").press("tab").see("Country Norway").notSee("fixing").press("ctrl+s").sends()
		term.sent("POST", "/beta/me/profile/account", `{"countryCode":"NO"}`)
	})
}

func TestEscClosesAListAndChangesNothing(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("enter", "e").field("Who may see it").see("enter open", "esc back").press("enter")
		term.see("↑/↓ move", "esc close the list").notSee("esc back")
		term.press("down", "esc").notSee("( )").see("esc back", "enter open")
		term.press("ctrl+s").see("Nothing is changed yet.").press("esc").see("▌ Sea kayaking")
	})
}

func TestLettersInAListJumpOrSayThatTheyDoNot(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").field("Who may see it")
		term.press("f").see("› ( ) ●●○○○ Family").press("佐").see("Nothing here begins with “佐”", "› ( ) ●●○○○ Family").press("enter").see("Family").notSee("( )")
	})
}

func TestFederatedOrganisationsAloneHaveWordsOfTheirOwn(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(100, 24).kind("Interests").press("n").choose("Who may see it", "Your organisation and organisations it trusts")
	})
	story(t, func(term *terminal) {
		term.kind("Positions").press("enter", "e").field("Who may see it").press("enter").see("› (●) ●●●●○ Everyone in your organisation +", "Organisations that yours trusts")
	})
}

func TestReviewIsTheLastStop(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").fill("Name", "Chess").field("[ Check and send ]").see("You see everything once more first.", "enter press")
		term.press("tab", "down").see("▌ [ Check and send ]").press("enter").see("f2 JSON", "Chess").press("esc").see("▌ [ Check and send ]")
		all := stops(t, "interest")
		term.press("shift+tab").see("▌ " + all[len(all)-2])
	})
}

func TestLinesPastedOnTheButtonDoNotPressIt(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").fill("Name", "Chess").field("[ Check and send ]").typ("two\nlines")
		term.see("This is a button").press("enter").see("▌ [ Check and send ]").press("enter").see("f2 JSON")
	})
}

func TestSectionOfTheFocusIsMarkedAndTheHeadingSaysWhetherThereIsMore(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(60, 20).kind("Positions").press("n").field("Job title").see("New position", "↓ more", "Position ━", "required")
		term.field("Sign-in name").see("New position", "Manager ━", "↑↓ more")
		term.field("[ Check and send ]").see("↑ more").notSee("↑↓ more")
	})
}

func TestPageFillsAWindowThatGrew(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(40, 12).kind("Interests").press("n").field("Who may see it").resize(140, 40)
		term.see("Name", "Description", "Who may see it").notSee("↓ more", "↑ more")
	})
}

func TestNoticesAreReadInFull(t *testing.T) {
	for _, width := range []int{60, 80} {
		story(t, func(term *terminal) {
			term.resize(width, 20).kind("Certifications").press("n").fill("Name", "Skipper").press("ctrl+c")
			term.see("Press ctrl+c again to leave facet").see("Skipper")
		})
	}
}

func TestMonthsAreAskedForAsMonths(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Positions").press("n").fill("From", "2024-13").press("tab").see("✗ This date can't be read")
		term.field("From").press("ctrl+u").typ("2024-3").press("tab").notSee("✗ Give a month").see("2024-03")
	})
}

func TestArrowsStartAnEmptyDateAtToday(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Certifications").press("n").field("Issued").see("←/→ go into the date").press("right").see("↑/↓ today").press("up").see("↑/↓ later or earlier").see(time.Now().Format(time.DateOnly))
		term.press("up").see(time.Now().AddDate(0, 0, 1).Format(time.DateOnly))
	})
}

func TestTicksAreSetByTheSpaceKeyOnly(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("enter", "e").field("Tags").see("space tick").typ("xjkgG").see("Nothing is typed here").press("tab").notSee("Nothing is typed here").press("ctrl+s")
		term.see("Nothing is changed yet.")
	})
}

func TestHelpOfAFormExplainsItsFields(t *testing.T) {
	story(t, func(term *terminal) {
		help := oneSpace(term.kind("Certifications").press("n", "f1").see("↓ more", "scroll").everything())
		for _, words := range []string{"ctrl+u", "ctrl+w", "ctrl+e", "+10d", "21 Nov 2026", "Lists to choose from"} {
			if !strings.Contains(help, words) {
				t.Errorf("the help doesn't name %s:\n%s", words, help)
			}
		}
		if strings.Contains(help, "ctrl+d") {
			t.Error("the help explains fields that this form doesn't have")
		}
	})
}

func TestColleaguesAreTypedIntoATable(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Positions").press("n").fill("Job title", "Skipper").fill("Company name", "Fabrikam")
		term.field("Colleagues").typ("Ann").press("tab").typ("ann@contoso.com").press("tab").typ("c")
		term.press("enter").typ("Bo").press("ctrl+s", "enter")
		term.sent("POST", "/beta/me/profile/positions", `{"detail":{"jobTitle":"Skipper","company":{"displayName":"Fabrikam"}},
			"colleagues":[{"displayName":"Ann","userPrincipalName":"ann@contoso.com","relationship":"colleague"},{"displayName":"Bo"}]}`)
	})
}

func TestReviewGoesToTheColleagueThatIsWrong(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Positions").press("n").fill("Job title", "Skipper").fill("Company name", "Fabrikam")
		term.field("Colleagues").typ("Ann").press("enter").typ("Bo").press("tab").typ("bo").press("enter").typ("Cy").press("ctrl+s")
		term.see("Row 2, Bo: give a sign-in name").press("ctrl+d").see("Bo is removed from this form.").press("ctrl+s", "enter")
		term.sent("POST", "/beta/me/profile/positions", `{"detail":{"jobTitle":"Skipper","company":{"displayName":"Fabrikam"}},
			"colleagues":[{"displayName":"Ann"},{"displayName":"Cy"}]}`)
	})
}

func TestCtrlCOnAChangedPageHoldsBackOnce(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").fill("Name", "Chess").press("ctrl+c")
		term.see("Press ctrl+c again", "Chess").press("ctrl+c").over()
		term.nothingSent()
	})
}

func TestCtrlCOnAnUnchangedPageLeaves(t *testing.T) {
	story(t, func(term *terminal) { term.kind("Interests").press("n", "ctrl+c").over() })
}

func TestEntryBuildsUpBesideTheFormAndF2TurnsItIntoTheRequest(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(140, 40).kind("Interests").press("n").see("Roughly as colleagues will see it", "Name is required").notSee("displayName")
		term.fill("Name", "Chess").see("│ Chess", "Nothing is missing").field("Who may see it").press("f2")
		term.see("What is sent", `"displayName": "Chess"`).notSee("Roughly").press("f2").notSee("What is sent", "Roughly").press("f2").see("Roughly")
	})
}

func TestF2OnANarrowTerminalTakesThePlaceOfTheFieldsUntilAKeyIsForThem(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").fill("Name", "Ches").press("f2").see("Roughly as colleagues will see it").notSee("New interest ─")
		term.press("f2").see(`▌ "displayName": "Ches"`).typ("s").see("New interest ─", "Name Chess").notSee("displayName")
		term.press("f2", "esc").see("New interest ─", "Name Chess").notSee("Leave without sending?")
	})
}

func TestFootNamesWhatKeysDoWhereTheFieldsAreOutOfSight(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").fill("Categories", "craft").press("f2")
		term.see("f2 see what is sent", "esc back to the fields", "↑↓ move", "ctrl+s review").notSee("tab next", "enter add")
		term.press("esc").see("New interest ─", "enter add", "tab next")
	})
}

func TestCardOfSomethingPrivateDoesNotSayThatTheOrganisationChooses(t *testing.T) {
	eachKindAlone(t, func(term *terminal, kind forms.Kind) {
		switch term.resize(140, 40); {
		case kind.Fixed:
		case kind.Private:
			term.press("n").see("····· Not chosen yet").notSee("As your organisation has set it")
		default:
			term.press("n").see("╰─ ····· As your organisation has set it")
		}
	})
}

func TestCardAndButtonsSayToWhoseProfileItGoes(t *testing.T) {
	const name = "佐藤 健太"
	for _, size := range [][2]int{{60, 20}, {80, 24}, {140, 40}} {
		synctest.Test(t, func(t *testing.T) {
			term := somebody(t, sandbox.New(), "kenta.sato@contoso.com").resize(size[0], size[1]).press("y").kind("Interests").press("n").fill("Name", "Chess")
			if term.see(name, "EDITING SOMEONE ELSE"); size[0] >= 110 {
				term.see("Goes to " + name + "'s profile")
			}
			term.field(lastStop).see("Goes to "+name+"'s profile.").press("enter").see("Send to "+name+"'s profile", "› Back", "EDITING SOMEONE ELSE").nothingSent()
		})
	}
}

func TestMemberOfTheFieldIsInSightInALongRequest(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Positions").press("enter", "e").field("Summary").typ("x").field("Company web page").typ("y").press("f2", "f2").see(`▌ "webUrl"`)
		term.press("tab").field("Summary").press("f2", "f2").see("▌ \"summary\"")
	})
}

func TestRowShowsWhatAnotherFieldHasChangedInIt(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Certifications").press("n").fill("Name", "CKA").fill("Expires", "2025-01-01")
		term.fill("Issued", "2026-01-01").press("tab").see("before it was issued")
		term.fill("Issued", "2024-01-01").press("tab").notSee("before it was issued")
	})
}
