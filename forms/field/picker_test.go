package field_test

import (
	"strings"
	"testing"

	"facet/forms/field"
)

var relationships = []field.Option{
	{Value: "manager", Name: "Manager"}, {Value: "colleague", Name: "Colleague"},
	{Value: "directReport", Name: "Direct report"}, {Value: "dotLineReport", Name: "Dotted-line report"},
}

func countries() []field.Option {
	return []field.Option{
		{Value: "AX", Name: "Åland Islands"}, {Value: "CI", Name: "Côte d’Ivoire"},
		{Value: "DK", Name: "Denmark", Also: []string{"Danmark"}}, {Value: "DJ", Name: "Djibouti"},
		{Value: "DE", Name: "Germany", Also: []string{"Deutschland"}}, {Value: "JP", Name: "Japan", Also: []string{"日本"}},
		{Value: "LU", Name: "Luxembourg"}, {Value: "NE", Name: "Niger"}, {Value: "NG", Name: "Nigeria"},
		{Value: "ST", Name: "São Tomé & Príncipe"}, {Value: "GB", Name: "United Kingdom"}, {Value: "US", Name: "United States"},
	}
}

// language accepts what looks like a language tag.
func language(typed string) (field.Option, bool) {
	return field.Option{Value: typed, Name: "Language " + typed}, strings.HasPrefix(typed, "x-")
}

func picker(value *string) *field.Picker { return field.NewPicker(value, countries) }

func TestPickerFindsWithoutCaseAndAccents(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"germ", "DE"}, {"DEUTSCH", "DE"}, {"de", "DE"}, {"den", "DK"}, {"dan", "DK"}, {"aland", "AX"}, {"åland", "AX"},
		{"sao tome", "ST"}, {"cote d'iv", "CI"}, {"日本", "JP"}, {"niger", "NE"}, {"kingdom", "GB"}, {"united s", "US"},
		{"not set", ""},
	} {
		s := "LU"
		f := focused(picker(&s), 40)
		typ(f, c.typed)
		press(f, "enter")
		if s != c.want {
			t.Errorf("%q picks %q, want %q", c.typed, s, c.want)
		}
		if !f.Folded() || f.Captures(key("down")) {
			t.Error("the list stays open")
		}
	}
}

func TestPickerShowsAWindowOfItsList(t *testing.T) {
	s := "DE"
	f := focused(picker(&s), 30)
	want(t, "the view", seen(f), `Germany
    Åland Islands  AX
    Côte d’Ivoire  CI
    Denmark  DK
    Djibouti  DJ
› ● Germany  DE
    Japan  JP
    Luxembourg  LU
    Niger  NE`)
	cursorAt(t, f, 0, 0)
	press(f, "pgdown")
	lines := strings.Split(seen(f), "\n")
	want(t, "the last row", lines[len(lines)-1], "›   United States  US")
	press(f, "home")
	want(t, "the first row", strings.Split(seen(f), "\n")[1], "›   Not set")
	press(f, "end", "up", "enter")
	want(t, "the value", s, "GB")
	want(t, "the view", seen(f), "United Kingdom")
	want(t, "the summary", f.Summary(), "United Kingdom")
}

func TestPickerAsksForOptionsWhenItNeedsThem(t *testing.T) {
	asked, s := 0, ""
	f := field.NewPicker(&s, func() []field.Option {
		asked++
		return countries()
	})
	f.View()
	f.Summary()
	if asked != 0 {
		t.Error("it asked before the first focus")
	}
	for range 3 {
		f.Focus()
		typ(f, "germany")
		f.Blur()
	}
	s = "elsewhere"
	f.View()
	f.Focus()
	if asked != 1 {
		t.Errorf("it asked %d times", asked)
	}
}

func TestUnknownValueStaysOnOffer(t *testing.T) {
	s := "x\x1bx"
	f := focused(picker(&s), 30)
	rows := strings.Split(seen(f), "\n")
	want(t, "its row", rows[2], "› ● x␛x")
	want(t, "the summary", f.Summary(), "x␛x")
	typ(f, "germany")
	press(f, "ctrl+u", "home", "down", "enter")
	want(t, "the value", s, "x\x1bx")
}

func TestLeavingPicksOnlyWhatIsMeant(t *testing.T) {
	for _, c := range []struct {
		typed, want string
		wrong       bool
	}{
		{"luxem", "LU", false}, {"de", "DE", false}, {"ne", "NE", false}, {"niger", "NE", false}, {"Japan ", "JP", false},
		{"united", "united", true}, {"zzz", "zzz", true}, {"", "DK", false}, {"   ", "DK", false}, {"x-klingon", "x-klingon", false},
	} {
		s := "DK"
		f := focused(picker(&s).Accept(language), 60)
		typ(f, c.typed)
		f.Blur()
		if s != c.want || (f.Error() != nil) != c.wrong {
			t.Errorf("leaving with %q gives %q and says %v", c.typed, s, f.Error())
		}
	}
}

func TestWhatMeansNoChoiceIsKeptToBeMended(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want string
	}{
		{[]string{"enter", "esc"}, "DK"},
		{[]string{"enter", "ctrl+u"}, "DK"},
		{[]string{"enter", "ctrl+u", "down", "enter"}, "DJ"},
		{[]string{"backspace", "backspace", "enter"}, "JP"},
		{[]string{"enter", "backspace"}, "japz"},
		{nil, "japzz"},
	} {
		s, heard := "DK", 0
		f := focused(picker(&s).OnPick(func(field.Option) { heard++ }), 60)
		typ(f, "japzz")
		f.Blur()
		want(t, "the view", seen(f), "japzz")
		want(t, "the advice", f.Error().Error(), "“japzz” means none of the choices: type part of a name, or press enter to choose")
		f.Focus()
		press(f, c.keys...)
		f.Blur()
		want(t, "the value", s, c.want)
		if wrong, picked := f.Error() != nil, heard > 0; wrong != (len(s) > 2) || picked != (s != "DK" && !wrong) {
			t.Errorf("%v: wrong %v, heard %d", c.keys, wrong, heard)
		}
	}
}

func TestRowThatWasMovedToIsPickedByEnterOnly(t *testing.T) {
	for typed, picked := range map[string]string{"": "DE", "united": "US"} {
		s := "DK"
		f := focused(picker(&s), 60)
		typ(f, typed)
		press(f, "down", "down", "enter")
		f.Blur()
		want(t, "the value", s, picked)
	}
	s := "DK"
	f := focused(picker(&s), 60)
	press(f, "down", "down")
	f.Blur()
	want(t, "the value", s, "DK")
	want(t, "the notice", f.Notice(), "“Germany” was not taken: enter takes what is marked.")
}

func TestEscClosesTheListAndPicksNothing(t *testing.T) {
	s := "DK"
	f := focused(picker(&s), 60)
	press(f, "down", "down", "esc")
	if f.Captures(key("esc")) || f.Captures(key("down")) {
		t.Error("the list stays open")
	}
	f.Blur()
	want(t, "the value", s, "DK")
}

func TestFoldedPickerOpensOnlyWhenItIsMeant(t *testing.T) {
	for _, opens := range []string{"enter", "space", "right", "j"} {
		s := "DK"
		f := picker(&s)
		f.Fold()
		focused(f, 60)
		want(t, "the view", seen(f), "Denmark")
		if f.Captures(key("down")) || f.Captures(key("esc")) || f.Captures(key("tab")) {
			t.Error("a folded list keeps keys of the page")
		}
		if opens == "j" {
			typ(f, opens)
		} else if f.Captures(key(opens)) {
			f.Update(key(opens))
		}
		if f.Folded() || !f.Captures(key("down")) {
			t.Errorf("%s doesn't open it", opens)
		}
		want(t, "the value", s, "DK")
	}
}

func TestAcceptedValueIsOnTheList(t *testing.T) {
	s := ""
	f := focused(picker(&s).Accept(language), 60)
	typ(f, "x-one")
	want(t, "the view", seen(f), "x-one\n›   Language x-one  x-one")
	press(f, "enter")
	want(t, "the value", s, "x-one")
	f.Blur()
	f.Focus()
	press(f, "enter")
	want(t, "its row", strings.Split(seen(f), "\n")[2], "› ● Language x-one  x-one")
	typ(f, "x-two")
	press(f, "enter")
	want(t, "the value", s, "x-two")
	want(t, "the summary", f.Summary(), "Language x-two")
}

func TestOnPickHearsOfChangesOnly(t *testing.T) {
	var heard []string
	s := "DK"
	f := picker(&s).OnPick(func(o field.Option) { heard = append(heard, o.Value+":"+o.Name) })
	focused(f, 60)
	press(f, "enter")
	typ(f, "germany")
	press(f, "enter")
	f.Blur()
	f.Focus()
	press(f, "enter", "home", "enter")
	items(t, heard, "DE:Germany", ":")
}

func TestTypingOpensThePickedListAgain(t *testing.T) {
	s := ""
	f := focused(picker(&s), 40)
	press(f, "down", "enter")
	cursorAt(t, f, len("Aland Islands"), 0)
	typ(f, "jap")
	want(t, "the view", seen(f), "jap\n›   Japan  JP")
	want(t, "the notice", f.Notice(), "1 match")
}
