package ui_test

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/ui"
)

// withPeople is the program's model, with a way to the people.
type withPeople struct{ tea.Model }

// findPeople asks for the people, over recent ones.
type findPeople struct{ before []graph.DirectoryUser }

func (m withPeople) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if find, ok := msg.(findPeople); ok {
		return m, m.Model.(*ui.Model).OpenPeople(find.before...)
	}
	_, cmd := m.Model.Update(msg)
	return m, cmd
}

// people goes to the people from the profile.
func (term *terminal) people(before ...graph.DirectoryUser) *terminal {
	if _, already := term.screens.Model.(withPeople); !already {
		term.screens.Model = withPeople{term.screens.Model}
	}
	term.screens.begin()
	term.program.Send(findPeople{before})
	term.screens.settle()
	return term.see("Whose profile do you want to open?")
}

// find types into the people, and waits for the answer.
func (term *terminal) find(words string) *terminal { return term.typ(words).wait(time.Second) }

// searches are the texts that the directory was searched for.
func (term *terminal) searches() (all []string) {
	for _, r := range term.server.Requests() {
		if sought, ok := strings.CutPrefix(r.Query.Get("$search"), `"displayName:`); ok {
			sought, _, _ = strings.Cut(sought, `" OR`)
			all = append(all, sought)
		}
	}
	return all
}

// rowOf is the line above a sign-in name, which has a line of its own.
func (term *terminal) rowOf(upn string) string {
	term.t.Helper()
	lines := strings.Split(term.screen(), "\n")
	at := slices.IndexFunc(lines, func(line string) bool { return strings.Trim(line, " ▌") == upn })
	if at < 1 {
		term.t.Fatalf("%q has no line of its own:\n%s", upn, term.screen())
	}
	return oneSpace(lines[at-1])
}

func TestOfTwoPeopleWithOneNameNeitherIsChosenByItself(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(60, 20).people().find("alex kim").see("2 people", "alex.kim@contoso.com", "alex.kim2@contoso.com").notSee("enter choose")
		term.press("enter").see("Whose profile")
		if row := term.rowOf("alex.kim2@contoso.com"); !strings.HasPrefix(row, "Alex Kim Warehouse Lead · Logistics") {
			t.Errorf("the second: %q", row)
		}
		term.press("down", "down").see("enter choose")
		if row := term.rowOf("alex.kim2@contoso.com"); !strings.HasPrefix(row, "▌ Alex Kim") {
			t.Errorf("the cursor isn't there: %q", row)
		}
		term.press("enter").see("EDITING SOMEONE ELSE: Alex Kim · alex.kim2@contoso.com", "Is this the right person?", "Warehouse Lead")
		term.press("esc").see("Whose profile", "2 people").notSee("EDITING SOMEONE ELSE")
		term.press("up", "enter").see("Is this the right person?", "Designer").press("y").see("EDITING SOMEONE ELSE: Alex Kim · alex.kim@contoso.com", "Skills", "Nothing yet")
		term.press("esc").see("Your profile", "Certifications").notSee("Whose profile", "EDITING SOMEONE ELSE").nothingSent()
	})
}

func TestSomebodyIsFoundWhateverTheirNameHasInIt(t *testing.T) {
	for _, test := range []struct{ typed, upn, row string }{
		{"luca", "luca.ferri_fabrikam.com#EXT#@contoso.com", "▌ Luca Ferri (Fabrikam) ! guest Consultant · luca.ferri@fabrikam.com"},
		{"siobhan o'", "siobhan.o'neil@contoso.com", "▌ Siobhan O'Neil Support Engineer · IT Support · siobhan.oneil@contoso.com"},
		{"siobhan.o'neil@", "siobhan.o'neil@contoso.com", "▌ Siobhan O'Neil Support"},
		{"$ales", "$ales.desk@contoso.com", "▌ $ales Desk Shared desk · Sales"},
		{"bram", "bram.dewit@contoso.com", "▌ Bram de Wit ! disabled Accountant · Finance"},
		{"佐藤", "kenta.sato@contoso.com", "▌ 佐藤 健太 ソフトウェアエンジニア · 開発部"},
		{"hohenberg", "maria.von.hohenberg-lichtenfels.zu.altenburg@contoso.com", "▌ Maria Theresia Wilhelmina"},
	} {
		t.Run(test.typed, func(t *testing.T) {
			story(t, func(term *terminal) {
				term.people().find(test.typed).see("One person:", "enter choose")
				if row := term.rowOf(test.upn); !strings.HasPrefix(row, test.row) {
					t.Errorf("%q, want %q", row, test.row)
				}
				term.resize(60, 20).rowOf(test.upn)
				term.press("enter").see("Is this the right person?", test.upn).press("y").see("EDITING SOMEONE ELSE", test.upn)
			})
		})
	}
}

func TestWholeNameIsLookedUpEvenWithoutSearch(t *testing.T) {
	for _, fault := range []string{"latency=0s", "status=403@directory"} {
		for _, p := range some(sandbox.New().People()[1:], 2) {
			for _, typed := range []string{p.UserPrincipalName, strings.ToUpper(p.UserPrincipalName), p.ID} {
				story(t, func(term *terminal) {
					term.people().typ(typed).see("enter look up this name").press("enter").see("Is this the right person?", p.ID)
					term.press("esc").wait(time.Second).see("Whose profile", "enter look up this name")
				}, fault)
			}
		}
	}
}

func TestMailAddressLeadsToItsPerson(t *testing.T) {
	story(t, func(term *terminal) {
		term.people().typ("luca.ferri@fabrikam.com").press("enter").see("Is this the right person?", "luca.ferri_fabrikam.com#EXT#@contoso.com", "! A guest")
	})
	story(t, func(term *terminal) {
		term.people().find("luca.ferri@fabrikam.com").see("One person").press("enter").see("Is this the right person?")
	})
	story(t, func(term *terminal) {
		term.people().typ("luca.ferri@fabrikam.com").press("enter").see("Nobody in the organisation")
	}, "status=403@directory")
}

func TestNameOfTwoPeopleOpensNeither(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		term := answering(t, server, func(*http.Request) string {
			return `{"value":[{"id":"1","displayName":"A","userPrincipalName":"ann@contoso.com"},{"id":"2","displayName":"B","userPrincipalName":"bo@contoso.com","mail":"ann@contoso.com"}]}`
		})
		term.people().typ("ann@contoso.com").press("enter").see("! Several people have this name", "bo@contoso.com").notSee("enter")
		term.press("enter").see("Whose profile").press("down", "enter").see("EDITING SOMEONE ELSE: A · ann@contoso.com")
	})
}

func TestNameThatMovedIsLookedUpInTheDirectoryAndNotInItsIndex(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term := answering(t, sandbox.New(), func(*http.Request) string {
			return `{"value":[{"id":"6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1005","displayName":"Bram de Wit","userPrincipalName":"alex.kim@contoso.com"}]}`
		})
		term.people().find("alex.kim@contoso.com").see("Bram de Wit").press("enter")
		term.see("Is this the right person?", "Alex Kim", "6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1007").notSee("Bram")
	})
}

// answering is the program over a sandbox whose directory is a script.
func answering(t *testing.T, server *sandbox.Sandbox, script func(*http.Request) string) *terminal {
	t.Helper()
	s := session(t, server, me)
	s.Client.HTTP.Transport = graph.NewTransport(sandbox.BaseURL, scripted{s.Client.HTTP.Transport, script})
	return open(t, server, ui.Options{Session: s}, 80, 24)
}

type scripted struct {
	http.RoundTripper
	script func(*http.Request) string
}

func (s scripted) RoundTrip(r *http.Request) (*http.Response, error) {
	if !strings.HasSuffix(r.URL.Path, "/users") {
		return s.RoundTripper.RoundTrip(r)
	}
	body := s.script(r)
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}, nil
}

func TestDirectoryIsAskedOnceForWhatWasTypedQuickly(t *testing.T) {
	story(t, func(term *terminal) {
		term.people().typ("ale").wait(199 * time.Millisecond).typ("x").wait(199 * time.Millisecond)
		if all := term.searches(); len(all) > 0 {
			t.Errorf("too soon: searched for %q", all)
		}
		term.wait(time.Millisecond).see("2 people").press("left", "right", "home", "end").wait(time.Second)
		term.press("backspace", "x").wait(time.Second).see("2 people").press("backspace", "backspace", "backspace", "backspace").wait(time.Second).see("Type the beginning")
		if all := term.searches(); !slices.Equal(all, []string{"alex", "alex"}) {
			t.Errorf("searched for %q", all)
		}
	})
}

func TestAnswerToWhatIsNoLongerTypedIsNeverShown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ended := 0
		term := answering(t, sandbox.New(), func(r *http.Request) string {
			if sought := r.URL.Query().Get("$search"); strings.Contains(sought, "displayName:an\"") {
				select {
				case <-time.After(10 * time.Second):
				case <-r.Context().Done():
					ended++
				}
				return `{"value":[{"id":"1","displayName":"Out Of Date"}]}`
			}
			return `{"value":[{"id":"2","displayName":"In Time"}]}`
		})
		term.people().find("an").see("Looking…").typ("n").notSee("Out Of Date", "In Time")
		if ended != 1 {
			t.Errorf("%d of 1 searches was ended", ended)
		}
		term.wait(time.Second).see("In Time").wait(time.Minute).notSee("Out Of Date")
		term.typ("e").notSee("In Time", "enter choose").see("Whose profile")
	})
}

func TestLeavingEndsTheSearch(t *testing.T) {
	story(t, func(term *terminal) {
		term.people().find("alex").see("Looking…").press("esc").notSee("Whose profile").wait(2 * time.Hour).notSee("Alex Kim")
		term.people().typ("alex.kim@contoso.com").press("enter").see("Looking for alex.kim@contoso.com…").notSee("enter")
		term.press("y").see("› alex.kim@contoso.com Looking for alex.kim@contoso.com… Backspace changes the name")
		term.press("backspace").wait(time.Second).see("Looking…", "enter look up this name").press("esc").notSee("Whose profile")
	}, "latency=1h@directory")
}

func TestRefusedSearchIsExplained(t *testing.T) {
	for fault, words := range map[string][]string{
		"status=403@directory":         {"✗ This account may not search the directory.", "A whole sign-in name", "still works"},
		"insufficient-scope=User.Read": {"✗ This account may not search the directory.", "User.ReadBasic.All"},
		"status=400@directory":         {"✗ This account may not search the directory."},
		"refuse@directory":             {"✗ facet could not reach Microsoft 365", "enter try again"},
		"status=503@directory":         {"✗ Microsoft 365 has a problem", "enter try again"},
		"retry-after=7":                {"2 people"},
		"next-link=foreign@directory":  {"2 people"},
		"empty-for-null@directory":     {"2 people"},
		"status=429:html@directory":    {"✗ There were too many requests"},
		"cut=30@directory":             {"✗ "},
		"gzip-bomb=8@directory":        {"✗ "},
		"expired-token@directory":      {"✗ Microsoft 365 doesn't accept the sign-in"},
		"claims-challenge@directory":   {"✗ Your organisation wants you to sign in again"},
	} {
		t.Run(fault, func(t *testing.T) {
			story(t, func(term *terminal) { term.people().find("alex").see(words...).resize(60, 20).see(words...) }, fault)
		})
	}
}

func TestUnreachableDirectoryIsAskedAgainByEnter(t *testing.T) {
	story(t, func(term *terminal) {
		term.people().find("alex").see("✗ facet could not reach Microsoft 365").press("enter").see("2 people").notSee("✗")
	}, "refuse@directory+once")
}

func TestNobodyFoundSaysSo(t *testing.T) {
	story(t, func(term *terminal) {
		term.people().find("nobody").see("Nobody is called that").notSee("enter")
		term.press("enter", "down", "up").see("Whose profile").find("@contoso.com").see("Nobody is called that", "press Enter")
		term.press("enter").see("Nobody in the organisation").press("esc").see("Whose profile")
	})
}

func TestOwnProfileIsTheOneBelow(t *testing.T) {
	for _, typed := range []string{"ines", "ines.popova@contoso.com"} {
		story(t, func(term *terminal) {
			term.people().find(typed).see("Ines Popova (you)").press("enter").notSee("Whose profile").see("Certifications").notSee("EDITING")
		})
	}
}

func TestPeopleOpenedBeforeComeFirst(t *testing.T) {
	alex := graph.DirectoryUser{ID: "6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1007", DisplayName: "Alex Kim", UserPrincipalName: "alex.kim@contoso.com"}
	bram := graph.DirectoryUser{ID: "6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1005", DisplayName: "Bram de Wit", UserPrincipalName: "bram.dewit@contoso.com"}
	story(t, func(term *terminal) {
		term.people(alex, bram, alex).see("Chosen before: ▌ Alex Kim alex.kim@contoso.com Bram", "enter choose")
		term.press("down", "down").find("kenta").notSee("Bram").see("One person").press("backspace", "backspace", "backspace", "backspace", "backspace")
		term.see("Chosen before").press("down", "down", "enter").see("Is this the right person?", "bram.dewit@contoso.com")
	})
	story(t, func(term *terminal) {
		term.people(alex, bram).press("enter").see("Is this the right person?", "bram.dewit@contoso.com").press("y")
		term.press("w").see("Chosen before: ▌ Alex Kim").notSee("Bram de Wit  !").press("enter").see("Is this the right person?", "alex.kim@contoso.com")
	})
}

func TestEnterBeforeTheAnswerWaitsForIt(t *testing.T) {
	story(t, func(term *terminal) {
		term.people().burst("ken\ry").see("› ken", "Looking for ken… Backspace changes the name, Esc stops.").notSee("keny", "enter")
		term.wait(time.Minute).see("Is this the right person?", "kenta.sato@contoso.com").wait(time.Minute).press("y").wait(time.Minute).see("EDITING SOMEONE ELSE: 佐藤 健太")
	}, "latency=1s@directory")
	story(t, func(term *terminal) {
		term.people().typ("alex").see("enter look for this name").press("enter", "y").wait(time.Minute).see("› alex", "2 people. Go to the right one with ↓.")
		term.typ("n").see("› alexn").press("enter").wait(time.Minute).see("Nobody is called that").press("backspace", "enter", "down").wait(time.Minute).see("2 people")
	}, "latency=1s@directory")
}

func TestTenThousandPeopleFitTheWindow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var all []string
		for i := range 10_000 {
			all = append(all, fmt.Sprintf(`{"id":"%d","displayName":"Kim %d","userPrincipalName":"kim%d%s@contoso.com"}`, i, i, i, strings.Repeat("-long", i%30)))
		}
		body := `{"value":[` + strings.Join(all, ",") + `]}`
		term := answering(t, sandbox.New(), func(*http.Request) string { return body }).resize(60, 20).people().find("kim")
		term.see("Kim 0")
		for i := range 60 {
			term.press("down").see(fmt.Sprintf("▌ Kim %d", i), fmt.Sprintf("kim%d", i))
		}
		for range 4 {
			term.press("pgdown").see("▌ Kim")
		}
		term.see("▌ Kim 77").press("pgup", "up").see("▌ Kim 72").press("end").see("▌ Kim 9999").press("home").see("▌ Kim 0")
		term.press("down").press("enter").see("EDITING SOMEONE ELSE: Kim 1")
	})
}

func BenchmarkKeyAmongPeople(b *testing.B) {
	for _, count := range []int{15, 10_000} {
		var all []string
		for i := range count {
			all = append(all, fmt.Sprintf(`{"id":"%d","displayName":"Kim","userPrincipalName":"kim%d@contoso.com"}`, i, i))
		}
		body := `{"value":[` + strings.Join(all, ",") + `]}`
		s := session(b, sandbox.New(), me)
		s.Client.HTTP.Transport = graph.NewTransport(sandbox.BaseURL, scripted{s.Client.HTTP.Transport, func(*http.Request) string { return body }})
		press := ui.PeopleFound(b.Context(), s)
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			for b.Loop() {
				press(tea.KeyPressMsg{Code: tea.KeyDown})
			}
		})
	}
}

func TestWhateverIsTypedIsHarmlessAndFits(t *testing.T) {
	for _, words := range []string{
		"a\x1b]0;evil\ab", "\u009b31mred", "\u202eexe.gpj", "x\x00y\x7f", "\xff\xfe", "\x1b[2J", "two\nlines\t!", `" OR "id:`, `\`, "'",
		strings.Repeat("long ", 90), strings.Repeat("言葉", 200), strings.Repeat("x言", 100), strings.Repeat("👩‍🚒", 40),
	} {
		story(t, func(term *terminal) {
			term.resize(60, 20).people().paste(words).wait(time.Second).press("left", "left", "left", "home", "right", "end", "backspace", "enter")
			term.resize(20, 5).resize(1, 1).resize(80, 24).see("Whose profile")
		})
	}
}

func TestHostileDirectoryIsShownHarmless(t *testing.T) {
	step := 1
	if testing.Short() {
		step = 5
	}
	for payload := 0; payload < 40; payload += step {
		story(t, func(term *terminal) {
			term.people().find("alex").resize(60, 20).press("down", "down").resize(20, 5).resize(80, 24).press("enter")
		}, fmt.Sprintf("hostile-text=%d", payload))
	}
}
