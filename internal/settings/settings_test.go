package settings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var some = []Setting{
	{Name: "client_id", Help: "the app"},
	{Name: "tenant", Default: "organizations"},
	{Name: "cloud", Default: "global", Values: []string{"global", "china"}},
	{Name: "paths.interest", Default: "profile/interests"},
}

// load loads a file's text, an environment and flags.
func load(t *testing.T, text string, env, flags map[string]string) (Values, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if text != "" {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	of := func(said map[string]string) func(string) (string, bool) {
		return func(name string) (string, bool) { v, ok := said[name]; return v, ok }
	}
	return Load(some, Sources{File: path, Env: of(env), Flag: of(flags)})
}

func TestFlagLeavesNoRoomForOtherSettings(t *testing.T) {
	const file = "tenant = \"file.example\"\n"
	for name, test := range map[string]struct{ flags, want, origin string }{
		"the flag":      {"cloud", "organizations", "left out, as --cloud is given; "},
		"both by flags": {"cloud tenant", "china", "flag --tenant"},
		"no flag":       {"client-id", "file.example", ""},
	} {
		flags := map[string]string{}
		for flag := range strings.FieldsSeq(test.flags) {
			flags[flag] = "china"
		}
		values, err := load(t, file, nil, flags)
		if err != nil {
			t.Fatal(err)
		}
		values.Yield("cloud", "tenant")
		if said := values.Said("tenant"); said.Value != test.want || !strings.HasPrefix(said.Origin, test.origin) {
			t.Errorf("%s: %q from %s", name, said.Value, said.Origin)
		}
	}
}

func TestStrongestPlaceWinsAndIsNamed(t *testing.T) {
	file := "# mine\nclient_id = \"from-file\"\ntenant = \"file.example\"\ncloud = \"china\"\n\n[paths]\ninterest = \"me/interests\"\n"
	values, err := load(t, file, map[string]string{"FACET_TENANT": "env.example", "FACET_CLIENT_ID": "from-env"}, map[string]string{"client-id": "from-flag"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct{ name, value, origin string }{
		{"client_id", "from-flag", "flag --client-id"},
		{"tenant", "env.example", "FACET_TENANT"},
		{"cloud", "china", "config.toml line 4"},
		{"paths.interest", "me/interests", "config.toml line 7"},
	} {
		if got := values.Of(want.name); got != want.value {
			t.Errorf("%s = %q, want %q", want.name, got, want.value)
		}
		for _, v := range values {
			if v.Name == want.name && !strings.HasSuffix(v.Origin, want.origin) {
				t.Errorf("%s came from %q, want %q", v.Name, v.Origin, want.origin)
			}
		}
	}
}

func TestNothingSetIsTheDefault(t *testing.T) {
	values, err := load(t, "", nil, nil)
	if err != nil || values.Of("cloud") != "global" || values[0].Origin != "default" {
		t.Errorf("%v, %v", values, err)
	}
}

func TestMistakesAreNamedWithTheirPlace(t *testing.T) {
	for name, c := range map[string]struct {
		file       string
		env, flags map[string]string
		want       []string
	}{
		"typo":       {file: "\nclient_idd = \"x\"\n", want: []string{"line 2", "no setting client_idd", "did you mean client_id?"}},
		"two typos":  {file: "tenat = \"x\"\nclod = \"y\"\n", want: []string{"line 1", "tenant", "line 2", "cloud"}},
		"not TOML":   {file: "tenant = \n", want: []string{"line 1", "not TOML"}},
		"a number":   {file: "tenant = 5\n", want: []string{"line 1", "tenant", "in quotes"}},
		"wrong word": {file: "cloud = \"moon\"\n", want: []string{"line 1", "global, china", "moon"}},
		"a path":     {file: "\ntenant = \"C:\\Users\\kim\\ca.pem\"\n", want: []string{"line 2", "backslash", "in single quotes", `'C:\Users`}},
		"a tab":      {file: `tenant = "C:\temp"`, want: []string{"line 1", "tenant", "in single quotes"}},
		"not text":   {file: "tenant = \"x\"\n# \xd0\xe5\xe4\xee\n", want: []string{"config.toml: line 2", "not UTF-8"}},
		"empty env":  {env: map[string]string{"FACET_TENANT": ""}, want: []string{"FACET_TENANT is empty", "unset it"}},
		"bad flag":   {flags: map[string]string{"cloud": "moon"}, want: []string{"flag --cloud", "global, china"}},
	} {
		_, err := load(t, c.file, c.env, c.flags)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		for _, want := range c.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q does not say %q", name, err, want)
			}
		}
	}
}

func TestFileIsReadAsEditorsOnWindowsWriteIt(t *testing.T) {
	for name, c := range map[string]struct{ file, note string }{
		"UTF-8 with a mark": {"\ufefftenant = \"x.example\"\r\n# Zürich\r\n", ""},
		"UTF-16":            {"\xff\xfet\x00e\x00n\x00a\x00n\x00t\x00=\x00'\x00x\x00.\x00e\x00x\x00a\x00m\x00p\x00l\x00e\x00'\x00", ""},
		"Windows-1252":      {"tenant = \"x.example\" # Z\xfcrich\r\n", "Zürich"},
	} {
		path := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(path, []byte(c.file), 0o600); err != nil {
			t.Fatal(err)
		}
		nothing := func(string) (string, bool) { return "", false }
		var note string
		values, err := Load(some, Sources{File: path, Env: nothing, Flag: nothing, Note: func(words string) { note = words }})
		if err != nil || values.Of("tenant") != "x.example" || !strings.Contains(note, c.note) || (note == "") != (c.note == "") {
			t.Errorf("%s: %v, %v, note %q", name, values, err, note)
		}
	}
}

func TestAddressWithAPasswordIsRefusedAndNotRepeated(t *testing.T) {
	for value, refused := range map[string]bool{
		"https://ada:canary@x.example": true, "https://ada@x.example": true, "https:/ada:canary@x.example": true, "ada:canary@x.example": true,
		"https://ada:can/ary@x.example": true, "https://x.example/~a@b": false, "ada@x.example": false,
		`C:\kim@x\ca.pem`: false, "C:/kim@x/ca.pem": false, "/home/a:b@c": false,
	} {
		_, err := load(t, "", nil, map[string]string{"tenant": value})
		if (err != nil) != refused || err != nil && (!strings.Contains(err.Error(), "tenant") || strings.Contains(err.Error(), "canary")) {
			t.Errorf("%s: %v", value, err)
		}
	}
}

func FuzzReadFile(f *testing.F) {
	f.Add("client_id = \"x\"\n[paths]\ninterest = \"y\"\n")
	f.Add("a.b.c = [1, {x = 2}]\n")
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		values, _, err := readFile(path, some)
		for name := range values {
			if err == nil && !strings.Contains("client_id tenant cloud paths.interest", name) {
				t.Errorf("unknown setting %q", name)
			}
		}
	})
}
