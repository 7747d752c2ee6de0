package ui_test

import (
	"os"
	"path/filepath"
	"testing"
)

// someResume is a JSON Resume in a file of its own.
func someResume(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "cv.json")
	content := `{"basics":{"phone":"+47 1","summary":"Me"},"interests":["Chess","Sea kayaking"],"certificates":[{"name":"Prize","date":"2019","issuer":"Contoso"}],"volunteer":[{"organization":"Food bank"}]}`
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestWhatAFileSaysBecomesFormsToTick(t *testing.T) {
	file := someResume(t)
	story(t, func(term *terminal) {
		term.press("import").see("Import from a file", "Reading the file sends nothing.").typ("nowhere.zip").press("enter").see("There is no file nowhere.zip.")
		term.press("esc").press("import").typ("'" + file + "'").press("enter")
		term.see("What of a JSON Resume should you have?", "A profile has no place for volunteer.", "there already", "Issued: the file says 2019: say which day")
		term.press("*").see("[x] Chess", "[ ] Sea kayaking", "[x] Prize", "fill in 2 forms")
		term.press("enter").see("New certification · 1 of 2", "It began with certificates[0].", "(from the file)").press("ctrl+s").see("The month and the day are missing")
		term.press("ctrl+n").see("New interest · 2 of 2").press("ctrl+s", "enter").see("✓ Created")
		if n := len(term.writes()); n != 1 {
			t.Errorf("it sent %d times", n)
		}
	})
}
