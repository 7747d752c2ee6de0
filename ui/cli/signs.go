package cli

import (
	"cmp"
	"strings"
)

// PlainSigns reports whether the screens are drawn with ASCII: by the setting, or where
// the terminal or the locale has nothing else, or draws some signs in two cells.
func PlainSigns(setting string, lookup func(string) (string, bool)) bool {
	if setting != "auto" {
		return setting == "ascii"
	}
	env := func(name string) string {
		value, _ := lookup(name)
		return value
	}
	if term := env("TERM"); term == "linux" || term == "dumb" || env("RUNEWIDTH_EASTASIAN") == "1" {
		return true
	}
	locale := strings.ToLower(cmp.Or(env("LC_ALL"), env("LC_CTYPE"), env("LANG")))
	return locale != "" && !strings.Contains(locale, "utf-8") && !strings.Contains(locale, "utf8")
}
