package cli_test

import (
	"testing"

	"facet/ui/cli"
)

func TestSignsArePlainWhereTheTerminalHasNoOthers(t *testing.T) {
	for _, c := range []struct {
		setting string
		env     map[string]string
		plain   bool
	}{
		{"auto", nil, false},
		{"auto", map[string]string{"TERM": "xterm-256color", "LANG": "nb_NO.UTF-8"}, false},
		{"auto", map[string]string{"LANG": "ja_JP.utf8"}, false},
		{"auto", map[string]string{"TERM": "linux", "LANG": "en_GB.UTF-8"}, true},
		{"auto", map[string]string{"TERM": "dumb"}, true},
		{"auto", map[string]string{"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, true},
		{"auto", map[string]string{"LANG": "de_DE.ISO-8859-1"}, true},
		{"auto", map[string]string{"RUNEWIDTH_EASTASIAN": "1", "LANG": "ja_JP.UTF-8"}, true},
		{"unicode", map[string]string{"TERM": "linux"}, false},
		{"ascii", map[string]string{"LANG": "en_GB.UTF-8"}, true},
	} {
		lookup := func(name string) (string, bool) { value, there := c.env[name]; return value, there }
		if got := cli.PlainSigns(c.setting, lookup); got != c.plain {
			t.Errorf("%s, %v: plain is %v", c.setting, c.env, got)
		}
	}
}
