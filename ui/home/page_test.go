package home

import (
	"fmt"
	"strings"
	"testing"

	"facet/internal/scroll"
	"facet/internal/text"
	"facet/ui/paint"
)

func safe(s string) text.Safe { return text.OneLine(s) }

func words(all ...string) []text.Safe {
	var safes []text.Safe
	for _, s := range all {
		safes = append(safes, safe(s))
	}
	return safes
}

func plain(s string) paint.Line { return paint.Of(paint.Normal.Of(safe(s))) }

func kind(title string, many int) Kind {
	k := Kind{Title: safe(title), Count: safe(fmt.Sprint(many)), Many: many, Empty: many == 0}
	if k.Empty {
		k.Count = safe("·")
	}
	return k
}

func list(title string, entries ...Entry) List {
	return List{Title: safe(title), Count: safe(fmt.Sprint(len(entries))), Len: len(entries), Entry: func(i int) Entry { return entries[i] }}
}

// ines has entries of many kinds; the cursor is on her certifications.
func ines(width, height int) Page {
	certifications := list("Certifications",
		Entry{Title: safe("Certified Product Manager"), Facts: words("AIPMM", "Mar 2024 to Feb 2027"), Badge: safe("! expires in 3 months"), Urgent: paint.Warn, Reach: 3, Open: true, Seen: safe("Contoso")},
		Entry{Title: safe("Kubernetes Administrator"), Facts: words("CNCF", "Mar 2026 to Mar 2028"), Badge: safe("15 months left"), Urgent: paint.Good, Reach: 5, Open: true, Seen: safe("the public")},
		Entry{Title: safe("First aid at work"), Facts: words("Red Cross", "Jun 2025"), Badge: safe("locked: kept by HR"), Urgent: paint.Faint, Reach: 3, Open: true, Seen: safe("Contoso"), Locked: true})
	certifications.Scroll = new(scroll.List)
	return Page{
		Width: width, Height: height, Signs: paint.Unicode, Fills: true, Kind: 13, Inside: true,
		Groups: []Group{
			{Title: safe("About you"), Kinds: []Kind{kind("About me", 1), kind("Photo", 1), kind("Names", 0), kind("Languages", 2), kind("Interests", 3), kind("Notes", 1), kind("Birthday", 0)}},
			{Title: safe("Work"), Kinds: []Kind{kind("Positions", 2), kind("Projects", 1), kind("Responsibilities", 1), kind("Skills", 6), kind("Publications", 0), kind("Patents", 0)}},
			{Title: safe("Learning"), Kinds: []Kind{kind("Certifications", 3), kind("Awards", 1), kind("Education", 1)}},
			{Title: safe("Contact"), Kinds: []Kind{kind("E-mail", 1), kind("Phones", 2), kind("Addresses", 0), kind("Web pages", 1), kind("Other accounts", 0)}},
			{Title: safe("Account"), Kinds: []Kind{{Title: safe("Set by IT"), Count: safe("locked"), Many: 1}}},
		},
		Lists: []List{
			certifications,
			list("Awards", Entry{Title: safe("Team of the Year"), Facts: words("Contoso", "12 Nov 2026"), Badge: safe("new"), Urgent: paint.Good, Reach: 3, Open: true, Seen: safe("Contoso")}),
			list("Education", Entry{Title: safe("MSc Industrial Economics"), Facts: words("NTNU Trondheim", "2012 to 2017"), Reach: 3, Open: true, Seen: safe("Contoso")}),
			list("E-mail", Entry{Title: safe("ines.popova@contoso.com"), Facts: words("work", "your mailbox"), Badge: safe("locked: kept by IT"), Urgent: paint.Faint, Reach: 3, Open: true, Seen: safe("Contoso"), Locked: true}),
			list("Addresses"),
		},
		Detail: &Detail{
			Title: safe("Certified Product Manager"),
			Time:  &paint.Time{From: safe("Mar 2024"), To: safe("Feb 2027"), Passed: 0.92, Left: safe("3 months left"), Role: paint.Warn},
			Facts: []Fact{{safe("Issued by"), plain("AIPMM")}, {safe("Number"), plain("PM-204417")}, {safe("Web page"), plain("aipmm.com/cert/PM-204417")},
				{safe("Seen by"), paint.Unicode.ReachIn(3, safe("everyone in Contoso"))}, {safe("From"), plain("You added it on 12 Mar 2024")}},
			Words: safe("Product strategy, discovery and pricing. Renewed every three years with 60 hours of practice."),
		},
		Card: &Card{
			Caption: safe("Roughly as colleagues see you"), Name: safe("Ines Popova"), Lines: words("Product Manager", "Contoso · Oslo"),
			Sections: []Section{
				{safe("Certifications and awards"), []paint.Line{plain("Certified Product Manager"), plain("Kubernetes Administrator")}},
				{safe("About"), []paint.Line{plain("Makes the products that customers asked for.")}},
			},
		},
		Years: &Years{Title: safe("Your years"), Today: 2026.9, Rows: []Year{
			{Label: safe("MSc Industrial Economics, NTNU"), From: 2012.6, Until: 2017.4, Role: paint.Faint, Rank: 5, Kind: 15},
			{Label: safe("Business Analyst, Fabrikam"), From: 2017.6, Until: 2022.3, Role: paint.Faint, Rank: 4, Kind: 7, Entry: 1},
			{Label: safe("Product Manager, Contoso"), From: 2022.3, Until: 2026.9, Role: paint.Good, Rank: 2, Kind: 7},
			{Label: safe("Certified Product Manager"), From: 2024.2, Until: 2027.1, Role: paint.Warn, Rank: 1, Kind: 13},
			{Label: safe("Kubernetes Administrator"), From: 2026.2, Until: 2028.2, Role: paint.Good, Rank: 0, Kind: 13, Entry: 1},
			{Label: safe("Onboarding in a day for everybody"), Note: safe("project"), From: 2025.1, Until: 2026.4, Role: paint.Faint, Rank: 3, Kind: 8},
		}},
		Notes: []Note{
			{paint.Of(paint.Style{Role: paint.Warn}.Own("!")), safe("A certification expires in 3 months"), safe("Certified Product Manager · e edits it")},
			{paint.Of(paint.Style{Role: paint.Warn}.Own("●")), safe("Four entries are open to the public"), safe("Kubernetes Administrator and 3 more · v")},
		},
	}
}

// check holds a page to its size.
func check(t *testing.T, name string, p Page) {
	t.Helper()
	page := p.Draw()
	if len(page) != p.Height {
		t.Errorf("%s at %dx%d has %d lines", name, p.Width, p.Height, len(page))
	}
	for _, line := range page {
		if line.Width() != p.Width {
			t.Errorf("%s at %dx%d: %q takes %d cells", name, p.Width, p.Height, line, line.Width())
			return
		}
	}
}

func TestPageIsExactlyTheWindow(t *testing.T) {
	changes := map[string]func(*Page){
		"of 2,000 years": func(p *Page) { lives(p, 2000) },
		"of one day": func(p *Page) {
			p.Years.Rows = []Year{{Label: safe("佐藤健太佐藤健太佐藤健太佐藤健太佐藤健太"), From: 1900, Until: 1900}}
		},
		"as it is":        func(*Page) {},
		"in the rail":     func(p *Page) { p.Inside = false },
		"without fills":   func(p *Page) { p.Fills, p.Signs = false, paint.ASCII },
		"of nobody known": func(p *Page) { p.Card, p.Detail, p.Notes = nil, nil, nil },
		"empty": func(p *Page) {
			p.Lists = []List{{Title: safe("Patents"), Words: []Words{{paint.Normal, safe("None yet.")}}}}
			p.Detail = nil
		},
		"of nothing": func(p *Page) { *p = Page{Width: p.Width, Height: p.Height, Signs: paint.Unicode} },
		"long": func(p *Page) {
			p.Card.Name, p.Detail.Title = safe(strings.Repeat("佐藤", 100)), safe(strings.Repeat("Ё", 200))
		},
		"with alerts": func(p *Page) { p.Alerts = words("Drafts not sent: 2. Press p.", strings.Repeat("Read only. ", 30)) },
		"with a note": func(p *Page) { p.Lists[0].Note = safe(strings.Repeat("Only some skills show. ", 6)) },
		"many":        func(p *Page) { many(p, 2000) },
	}
	for name, change := range changes {
		for _, width := range []int{1, 12, 40, 59, 60, 69, 70, 80, 109, 110, 134, 140, 169, 170, 200} {
			for _, height := range []int{1, 2, 5, 9, 18, 24, 36, 56} {
				p := ines(width, height)
				change(&p)
				check(t, name, p)
			}
		}
	}
}

// many gives the first list so many entries, the cursor in their middle.
func many(p *Page, n int) {
	one := p.Lists[0].Entry(0)
	p.Lists[0].Len, p.Lists[0].Entry = n, func(int) Entry { return one }
	p.Lists[0].Scroll.Go(n/2, n)
}

func TestEveryKindCanBeReached(t *testing.T) {
	for _, height := range []int{8, 12, 20, 40} {
		p := ines(80, height)
		p.Inside = false
		for p.Kind = range 22 {
			var name string
			at := 0
			for _, g := range p.Groups {
				for _, k := range g.Kinds {
					if at++; at-1 == p.Kind {
						name = k.Title.String()
					}
				}
			}
			if got := p.Draw().String(); !strings.Contains(got, "▌ "+name) {
				t.Errorf("%s isn't under the cursor in %d lines:\n%s", name, height, got)
			}
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	theme := paint.NewTheme(paint.Terminal{Dark: true, Colors: 5})
	for _, size := range [][2]int{{80, 20}, {200, 56}} {
		for _, n := range []int{10, 2000} {
			b.Run(fmt.Sprintf("%dx%d/%d", size[0], size[1], n), func(b *testing.B) {
				p := ines(size[0], size[1])
				many(&p, n)
				for b.Loop() {
					_ = theme.Render(p.Draw())
				}
			})
		}
	}
}

// lives gives the page so many parts of a life, one of them without a name, and others of all letters.
func lives(p *Page, n int) {
	p.Years.Rows = nil
	for i := range n {
		label := []string{"", "佐藤健太のマーケティング部長の仕事、東京、大阪、京都", "e\u0301\u0301cole", "Kapitän"}[i%4]
		p.Years.Rows = append(p.Years.Rows, Year{Label: safe(label), Note: safe([]string{"", "project"}[i%2]), From: float64(1890 + i%150), Until: float64(1890 + i%150 + i%40), Rank: n - 1 - i})
	}
}

func TestBadgeIsWholeWhereverItHasRoom(t *testing.T) {
	p := ines(80, 20)
	e := p.Lists[0].Entry(0)
	for width := 24; width < 60; width++ {
		if line := p.facts(e, width); !strings.Contains(line.String(), "! expires in 3 months") || line.Width() != width {
			t.Errorf("%d cells: %q", width, line)
		}
	}
}
