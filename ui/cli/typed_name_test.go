package cli

import "testing"

func TestFileNamesInCommandsAreAsAShellTakesThem(t *testing.T) {
	for name, want := range map[string]string{
		"mine.csv": "mine.csv", "Größe.csv": "Größe.csv", "../a-b/c.csv": "../a-b/c.csv",
		"two hundred ü.csv": `"two hundred ü.csv"`, "it's.csv": `"it's.csv"`, "(1).csv": `"(1).csv"`, `C:\lists\a.csv`: `"C:\lists\a.csv"`,
		"$HOME.csv": "'$HOME.csv'", "a`b'c": `'a` + "`" + `b'\''c'`, "": `""`,
	} {
		if got := typedName(name); got != want {
			t.Errorf("%q: %s", name, got)
		}
	}
}
