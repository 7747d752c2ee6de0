package e2e

import (
	"os"
	"path/filepath"
	"testing"
)

func TestCreateForSomebodyElseAsksWhoseProfileItIs(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "chess.json")
	if err := os.WriteFile(file, []byte(`{"displayName":"Chess"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	ask := func() *terminal {
		term := start(t, []string{"create", "interest", "--sandbox", "--file", file, "--user", kenta, "--format", "json"}, environment(t))
		return term.see("the profile of somebody else", "佐藤 健太", kenta, "before the @")
	}
	ask().typ("ines.popova\r").see("That doesn't match this person.").typ("kenta.sato\r").see(`"displayName": "Chess"`)
	ask().typ("\r").see("nothing was sent")
}
