package lines_test

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWhatAFileSaysIsHeardAndFilledIn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "cv.json")
	if err := os.WriteFile(file, []byte(`{"basics":{"phone":"+47 1"},"interests":["Chess","Draughts","Sea kayaking"]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	story(t, func(c *caller) {
		c.hears("import to import LinkedIn's archive, a CV or badges").types("import").hears("Import from a file", "Type the name of the file").types(file)
		c.hears("What of a JSON Resume should you have?", "1 Chess. interest", "3 Sea kayaking. interest · there already", "several as 1,3")
		c.types("all").hears("1 of 2", "New interest", "It began with interests[0].").types(".").types("y").hears("Created: Chess")
		c.sent("POST /beta/me/profile/interests").body(`{"displayName":"Chess"}`)
		c.types("").hears("2 of 2", "New interest").question("Name").hears("Now: Draughts").types("q")
	})
}
