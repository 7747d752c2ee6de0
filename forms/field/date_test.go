package field_test

import (
	"strings"
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
	if !f.Captures(key("up")) || !f.Captures(key("down")) || f.Captures(key("enter")) || f.Captures(key("tab")) {
		t.Error("a day keeps other keys than up and down")
	}
	want(t, "the notice", f.Notice(), "Saturday")
	typ(f, "0")
	if f.Captures(key("up")) {
		t.Error("what is no day keeps up")
	}
	want(t, "the notice", f.Notice(), "")
}

func TestFoldedDateLeavesArrowsToThePage(t *testing.T) {
	for _, s := range []string{"", "2026-11-21"} {
		f := field.NewDate(&s, today)
		f.Fold()
		focused(f, 30)
		if f.Captures(key("up")) || f.Captures(key("down")) {
			t.Errorf("%q keeps arrows that only come past", s)
		}
		typ(f, "5")
		press(f, "backspace")
		if f.Captures(key("down")) {
			t.Errorf("%q keeps arrows when somebody only typed", s)
		}
		press(f, "left")
		if f.Folded() || !f.Captures(key("up")) {
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

func TestDaysAreReadAsPeopleAndProgramsWriteThem(t *testing.T) {
	for day, ways := range map[string][]string{
		"2026-12-31": {
			"20261231", "31122026", "12312026", "31-12-2026", "31 12 2026", "2026 12 31", "2026-12-31.",
			"31 Dez 2026", "31. Dezember 2026", "31 décembre 2026", "31 de diciembre de 2026", "31 dicembre 2026", "31 de dezembro de 2026",
			"31 grudnia 2026", "31 desember 2026", "31 Δεκεμβρίου 2026", "31 декабря 2026", "31 грудня 2026", "31. prosince 2026", "2026. december 31.",
			"31-Dec-2026", "31/dec/2026", "31.Dec.2026", "31st December 2026", "31th of Dec, 2026", "December 31st, 2026", "2026-Dec-31",
			"31-Dec-26", "31 Dez 26", "31 Dec. 26",
			"2026-12-31T00:00:00Z", "2026-12-31T00:00:00.000Z", "2026-12-31T00:00:00+01:00", "2026-12-31 00:00:00", "2026-12-31 00:00", "31.12.2026 00:00",
			"12/31/2026 12:00:00 AM", "31 Dec 2026 0:00", "２０２６-12-31",
		},
		"2026-03-02": {"2 mars 2026", "2. März 2026", "2 marzo 2026", "2 março 2026", "2 maart 2026", "2 marca 2026", "2 mrt 2026", "2 марта 2026"},
		"2026-05-01": {"1er mai 2026", "1º de maio de 2026", "1 maja 2026", "1. května 2026", "1 May 26"},
		"1999-07-04": {"4-Jul-99", "July 4, 1999"},
	} {
		for _, s := range ways {
			got, ok := field.Written(s, today())
			if got != day || !ok {
				t.Errorf("Written(%q) = %q, %v, want %s", s, got, ok, day)
			}
		}
	}
}

func TestWhatCanMeanSeveralDaysOrNoneIsNotRead(t *testing.T) {
	for _, s := range []string{
		"3/4/2026", "03.04.2026", "03042026", "11. listopada 2026", "1-Jan-77", "2020-01-31T23:00:00Z", "46328", "0001-01-01", "0001-01-01T00:00:00Z",
		"2026-11-02 nonsense", "0001-01-01zzz", "2026-11-02\x00", "Mayday 2026", "31 Feb 26", "12111026", "today", "+1y", "2 May June 2026", "2 may 2026 3",
	} {
		if got, ok := field.Written(s, today()); ok {
			t.Errorf("Written(%q) = %q", s, got)
		}
	}
}

func TestMonthsAreReadAsDaysAre(t *testing.T) {
	for s, want := range map[string]string{
		"2026-11": "2026-11-01", "11/2026": "2026-11-01", "Nov 2026": "2026-11-01", "novembre 2026": "2026-11-01", "11.2026": "2026-11-01", "202611": "2026-11-01",
		"Noviembre de 2026": "2026-11-01", "2026 Nov": "2026-11-01", "2024-01-15": "2024-01-15", "15 Jan 2024": "2024-01-15", "Nov 26": "", "listopada 2026": "", "soon": "",
	} {
		if got, ok := field.WrittenMonth(s, today()); got != want || ok != (want != "") {
			t.Errorf("WrittenMonth(%q) = %q, %v", s, got, ok)
		}
	}
}

func TestMonthSaysThatTheDayIsDropped(t *testing.T) {
	for typed, said := range map[string]string{
		"2024-01-15": "Only the month counts here: the day, 15, is dropped.", "15 Jan 2024": "Only the month counts here: the day, 15, is dropped.",
		"2024-01": "", "Jan 2024": "", "today": "",
	} {
		var s string
		f := focused(field.NewMonth(&s, today), 30)
		typ(f, typed)
		if !strings.HasSuffix(f.Notice(), said) {
			t.Errorf("while %q is typed it says %q", typed, f.Notice())
		}
		f.Blur()
		want(t, typed, f.Notice(), said)
		f.SetText(typed)
		want(t, typed, f.Notice(), said)
	}
}

func TestPresentIsWhatItMeans(t *testing.T) {
	for _, typed := range []string{"present", "Now", " today ", "bis heute", "aujourd’hui", "Hoy"} {
		s, current := "2026-01-01", 0
		f := focused(field.NewMonth(&s, today).OnPresent("It goes on.", func() { current++ }), 30)
		press(f, "ctrl+u")
		typ(f, typed)
		want(t, "the notice", f.Notice(), "It goes on.")
		if current != 0 {
			t.Errorf("%q counts while it is typed", typed)
		}
		f.Blur()
		if s != "" || current != 1 || f.Notice() != "It goes on." {
			t.Errorf("%q is %q, %d times, and says %q", typed, s, current, f.Notice())
		}
	}
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
		"11. listopada 2026": "which is the month? Write 2026-10-11 or 2026-11-11", "46328": "this is a spreadsheet's number for a day, most likely 2026-11-02: write the day itself",
		"2020-01-31T23:00:00Z": "this is a day with a time, which is another day in other places: give the day alone, as 2020-01-31",
		"2.11.2026 14:05":      "which is the month? Write", "21.11.2026 2:05 pm": "this is a day with a time", "today": "this is another day tomorrow: give a day as 2026-11-21",
		"0001-01-01": "the year 1 stands for no day at all", "2026-11-02 nonsense": "this date can't be read: give a day as 2026-11-21", "20261331": "this date can't be read: give a day as 2026-11-21",
		"2026-02-30": "the calendar doesn't have this day: give one as 2026-11-21", "31 Feb 2026": "the calendar doesn't have this day: give one as 2026-11-21",
		"2026-13-01": "the calendar doesn't have this day: give one as 2026-11-21", "soon": "this date can't be read: give a day as 2026-11-21", "\x1b": "this date can't be read: give a day as 2026-11-21",
	} {
		if got := field.NoDay(typed).Error(); !strings.HasPrefix(got, advice) {
			t.Errorf("of %q it says %q, want %q", typed, got, advice)
		}
	}
	for typed, advice := range map[string]string{
		"2026": "the month is missing: write it as 2026-11", "3/26": "write the year with four digits: give a month as 2026-11",
		"2024-13": "this date can't be read: give a month as 2026-11", "soon": "this date can't be read: give a month as 2026-11",
	} {
		want(t, typed, field.NoMonth(typed).Error(), advice)
	}
}
