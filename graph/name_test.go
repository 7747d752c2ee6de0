package graph

import (
	"strings"
	"testing"
)

func TestNameIsReadAsPeopleCopyIt(t *testing.T) {
	for written, want := range map[string]string{
		"ada@contoso.com":                          "ada@contoso.com",
		" \u00a0ada@contoso.com\t\r\n":             "ada@contoso.com",
		"ada\u200b@contoso.com\ufeff":              "ada@contoso.com",
		"\u202aada@contoso.com\u202c":              "ada@contoso.com",
		"Ada Larsen <ada@contoso.com>":             "ada@contoso.com",
		"\"Larsen, Ada\" <ada@contoso.com>":        "ada@contoso.com",
		"<mailto:ada@contoso.com>":                 "ada@contoso.com",
		"MAILTO:ada@contoso.com?subject=Hello":     "ada@contoso.com",
		"“ada@contoso.com”":                        "ada@contoso.com",
		"siobhan.o'neil@contoso.com":               "siobhan.o'neil@contoso.com",
		"luca_fabrikam.com#EXT#@contoso.com":       "luca_fabrikam.com#EXT#@contoso.com",
		"{6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1001":    "",
		" 6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1001":    "6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1001",
		"Ada Larsen":                               "",
		"ada@contoso.com; kenji@contoso.com":       "",
		"ada@contoso.com <kenji@contoso.com> more": "",
		"ada":            "",
		"":               "",
		"ada larsen@c.d": "",
	} {
		got, err := ReadUser(written)
		if got != want && err == nil || (err == nil) != (want != "") {
			t.Errorf("ReadUser(%q) = %q, %v; want %q", written, got, err, want)
		}
	}
	if _, err := ReadUser("ada larsen@contoso.com"); err == nil || !strings.HasPrefix(err.Error(), "character 4 can't be seen (U+0020)") {
		t.Error(err)
	}
}

func TestOddCharactersOfANameAreNamed(t *testing.T) {
	for name, want := range map[string]string{
		"alex.kim@contoso.com":       "",
		"alex.kim\u200b@contoso.com": "character 9 can't be seen (U+200B)",
		"\u0430lex.kim@contoso.com":  "character 1, \u0430, is a Cyrillic letter (U+0430)",
		"alex.kim@c\u03bfntoso.com":  "character 11, \u03bf, is a Greek letter (U+03BF)",
	} {
		if said := OddCharacter(name); !strings.HasPrefix(said, want) || want == "" && said != "" {
			t.Errorf("%q: %s", name, said)
		}
	}
}
