package settings

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPutKeepsEverythingElseOfTheFile(t *testing.T) {
	for name, c := range map[string]struct{ before, after string }{
		"no file":        {"", "client_id = \"new\"\n"},
		"comments":       {"# mine\ntheme = \"dark\" # at night", "# mine\ntheme = \"dark\" # at night\nclient_id = \"new\"\n"},
		"a table":        {"# mine\n\n[paths]\ninterest = \"x\"\n", "# mine\n\nclient_id = \"new\"\n[paths]\ninterest = \"x\"\n"},
		"said before":    {"client_id = \"old\" # from Kim\ntheme = \"dark\"\n", "client_id = \"new\" # from Kim\ntheme = \"dark\"\n"},
		"in a comment":   {"# client_id = \"example\"\n", "# client_id = \"example\"\nclient_id = \"new\"\n"},
		"a mark":         {"\ufeff# Zürich\r\n", "# Zürich\nclient_id = \"new\"\n"},
		"Windows-1252":   {"# Z\xfcrich\r\n", "# Zürich\nclient_id = \"new\"\n"},
		"UTF-16":         {"\xff\xfe#\x00\xfc\x00", "#ü\nclient_id = \"new\"\n"},
		"in a table too": {"[paths]\nclient_id = \"other\"\n", "client_id = \"new\"\n[paths]\nclient_id = \"other\"\n"},
	} {
		path := filepath.Join(t.TempDir(), "sub", "config.toml")
		if c.before != "" {
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(c.before), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := Put(path, "client_id", "new"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if after, _ := os.ReadFile(path); string(after) != c.after {
			t.Errorf("%s: the file is\n%s\nwant\n%s", name, after, c.after)
		}
	}
}

func TestPutLeavesAFileThatItCannotReadAsItIs(t *testing.T) {
	for _, before := range []string{"theme = \n", "# \xd0\xe5\xe4\xee\n", "client_id = \"\"\"\nold\"\"\"\n"} {
		path := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(path, []byte(before), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := Put(path, "client_id", "new"); err == nil {
			t.Errorf("%q: no error", before)
		}
		if after, _ := os.ReadFile(path); string(after) != before {
			t.Errorf("%q became %q", before, after)
		}
	}
}

func FuzzPut(f *testing.F) {
	f.Add("# mine\nclient_id = \"x\" # y\n[paths]\ninterest = \"y\"\n", "new")
	f.Add("a = '''\n[x]\nclient_id = 1\n'''\n", "a\nb")
	f.Fuzz(func(t *testing.T, text, value string) {
		if after := put(text, "client_id", value); onlySets(text, after, "client_id", value) && len(after) == 0 {
			t.Errorf("%q became nothing", text)
		}
	})
}
