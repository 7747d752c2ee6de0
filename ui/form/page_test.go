package form

import (
	"strings"
	"testing"

	"facet/internal/text"
	"facet/ui/paint"
)

func safe(s string) text.Safe { return text.OneLine(s) }

func safes(all ...string) (out []text.Safe) {
	for _, s := range all {
		out = append(out, safe(s))
	}
	return out
}

func typed(s string) Value { return Value{Lines: paint.Block{paint.Of(paint.Normal.Of(safe(s)))}} }

// kubernetes is a certification that is being filled in.
func kubernetes(width, height int, fills bool) Page {
	l := Layout{Width: width, Height: height, Labels: 18, Signs: paint.Unicode, Fills: fills}
	p := Page{
		Layout: l, Title: safe("New certification"), Here: 1,
		Sections: []Section{{safe("Certification"), 0, true, false}, {safe("Dates"), 0, false, false}, {safe("Links"), 1, true, false}, {safe("Sharing"), 0, false, false}},
		Said:     paint.Wrap(paint.Style{Role: paint.Bad}, safe("✗ 1 field needs fixing: Web page."), l.Fields()),
	}
	add := func(blocks ...paint.Block) {
		for _, b := range blocks {
			p.Rows = append(p.Rows, b...)
		}
	}
	field := func(at int, title string, v Value, remarks ...Remark) paint.Block {
		return l.Draw(Field{Title: safe(title), Striped: at%2 == 1, Value: v, Remarks: remarks})
	}
	add(l.Heading(safe("Certification"), false, true), field(0, "Name", typed("Kubernetes Administrator")), field(1, "Certificate number", typed("LF-4711-2026")),
		field(2, "Description", typed("")), field(3, "Issued by", typed("CNCF")),
		l.Heading(safe("Dates"), true, false), field(0, "Issued", typed("2026-03-02")),
		l.Draw(Field{Title: safe("Expires"), On: true, Value: typed("2028-03-01"), Remarks: []Remark{{paint.Hint, safe("Wednesday")}, {paint.Hint, safe("Also: 2026-11-21, today, +1y or -3m.")}}}),
		l.Heading(safe("Links"), false, false),
		l.Draw(Field{Title: safe("Web page"), Wrong: true, Value: typed("example"), Remarks: []Remark{{paint.Style{Role: paint.Bad}, safe("✗ This isn't a whole web address: one like https://example.org/badge will do.")}}}),
		field(1, "Level", Value{Lines: l.Scale(3, 5, safe("Works with it"), safe("Beginner"), safe("Expert"), true), Bare: true, Row: -1}),
		field(2, "Categories", Value{Lines: l.Chips(safes("sales", "contracts", "people")), Bare: true, Row: -1}),
		l.Heading(safe("Sharing"), false, false),
		field(0, "Who may see it", Value{Lines: paint.Block{paint.Unicode.ReachIn(3, safe("Everyone in your organisation"))}}))
	card := Card{
		Caption: safe("Roughly as colleagues will see it"), Title: safe("Kubernetes Administrator"), Lines: safes("CNCF · Mar 2026 to Mar 2028"),
		Time:  &paint.Time{From: safe("Mar 2026"), To: safe("Mar 2028"), Passed: 0.4, Left: safe("15 months left"), Role: paint.Good},
		Facts: []Fact{{safe("Number"), safe("LF-4711-2026")}}, Reach: 3, Seen: safe("Everyone in your organisation"), Style: paint.Hint,
	}
	checks := []Check{{Bad, safe("Web page needs fixing")}, {Open, safe("Empty: Description")}}
	p.Aside = append(append(l.Card(card, l.Side(), height-6), nil), l.Checks(safe("Before you send"), checks, safe("f2 turns this into the JSON that is sent"), l.Side())...)
	return p
}

func TestPageIsExactlyTheWindow(t *testing.T) {
	long := strings.Repeat("佐藤 健太 ", 60)
	changes := map[string]func(*Page){
		"as it is":      func(*Page) {},
		"scrolled":      func(p *Page) { p.Scroll = 7 },
		"in the side":   func(p *Page) { p.Instead = true },
		"of nothing":    func(p *Page) { p.Sections, p.Rows, p.Aside, p.Said, p.Here = nil, nil, nil, nil, -1 },
		"much said":     func(p *Page) { p.Said = paint.Wrap(paint.Hint, safe(long), p.Fields()) },
		"many sections": func(p *Page) { p.Sections = append(p.Sections, make([]Section, 30)...); p.Here = 20 },
		"a long title":  func(p *Page) { p.Title = safe(long) },
		"a long request": func(p *Page) {
			p.Aside = p.Code(safe("What is sent"), safes(strings.Fields(long)...), 90, 0, p.Side(), p.Height)
		},
		"a long card": func(p *Page) {
			p.Aside = p.Card(Card{Title: safe(long), Lines: safes(long), Facts: []Fact{{safe(long), safe(long)}}, Seen: safe(long)}, p.Side(), p.Height)
		},
		"a long field": func(p *Page) {
			p.Rows = p.Layout.Draw(Field{Title: safe(long), Value: typed(long), Wrong: true, Remarks: []Remark{{paint.Hint, safe(long)}}})
		},
	}
	for name, change := range changes {
		for _, width := range []int{20, 40, 58, 60, 78, 105, 106, 136, 145, 146, 165, 166, 196} {
			for _, height := range []int{1, 3, 10, 15, 19, 36, 56} {
				for _, fills := range []bool{true, false} {
					p := kubernetes(width, height, fills)
					change(&p)
					exact(t, name, p)
				}
			}
		}
	}
}

func exact(t *testing.T, name string, p Page) {
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

func TestFieldIsToldFromItsNeighbors(t *testing.T) {
	for _, fills := range []bool{true, false} {
		l := Layout{Width: 78, Height: 19, Labels: 18, Signs: paint.Unicode, Fills: fills}
		var before paint.Line
		for at := range 3 {
			drawn := l.Draw(Field{Title: safe("Number"), Striped: at%2 == 1, Value: typed("")})
			if len(drawn) != 1 {
				t.Fatalf("an empty field takes %d lines", len(drawn))
			}
			if value := drawn[0].Cut(l.ValueAt()-1, l.Fields()); fills && value[0].Style.Fill == paint.Paper || !fills && !strings.HasPrefix(value.String(), "[ ") {
				t.Errorf("an empty field looks like paper: %v", value)
			}
			if fills && before != nil && before[len(before)-1].Style == drawn[0][len(drawn[0])-1].Style {
				t.Error("two fields below each other are one surface")
			}
			before = drawn[0]
		}
		on := l.Draw(Field{Title: safe("Number"), On: true, Value: typed("")})
		if !strings.HasPrefix(on.String(), "▌ Number") {
			t.Errorf("the field with the keys is drawn as %q", on)
		}
	}
}
