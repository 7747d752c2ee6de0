package ui_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph/sandbox"
	"facet/profile/flow/flowtest"
	"facet/profile/person"
	"facet/ui"
)

func TestProfileCountsWhatThereIs(t *testing.T) {
	story(t, func(term *terminal) {
		for _, kind := range []struct{ title, segment string }{
			{"Certifications", "certifications"}, {"Positions", "positions"}, {"Interests", "interests"},
			{"Responsibilities", "responsibilities"}, {"Account", "account"},
		} {
			term.see(fmt.Sprintf("%s %d", kind.title, len(term.server.Objects("me", kind.segment))))
		}
		term.see("practice SANDBOX", "Your profile · ines.popova@contoso.com")
	})
}

func TestFailedListIsASentenceAndCanBeReadAgain(t *testing.T) {
	for _, fault := range []string{"status=503", "status=403", "refuse", "reset", "status=200:empty", "cut", "gzip-bomb", "next-link=loop", "next-link=foreign"} {
		t.Run(fault, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				server := sandbox.New(sandbox.PageSize(1))
				inject(t, server, fault+"@get+certifications")
				term := start(t, server)
				term.see("Certifications !", "Positions 2").kind("Certifications").notSee("certifications:", "graph.", "EOF", "net/http")
				if !strings.Contains(term.words(), ". ") {
					t.Errorf("there is no sentence:\n%s", term.screen())
				}
				name, _, _ := strings.Cut(fault, "=")
				server.Clear(name)
				term.press("r").see("Certifications 2").kind("Certifications").see("Certified Product Manager")
			})
		})
	}
}

func TestSlowProfileShowsWhatIsThere(t *testing.T) {
	story(t, func(term *terminal) {
		term.see("Certifications …").kind("Certifications").see("Reading…").kind("Interests").see("Sea kayaking")
		term.wait(time.Minute).see("Certifications 2")
	}, "latency=10s@certifications")
}

func TestFirstPagesAreShownWhileTheOthersAreRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New(sandbox.PageSize(2))
		inject(t, server, "latency=10s")
		term := start(t, server)
		term.wait(15*time.Second).see("Interests 2…", "Positions 2").kind("Interests").notSee("Nothing")
		term.wait(10*time.Second).see("Interests 3").notSee("Interests 2…", "Interests 3…")
	})
}

func TestKeysWorkWhileListsAreRead(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").fill("Name", "Chess").see("New interest", "Chess").wait(time.Minute).see("New interest", "Chess")
		term.press("esc", "y").see("Interests 3")
	}, "latency=10s@get")
}

func TestOwnProfileIsReadAsItsOwner(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").see("Learning the accordion ●○○○○ only you", "I want to learn this", "From edited by you").notSee("edited by the person")
	})
}

func TestFilterNarrowsTheEntries(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("/").typ("LEARN").see("Learning the accordion").notSee("Sea kayaking", "Board games")
		term.press("enter", "enter").see("Learning the accordion", "Who may see it Only you").press("esc")
		term.notSee("Sea kayaking").press("esc").see("Sea kayaking", "Board games")
		term.press("/").typ("sèa").see("Sea kayaking").notSee("Board games").press("esc")
		term.press("/").typ("zzz").see("Nothing matches").press("esc").see("Sea kayaking")
	})
}

func TestWordsAreFoundInTheEntriesOfAllFacetTypes(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("/").typ("CERT manager").see("› Certifications 1", "Certified Product Manager").notSee("Learning the accordion")
		term.press("esc").see("▌ Interests", "Learning the accordion")
		term.press("/").typ("contoso").press("enter")
		var met []string
		for range 9 {
			kind, _ := ui.ProfileCursor(term.screens.Model.(*ui.Model))
			if !slices.Contains(met, kind.Name) {
				met = append(met, kind.Name)
			}
			term.press("down")
		}
		if len(met) < 2 {
			t.Errorf("down goes through %v", met)
		}
		term.press("esc").see("▌ Positions 2")
		term.press("/").typ("no such words").see("Nothing matches.")
	})
}

func TestFacetTypesOfWhichThereIsNothingStandApart(t *testing.T) {
	unraced(t)
	synctest.Test(t, func(t *testing.T) {
		for _, h := range flowtest.Homes(t) {
			if h.Name != "somebody else's facet type" {
				continue
			}
			term := open(t, h.Server, ui.Options{Session: h.Session}, 80, 24)
			term.press("y").see("Nothing yet 2 …").notSee("Certifications")
			term.press("4").see("▌ Certifications 0", "Press n to add the first.").press("n").see("New certification").press("esc")
			term.see("▌ Certifications")
			term.quit()
		}
	})
}

func TestEditThroughTheFilterOpensTheEntryThatIsSeen(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("/").typ("accordion").press("enter", "e").see("Change interest", "Learning the accordion")
		term.fill("Name", "!").press("ctrl+s", "enter").see("✓ Changed")
		id := decoded(t, term.server.Objects("me", "interests")[1])["id"].(string)
		term.sent("PATCH", "/beta/me/profile/interests/"+id, `{"displayName":"Learning the accordion!"}`)
	})
}

func TestNewEntryIsThereAfterTheResult(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter").see("✓ Created").press("enter").see("Interests 4")
	})
}

func TestAnotherOneStartsEmpty(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter", "n").see("New interest").notSee("Chess", "Slow games.")
		term.press("esc").see("Interests 4")
	})
}

func TestUndoDeletesJustWhatWasMade(t *testing.T) {
	story(t, func(term *terminal) {
		before := fmt.Sprint(term.server.Objects("me", "interests"))
		term.typeInterest().press("enter", "u").see("Undo: delete interest: Chess", "› Delete").press("enter").see("✓ Undone")
		if after := fmt.Sprint(term.server.Objects("me", "interests")); after != before {
			t.Errorf("it was %s and is %s", before, after)
		}
	})
}

func TestForeignScriptsAndLongNamesKeepTheLayout(t *testing.T) {
	sweep(t)
	for _, name := range []string{
		"佐藤 健太と仲間たちの登山クラブ、毎週日曜日の朝", strings.Repeat("言葉", 60), strings.Repeat("unbreakable", 30),
		"👩‍🚒👨‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 family", "العربية شطرنج", "हिन्दी शतरंज", "Z̸̢̛a̵̡l̴g̷o̶", "a\tb\nc",
	} {
		t.Run(name[:min(len(name), 20)], func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				server := sandbox.New()
				raw, err := json.Marshal(map[string]any{"id": "1", "displayName": name, "description": name, "categories": []string{name, name}})
				if err != nil {
					t.Fatal(err)
				}
				if err := server.Put("me", "interests", raw); err != nil {
					t.Fatal(err)
				}
				term := start(t, server).kind("Interests").press("enter", "end")
				for _, size := range sizes {
					term.resize(size[0], size[1])
				}
				term.press("enter")
				term.everything()
				term.press("e")
				term.fields()
				term.press("ctrl+s").nothingSent().fill("Name", "x").press("ctrl+s")
				for _, size := range sizes {
					term.resize(size[0], size[1])
				}
			})
		})
	}
}

func TestEntriesThatCannotBeReadDoNotHideTheOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		for _, raw := range []string{`{"id":7}`, `{"id":"8","displayName":{"a":1},"detail":[]}`, `{}`} {
			if err := server.Put("me", "interests", json.RawMessage(raw)); err != nil {
				t.Fatal(err)
			}
		}
		term := start(t, server).kind("Interests").see("Sea kayaking", "Board games", "Interests 6").press("enter", "end").see("(no name)")
		term.press("enter").see("As Microsoft 365 has it").press("e", "ctrl+s").nothingSent()
	})
}

func TestSignedOutStartOffersTheSandbox(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		options := ui.Options{Sandbox: func() *person.Session { return session(t, server, me) }}
		term := open(t, server, options, 80, 24).see("not signed in", "Open the sandbox").notSee("SANDBOX:")
		term.press("sandbox").see("practice SANDBOX", "Certifications 2").press("q").over()
	})
}

func TestNumberOfAGroupGoesToIt(t *testing.T) {
	story(t, func(term *terminal) {
		term.see("1 About you", "▌ Interests").press("2").see("▌ Certifications").press("enter").see("▌ Certified Product Manager").press("3").see("▌ Account")
		term.press("1").see("▌ Interests")
	})
}

func TestLinesOfATextStandInOneRowOnTheProfile(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").fill("Name", "Chess").fill("Description", "At noon").press("enter").typ("and at night").press("ctrl+s", "enter").see("✓ Created")
		term.press("enter", "g").typ("chess").press("enter").see("Description At noon and at night").notSee("␊")
	})
}

func TestKeysThatNeedAnEntryOrWhatWasSentSayWhereTheyWork(t *testing.T) {
	story(t, func(term *terminal) {
		for _, key := range []string{"e", "d", "N"} {
			term.kind("Interests").press(key).see("Choose an entry first: enter or → goes to them.").press("down").notSee("Choose an entry")
		}
		term.press("u").see("What was sent is under t, and is taken back there.", "“Whose profile” is w now.")
		term.press("/").typ("ed").notSee("Choose an entry").press("esc")
		term.kind("Interests").press("right", "e").see("Change interest").nothingSent()
	})
}
