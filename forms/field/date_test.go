package field_test

import (
	"testing"
	"time"

	"facet/forms/field"
)

func TestResolveKnowsWhatPeopleSay(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"2026-11-21", "2026-11-21"}, {" 2026-11-21 ", "2026-11-21"}, {"2024-02-29", "2024-02-29"},
		{"today", "2026-11-21"}, {"Today", "2026-11-21"}, {"tomorrow", "2026-11-22"}, {"yesterday", "2026-11-20"},
		{"+10d", "2026-12-01"}, {"-21d", "2026-10-31"}, {"+2w", "2026-12-05"}, {"-3m", "2026-08-21"}, {"+1y", "2027-11-21"},
		{"+0d", "2026-11-21"},
		{"", ""}, {"2026-1-5", "2026-01-05"}, {"2026/11/21", "2026-11-21"}, {"21.11.2026", "2026-11-21"}, {"11/21/2026", "2026-11-21"},
		{"21 Nov 2026", "2026-11-21"}, {"21. november 2026", "2026-11-21"}, {"Nov 21, 2026", "2026-11-21"}, {"4/4/2026", "2026-04-04"},
		{"03.04.2026", ""}, {"3/4/2026", ""}, {"21.11.26", ""}, {"21 Novem 2026", ""}, {"2026-13-01", ""}, {"31 Feb 2026", ""}, {"2026-02-29", ""}, {"2026-11", ""}, {"+d", ""}, {"1y", ""},
		{"+1", ""}, {"++1y", ""}, {"+99999y", ""}, {"+123456789d", ""}, {"-9999y", ""}, {"0000-01-01", ""}, {"next week", ""},
	} {
		got, ok := field.Resolve(c.typed, today())
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Resolve(%q) = %q, %v", c.typed, got, ok)
		}
	}
}

func TestWordsBecomeDaysWhenLeft(t *testing.T) {
	var s string
	f := focused(field.NewDate(&s, today), 30)
	typ(f, "+1y")
	want(t, "the view before leaving", seen(f), "+1y")
	want(t, "the notice", f.Notice(), "2027-11-21, Sunday")
	f.Blur()
	want(t, "the value", s, "2027-11-21")
	want(t, "the view", seen(f), "2027-11-21")
	want(t, "the summary", f.Summary(), "2027-11-21")
}

func TestWhatIsNoDayIsKeptForTheCheck(t *testing.T) {
	s := "2026-01-31"
	f := focused(field.NewDate(&s, today), 30)
	press(f, "ctrl+u")
	typ(f, "03.04.2026")
	f.Blur()
	want(t, "the value", s, "03.04.2026")
	want(t, "the view", seen(f), "03.04.2026")
}

func TestUpAndDownStepThePartUnderTheCursor(t *testing.T) {
	for _, c := range []struct {
		name, value string
		left        int // how far the cursor is from the end
		key, want   string
		x           int
	}{
		{"day", "2026-11-21", 0, "up", "2026-11-22", 10},
		{"day into the next month", "2026-11-30", 1, "up", "2026-12-01", 9},
		{"day down", "2026-03-01", 2, "down", "2026-02-28", 8},
		{"month", "2026-11-21", 3, "up", "2026-12-21", 7},
		{"month into the next year", "2026-12-21", 4, "up", "2027-01-21", 6},
		{"month to a short one", "2026-01-31", 3, "up", "2026-02-28", 7},
		{"month to a leap day", "2024-01-31", 5, "up", "2024-02-29", 5},
		{"year", "2026-11-21", 6, "down", "2025-11-21", 4},
		{"year from a leap day", "2024-02-29", 10, "up", "2025-02-28", 0},
		{"the last day", "9999-12-31", 0, "up", "9999-12-31", 10},
		{"the first day", "0001-01-01", 0, "down", "0001-01-01", 10},
		{"a word", "today", 0, "up", "2026-11-22", 10},
		{"nothing", "", 0, "up", "2026-11-21", 10},
		{"nothing, down", "", 0, "down", "2026-11-21", 10},
		{"no day", "2026-02-31", 0, "up", "2026-02-31", 10},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := focused(field.NewDate(&c.value, today), 30)
			for range c.left {
				press(f, "left")
			}
			press(f, c.key)
			want(t, "the value", c.value, c.want)
			cursorAt(t, f, c.x, 0)
		})
	}
}

func TestDateKeepsUpAndDownWhileItIsOne(t *testing.T) {
	s := "2026-11-21"
	f := focused(field.NewDate(&s, today), 30)
	if !f.Keeps(key("up")) || !f.Keeps(key("down")) || f.Keeps(key("enter")) || f.Keeps(key("tab")) {
		t.Error("a day keeps other keys than up and down")
	}
	want(t, "the notice", f.Notice(), "Saturday")
	typ(f, "0")
	if f.Keeps(key("up")) {
		t.Error("what is no day keeps up")
	}
	want(t, "the notice", f.Notice(), "")
}

func TestFoldedDateLeavesArrowsToThePage(t *testing.T) {
	for _, s := range []string{"", "2026-11-21"} {
		f := field.NewDate(&s, today)
		f.Fold()
		focused(f, 30)
		if f.Keeps(key("up")) || f.Keeps(key("down")) {
			t.Errorf("%q keeps arrows that only come past", s)
		}
		typ(f, "5")
		press(f, "backspace")
		if f.Keeps(key("down")) {
			t.Errorf("%q keeps arrows when somebody only typed", s)
		}
		press(f, "left")
		if f.Folded() || !f.Keeps(key("up")) {
			t.Errorf("%q stays folded after a key in it", s)
		}
	}
}

func TestMonthKeepsADayOnTheWire(t *testing.T) {
	for _, c := range []struct {
		name, value string
		do          func(f *field.Date)
		shown, want string
	}{
		{"typed", "", func(f *field.Date) { typ(f, "2026-11") }, "2026-11", "2026-11-01"},
		{"a whole day typed", "", func(f *field.Date) { typ(f, "2026-11-21") }, "2026-11", "2026-11-01"},
		{"a word", "", func(f *field.Date) { typ(f, "+2m") }, "2027-01", "2027-01-01"},
		{"another month", "2026-11-17", func(f *field.Date) { press(f, "up") }, "2026-12", "2026-12-01"},
		{"there and back", "2026-11-17", func(f *field.Date) { press(f, "up", "down") }, "2026-11", "2026-11-17"},
		{"there, left, and back", "2026-11-17", func(f *field.Date) {
			press(f, "up")
			f.Blur()
			f.Focus()
			press(f, "down")
		}, "2026-11", "2026-11-17"},
		{"the year", "2026-11-17", func(f *field.Date) { press(f, "home", "up") }, "2027-11", "2027-11-01"},
		{"emptied", "2026-11-17", func(f *field.Date) { press(f, "ctrl+u") }, "a month, as 2026-11", ""},
		{"a month of one digit", "", func(f *field.Date) { typ(f, "2026-3") }, "2026-03", "2026-03-01"},
		{"a month by name", "", func(f *field.Date) { typ(f, "nov 2026") }, "2026-11", "2026-11-01"},
		{"a month before its year", "", func(f *field.Date) { typ(f, "03/2026") }, "2026-03", "2026-03-01"},
		{"no month", "", func(f *field.Date) { typ(f, "2026-13") }, "2026-13", "2026-13"},
		{"half typed", "", func(f *field.Date) { typ(f, "2026-") }, "2026-", "2026-"},
		{"empty, and up", "", func(f *field.Date) { press(f, "up") }, "2026-11", "2026-11-01"},
		{"untouched", "2026-11-17", func(*field.Date) {}, "2026-11", "2026-11-17"},
		{"not understood", "Nov 2026", func(*field.Date) {}, "Nov 2026", "Nov 2026"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := focused(field.NewMonth(&c.value, today), 30)
			c.do(f)
			f.Blur()
			want(t, "the value", c.value, c.want)
			want(t, "the view", seen(f), c.shown)
		})
	}
}

func TestMonthNoticeNamesIt(t *testing.T) {
	s := "2026-11-17"
	f := focused(field.NewMonth(&s, today), 30)
	want(t, "the notice", f.Notice(), "November 2026")
}

func FuzzResolve(f *testing.F) {
	for _, s := range odd {
		f.Add(s, int64(0))
	}
	f.Add("+12m", int64(1<<40))
	f.Fuzz(func(t *testing.T, s string, seconds int64) {
		day, ok := field.Resolve(s, time.Unix(seconds%(1<<38), 0))
		if !ok {
			return
		}
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			t.Errorf("Resolve(%q) = %q", s, day)
		}
		if again, ok := field.Resolve(day, time.Time{}); !ok || again != day {
			t.Errorf("Resolve of %q is %q, %v", day, again, ok)
		}
	})
}

func TestAdviceNamesWhatADateLacks(t *testing.T) {
	for typed, advice := range map[string]string{
		"3/4/2026": "which is the month? Write 2026-04-03 or 2026-03-04", "04.03.2026": "which is the month? Write 2026-03-04 or 2026-04-03",
		"Mar 2026": "the day is missing: write it as 2026-03-21", "2026-03": "the day is missing: write it as 2026-03-21",
		"2026": "the month and the day are missing: write them as 2026-11-21", "1.2.26": "write the year with four digits, as 2026-11-21",
		"2026-02-30": "the calendar doesn't have this day: give one as 2026-11-21", "31 Feb 2026": "the calendar doesn't have this day: give one as 2026-11-21",
		"2026-13-01": "the calendar doesn't have this day: give one as 2026-11-21", "soon": "give a day as 2026-11-21", "\x1b": "give a day as 2026-11-21",
	} {
		want(t, typed, field.NoDay(typed).Error(), advice)
	}
	for typed, advice := range map[string]string{
		"2026": "the month is missing: write it as 2026-11", "3/26": "write the year with four digits: give a month as 2026-11",
		"2024-13": "give a month as 2026-11", "soon": "give a month as 2026-11",
	} {
		want(t, typed, field.NoMonth(typed).Error(), advice)
	}
}
