package field_test

import (
	"testing"

	"facet/forms/field"
)

func TestItemsPartAtCommasSemicolonsAndLineBreaks(t *testing.T) {
	for typed, wanted := range map[string][]string{
		"engineering, leadership, Rust": {"engineering", "leadership", "Rust"},
		"a;b ; c":                       {"a", "b", "c"},
		"a\nb\r\nc":                     {"a", "b", "c"},
		`a, "b, c", d`:                  {"a", "b, c", "d"},
		`„b; c“; «d, e», “f, g”`:        {"b; c", "d, e", "f, g"},
		`5" pipe, 7" pipe`:              {`5" pipe`, `7" pipe`},
		`"unclosed, b`:                  {`"unclosed`, "b"},
		"a, A, a ,b":                    {"a", "b"},
		"、日本語、中文":                       {"日本語", "中文"},
		" , ;\n":                        nil,
		"one":                           {"one"},
	} {
		var set, pasted, typedIn []string
		field.NewList(&set).SetItems([]string{typed})
		items(t, set, wanted...)
		f := focused(field.NewList(&pasted), 60)
		paste(f, typed)
		f.Blur()
		items(t, pasted, wanted...)
		f = focused(field.NewList(&typedIn), 60)
		for _, r := range typed {
			if r == '\n' {
				press(f, "enter")
			} else if r != '\r' {
				typ(f, string(r))
			}
		}
		f.Blur()
		items(t, typedIn, wanted...)
		if t.Failed() {
			t.Fatalf("with %q", typed)
		}
	}
}

func TestItemStandsAloneAtItsComma(t *testing.T) {
	var v []string
	f := focused(field.NewList(&v), 60)
	typ(f, "Rust, Go")
	want(t, "the view", seen(f), "[Rust] Go")
	typ(f, ",rust;")
	want(t, "the view", seen(f), "[Rust] [Go] add one")
	want(t, "the notice", f.Notice(), "“rust” is there already.")
	items(t, v, "Rust", "Go")
}

func TestItemWithACommaIsTakenBackInQuotes(t *testing.T) {
	v := []string{"a, b"}
	f := focused(field.NewList(&v), 60)
	press(f, "backspace")
	want(t, "the input", seen(f), `"a, b"`)
	items(t, v, "a, b")
	press(f, "left")
	typ(f, "c")
	press(f, "enter")
	items(t, v, "a, bc")
}

func TestCommaInTheMiddlePartsWhatIsWritten(t *testing.T) {
	var v []string
	f := focused(field.NewList(&v), 60)
	typ(f, "chessgo")
	press(f, "left", "left")
	typ(f, ",")
	items(t, v, "chess", "go")
	typ(f, "x")
	items(t, v, "chess", "xgo")
}
