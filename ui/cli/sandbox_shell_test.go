package cli

import "testing"

func TestVariablesAreSetAsTheShellOfTheSystemTakesThem(t *testing.T) {
	a, b := []string{"A", "1"}, []string{"B", "2"}
	for got, want := range map[string]string{
		forShell("linux", false, a):     "A=1",
		forShell("darwin", true, a, b):  "export A=1 \\\n      B=2",
		forShell("windows", false, a):   "$env:A='1';",
		forShell("windows", true, a, b): "$env:A='1';\n    $env:B='2';",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
