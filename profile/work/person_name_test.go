package work

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"facet/graph"
)

// pinnedWords pins a list, and says what is wrong and what was said.
func pinnedWords(t *testing.T, d *fixture, content string) (Pinned, string) {
	t.Helper()
	pinned, problems, err := Pin(t.Context(), d.client, read(t, "list.csv", content), nil)
	if err != nil {
		t.Fatal(err)
	}
	return pinned, words(problems)
}

func TestPeopleAreFoundByTheAddressesThatReachThem(t *testing.T) {
	d := newFixture(t)
	const head = "person,kind,displayName\n"
	for written, want := range map[string]string{
		"maria.hohenberg@contoso.com":                  "maria.hohenberg@contoso.com is Maria",
		"MARIA.H@contoso.com":                          "MARIA.H@contoso.com is Maria",
		"mailto:maria.h@contoso.com":                   "maria.h@contoso.com is Maria",
		"\u202aluca.ferri@fabrikam.com\u202c":          "luca.ferri@fabrikam.com is Luca Ferri (Fabrikam), luca.ferri_fabrikam.com#EXT#@contoso.com.",
		"Siobhan <siobhan.oneil@contoso.com>":          "siobhan.oneil@contoso.com is Siobhan O'Neil",
		"siobhan.o'neil@contoso.com":                   "",
		"6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1007":         "",
		"luca.ferri_fabrikam.com#EXT#@contoso.com":     "",
		"\u200b Bram de Wit <bram.dewit@contoso.com> ": "",
	} {
		pinned, wrong := pinnedWords(t, d, head+written+",interest,Chess\n")
		if got := strings.Join(pinned.Named, ""); wrong != "" || len(pinned.Tasks) != 1 || !strings.HasPrefix(got, want) || (want == "") != (got == "") {
			t.Errorf("%q: %s %s", written, got, wrong)
		}
	}
	_, wrong := pinnedWords(t, d, head+"luca.ferri@fabrikam.com,interest,Chess\nluca.ferri_fabrikam.com#EXT#@contoso.com,interest,Chess\n6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1004,interest,Chess\n")
	if n := strings.Count(wrong, "this is the same as line 2, under another name of the same person"); n != 2 {
		t.Error(wrong)
	}
}

func TestNamesOfPeopleAreTheSameHoweverTheyAreWritten(t *testing.T) {
	kenta := graph.DirectoryUser{DisplayName: "佐藤 健太", UserPrincipalName: "kenta.sato@contoso.com"}
	siobhan := graph.DirectoryUser{DisplayName: "Siobhan O'Neil", UserPrincipalName: "siobhan.o'neil@contoso.com", Mail: "siobhan.oneil@contoso.com"}
	bram := graph.DirectoryUser{DisplayName: "Bram de Wit (Finance)", UserPrincipalName: "bram.dewit@contoso.com"}
	for name, user := range map[string]graph.DirectoryUser{
		"Kenta Sato": kenta, "SATO, Kenta": kenta, "佐藤健太": kenta, "佐藤 健太": kenta, "O’Neil, Siobhán": siobhan, "Siobhan ONeil": siobhan, "de Wit, Bram": bram, "Bram P. de Wit": bram,
	} {
		if !called(name, user) {
			t.Errorf("%s is not %s", name, user.DisplayName)
		}
	}
	for name, user := range map[string]graph.DirectoryUser{"Kenta": kenta, "Alex Kim": bram, "Bram Sato": bram, "Siobhan de Wit": siobhan, "?": kenta} {
		if called(name, user) {
			t.Errorf("%s is %s", name, user.DisplayName)
		}
	}
}

// TestListWithOneColumnSortedApartIsNeverSent shuffles the persons of a list against
// its other columns. What is left the same says the same.
func TestListWithOneColumnSortedApartIsNeverSent(t *testing.T) {
	d := newFixture(t)
	people := d.sandbox.People()
	r, apart := rand.New(rand.NewPCG(3, 4)), 0
	rounds := 1000
	if testing.Short() || racing {
		rounds = 50
	}
	found := map[string]graph.DirectoryUser{}
	for _, p := range people {
		found[strings.ToLower(p.UserPrincipalName)] = graph.DirectoryUser{ID: p.ID, DisplayName: p.DisplayName, UserPrincipalName: p.UserPrincipalName, Mail: p.Mail}
	}
	for range rounds {
		var rows []Row
		same := true
		for i, other := range r.Perm(len(people)) {
			row := Row{Line: i + 2, Person: people[other].UserPrincipalName, PersonName: people[i].DisplayName, Label: fmt.Sprint(i)}
			same = same && people[other].DisplayName == people[i].DisplayName
			rows = append(rows, row)
		}
		p := &pinning{rows: rows}
		p.pin("", found)
		if same != (len(p.problems) == 0) {
			t.Fatalf("%v: %v", rows, p.problems)
		}
		if !same {
			apart++
		}
	}
	t.Logf("%d of %d lists were apart, and none of them would be sent", apart, rounds)
}

func TestNameColumnThatHoldsThePeopleIsRefused(t *testing.T) {
	d := newFixture(t)
	_, wrong := pinnedWords(t, d, "E-Mail,Name,kind\nalex.kim@contoso.com,\"Kim, Alex\",certification\nbram.dewit@contoso.com,Bram de Wit,certification\n")
	if !strings.Contains(wrong, "call it personName") {
		t.Error(wrong)
	}
	pinned, wrong := pinnedWords(t, d, "E-Mail,personName,Name,kind\nalex.kim@contoso.com,Bram de Wit,Go,interest\nbram.dewit@contoso.com,Bram de Wit,Go,interest\n")
	if !strings.HasPrefix(wrong, `line 2: personName: the list says "Bram de Wit" here, and alex.kim@contoso.com is Alex Kim in the directory`) || len(pinned.Tasks) != 1 {
		t.Error(wrong)
	}
}

func TestNameThatWasMisreadIsNoOtherName(t *testing.T) {
	d := newFixture(t)
	_, wrong := pinnedWords(t, d, "person,personName,kind,displayName\nkenta.sato@contoso.com,ä½\uf190è—¤ å\uf181¥å¤ª,interest,Go\n")
	if !strings.Contains(wrong, `where "佐藤 健太" seems to be meant`) || strings.Contains(wrong, "sorted") {
		t.Error(wrong)
	}
}
