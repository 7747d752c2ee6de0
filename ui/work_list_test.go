package ui_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/profile/draft"
	"facet/profile/person"
	"facet/profile/work"
	"facet/ui"
)

// list is a list of work, read as facet reads it.
type list struct {
	rows    []work.Row
	mu      sync.Mutex
	reports int
	asked   map[string]int // how often each name was looked up
}

// listOf is the list with these lines below its header.
func listOf(t testing.TB, lines ...string) *list {
	t.Helper()
	return listWith(t, "person,kind,displayName,description", lines...)
}

// listWith is the list with these lines below another header.
func listWith(t testing.TB, header string, lines ...string) *list {
	t.Helper()
	content := header + "\n" + strings.Join(lines, "\n")
	read := (&work.Reader{Kinds: forms.Kinds()}).Read("team.csv", []byte(content))
	if len(read.Problems) > 0 {
		t.Fatal(read.Problems)
	}
	return &list{rows: read.Rows, asked: map[string]int{}}
}

func (l *list) Name() string { return "team.csv" }

func (l *list) Rows() (rows []draft.WorkRow) {
	for _, r := range l.rows {
		row := draft.WorkRow{Person: r.Person, Kind: r.Kind, Body: r.Body, Label: r.Called()}
		if !r.Adds() {
			row.Change, row.Does = r.Change, map[work.Action]string{work.Update: "change", work.Delete: "delete"}[r.Action]
		}
		rows = append(rows, row)
	}
	return rows
}

func (l *list) Pin(ctx context.Context, c *graph.Client, row int) (graph.DirectoryUser, string, error) {
	name := l.rows[row].Person
	l.mu.Lock()
	l.asked[name]++
	l.mu.Unlock()
	person, _ := graph.User(name)
	user, err := c.Lookup(ctx, person)
	if err != nil && strings.HasPrefix(name, "nobody") {
		return user, "there is nobody with this name", nil
	}
	return user, "", err
}

func (l *list) Key(row int, cloud, person string) string { return l.rows[row].Key(cloud, person) }

func (l *list) Standing(ctx context.Context, box *outbox.Outbox) (map[string]outbox.Entry, error) {
	history, err := box.History(ctx)
	entries := map[string]outbox.Entry{}
	for _, e := range slices.Backward(history) {
		if e.Key != "" && e.Undoes == "" {
			entries[e.Key] = e
		}
	}
	return entries, err
}

func (l *list) Report(context.Context, *person.Session, map[string]graph.DirectoryUser) error {
	l.reports++
	return nil
}

// team is a list for two people, one of whom has a name in kanji.
var team = []string{
	"kenta.sato@contoso.com,interest,将棋,毎週",
	"kenta.sato@contoso.com,interest,Chess,Slow games",
	"alex.kim@contoso.com,interest,Chess,",
	"nobody@contoso.com,interest,Chess,",
	"alex.kim@contoso.com,responsibility,Door codes,",
}

// worked opens a list in a sandbox with these faults.
func worked(t *testing.T, l *list, tell func(*terminal), faults ...string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		inject(t, server, faults...)
		tell(open(t, server, ui.Options{Session: session(t, server, me), Work: l}, 80, 24))
	})
}

func TestListIsWorkedOffRowByRow(t *testing.T) {
	l := listOf(t, team...)
	worked(t, l, func(term *terminal) {
		term.see("List of work: team.csv · by ines.popova@contoso.com", "row 1 of 5 · 0 sent · 1 no such person", "将棋", "interest for 佐藤 健太 · kenta.sato@contoso.com")
		term.press("enter").see("EDITING SOMEONE ELSE: 佐藤 健太 · kenta.sato@contoso.com", "row 1 of 5", "New interest", "毎週", "It began with row 1 of the list team.csv")
		term.press("ctrl+s").see("› Back").press("tab", "enter").naming("kenta.sato@contoso.com").see("✓ Created", "row 1 of 5 · 1 sent", "n next to send")
		term.press("n").see("row 2 of 5 · 1 sent", "Slow games", "kenta.sato@contoso.com").press("ctrl+s", "tab", "enter").see("✓ Created", "2 sent")
		term.press("n").see("row 3 of 5", "EDITING SOMEONE ELSE: Alex Kim · alex.kim@contoso.com").press("ctrl+s", "tab", "enter").naming("alex.kim@contoso.com").see("3 sent")
		term.press("n").see("row 5 of 5", "Door codes").press("esc").see("List of work", "row 5 of 5 · 3 sent").notSee("EDITING SOMEONE ELSE")
		term.press("n", "ctrl+s", "tab", "enter").see("✓ Created", "4 sent").press("n").see("List of work", "row 5 of 5 · 4 sent · 1 no such person")
		for _, w := range term.writes() {
			if w.Method != "POST" {
				t.Errorf("it sent %s %s", w.Method, w.Path)
			}
		}
		if n := len(term.writes()); n != 4 {
			t.Errorf("it sent %d requests", n)
		}
		for name, n := range l.asked {
			if n != 1 {
				t.Errorf("%s was looked up %d times", name, n)
			}
		}
		if l.reports == 0 {
			t.Error("nothing was reported")
		}
	})
}

func TestRowThatWasSentIsNeverSentTwice(t *testing.T) {
	l := listOf(t, team...)
	worked(t, l, func(term *terminal) {
		term.press("enter", "ctrl+s", "tab", "enter").naming("kenta.sato@contoso.com").see("1 sent").press("u", "tab", "enter").see("✓ Undone")
		term.press("esc").see("row 1 of 5 · 0 sent · 1 taken back", "↶ taken back").press("n").see("row 2 of 5", "Slow games").press("esc", "up").press("enter").see("New interest", "将棋").press("ctrl+s", "tab", "enter").see("1 sent")
		term.press("enter").press("enter").see("Nothing yet", "EDITING SOMEONE ELSE: 佐藤", "esc back to the list").notSee("u another person").press("esc").see("row 1 of 5")
	})
}

func TestUnconfirmedRowsAreSettledFromTheList(t *testing.T) {
	worked(t, listOf(t, team...), func(term *terminal) {
		term.press("enter", "ctrl+s", "tab", "enter").naming("kenta.sato@contoso.com").wait(5*time.Minute).see("? Not confirmed", "1 not confirmed")
		term.press("look").see("row 1 of 5 · 0 sent · 1 not confirmed").press("n").see("row 2 of 5").press("esc", "up", "enter").see("? Not confirmed")
		term.press("again").wait(5*time.Minute).see("✓ Created", "row 1 of 5 · 1 sent").press("n").see("row 2 of 5", "Slow games")
	}, "reset=before@post+once")
}

func TestFromARowThatIsNotDoneTheNextIsOneKeyAway(t *testing.T) {
	for fault, words := range map[string]string{
		"status=403@post": "✗ Not done", "status=409@post": "✗ Not done", "reset=before@post": "? Not confirmed",
	} {
		worked(t, listOf(t, team...), func(term *terminal) {
			term.press("enter", "ctrl+s", "tab", "enter").naming(kentaUPN).wait(5*time.Minute).see(words, "s skip to the next row").press("s")
			term.see("row 2 of 5", "New interest", "Slow games").press("ctrl+s", "tab", "enter").wait(5 * time.Minute).see(words)
		}, fault)
	}
	worked(t, listOf(t, team...), func(term *terminal) { // nothing is kept there
		term.press("enter").fill("Name", "!").press("ctrl+s", "tab", "enter").naming(kentaUPN).see("✗ Not done").notSee("next row").press("n").see("✗ Not done")
	}, "status=403@post")
}

func TestRefusedRowKeepsItsForm(t *testing.T) {
	worked(t, listOf(t, team...), func(term *terminal) {
		term.press("enter").fill("Name", "!").press("ctrl+s", "tab", "enter").naming("kenta.sato@contoso.com").see("✗ Not done", "1 refused").press("esc").see("将棋!")
		term.press("esc", "y").see("List of work", "✗ refused", "status 403").press("n").see("将棋")
		term.press("ctrl+s", "tab", "enter").see("✓ Created", "1 sent").notSee("refused")
	}, "status=403@post+once")
}

func TestRowsAreFilteredAndSkipped(t *testing.T) {
	worked(t, listOf(t, team...), func(term *terminal) {
		term.press("s").see("– skipped", "1 skipped").press("n").see("row 2 of 5", "Slow games").press("esc")
		term.press("right").see("Only what is to do: 3").press("right").see("Only what is skipped: 1", "将棋").notSee("Slow").press("s")
		term.see("No row is skipped. ← and → show others").press("right").see("Only what is no such person").press("enter").see("nobody@contoso.com: there is nobody").press("right").see("All rows")
	})
}

// longList is a list of 10,000 rows.
func longList(t testing.TB) *list {
	l := listOf(t, team[0])
	for i := range 9_999 {
		row := l.rows[0]
		row.Label = fmt.Sprint("Book ", i)
		l.rows = append(l.rows, row)
	}
	return l
}

func BenchmarkKeyInALongList(b *testing.B) {
	d := fixture{b, ui.New(b.Context(), ui.Options{Session: session(b, sandbox.New(), me), Work: longList(b)}), 80}
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.run(d.model.Init())
	d.perKey("down", "down", "up", "up")
}

func TestListOfTenThousandRowsWaitsForNobody(t *testing.T) {
	l := longList(t)
	worked(t, l, func(term *terminal) {
		term.see("row 1 of 10000").press("end").see("row 10000 of 10000", "Book 9998").press("pgup", "home").see("将棋")
	})
}

func TestRowOpensAsSoonAsItsPersonIsKnown(t *testing.T) {
	worked(t, listOf(t, team...), func(term *terminal) {
		term.wait(21*time.Second).press("enter").see("facet doesn't know yet who this is").wait(20*time.Second).see("New interest", "将棋")
	}, "latency=20s@reads")
}

func TestRowThatWasLeftIsADraftOfTheList(t *testing.T) {
	atComputer(t, func(d *computer) {
		reopen := func() *terminal {
			return open(d.t, d.server, ui.Options{Session: d.session(readable(d.server)), Work: listOf(t, team...)}, 80, 24)
		}
		term := reopen().press("enter").fill("Name", "!").press("esc").see("opening the row picks it up again").press("y")
		term.see("~ draft", "1 draft").press("enter").see("将棋!", "It began with row 1 of the list team.csv")
		reopen().see("~ draft").press("enter").fill("Name", "?").wait(autosave)
		reopen().press("enter").see("将棋!?").press("ctrl+s", "tab", "enter").naming("kenta.sato@contoso.com").see("1 sent").notSee("1 draft")
		reopen().see("✓ sent").notSee("~ draft").press("n").see("Slow games").fill("Name", "!").press("esc", "d", "y").see("row 2 of 5 · 1 sent").notSee("draft")
		kenta := d.session(readable(d.server))
		kenta.Person, _ = graph.User("kenta.sato@contoso.com")
		open(d.t, d.server, ui.Options{Session: kenta}, 80, 24).press("y").notSee("Drafts not sent")
	})
}

// TestDraftOfARowIsSentAsTheRow picks the draft up from the person's profile.
func TestDraftOfARowIsSentAsTheRow(t *testing.T) {
	atComputer(t, func(d *computer) {
		list := listOf(t, team...)
		open(d.t, d.server, ui.Options{Session: d.session(readable(d.server)), Work: list}, 80, 24).press("enter").fill("Name", "!").wait(autosave)
		kenta := d.session(readable(d.server))
		kenta.Person, _ = graph.User("kenta.sato@contoso.com")
		term := open(d.t, d.server, ui.Options{Session: kenta}, 80, 24).press("y", "drafts", "enter").see("将棋!")
		term.press("ctrl+s", "tab", "enter").naming("kenta.sato@contoso.com").see("✓ Created")
		open(d.t, d.server, ui.Options{Session: d.session(readable(d.server)), Work: list}, 80, 24).see("row 1 of 5 · 1 sent")
	})
}

func TestListFitsEveryWindow(t *testing.T) {
	worked(t, listOf(t, append(team, "maria.von.hohenberg-lichtenfels.zu.altenburg@contoso.com,interest,"+strings.Repeat("観劇 👩‍🚒 ", 40)+",")...), func(term *terminal) {
		for _, size := range sizes {
			term.resize(size[0], size[1]).press("end", "right", "right", "right", "right", "home", "?", "esc", "ctrl+p", "esc", "enter").resize(size[1], size[0]).press("esc")
		}
	})
}

func TestListSaysWhatIsInTheWayAndAsksAgain(t *testing.T) {
	worked(t, listOf(t, team...), func(term *terminal) {
		term.wait(time.Minute).see("List of work: team.csv", "Press r to ask again", "row 1 of 5").press("enter").see("facet doesn't know yet who this is")
		term.server.Clear("refuse")
		term.press("r").wait(time.Second).see("by ines.popova@contoso.com", "for 佐藤 健太").notSee("Press r").press("enter").see("New interest")
	}, "refuse@get")
}

func TestMissingPermissionIsSaidBeforeTheFirstRow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		s := session(t, server, me)
		s.Granted = func() person.Grant { return person.Grant{Scopes: []string{person.ScopeOwn}} }
		term := open(t, server, ui.Options{Session: s, Work: listOf(t, team...)}, 80, 24)
		term.press("enter").see("The permission User.ReadWrite.All", "is missing", "enter continue without it").press("enter").see("New interest", "将棋")
		term.press("esc", "down", "enter").see("New interest", "Slow games")
	})
}
