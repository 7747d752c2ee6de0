package cli

import (
	"fmt"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"facet/internal/picture"
	"facet/profile/send"
)

// pictureWidth is how many cells a picture has across.
const pictureWidth = 32

// drawPhoto shows the photo to people, and says what is known of it.
func (c *command) drawPhoto(now send.PhotoState) error {
	for _, line := range picture.Cells(now.Small, pictureWidth, c.colors()) {
		fmt.Fprintln(c.Out, line)
	}
	for _, f := range now.Facts() {
		fmt.Fprintf(c.Out, "%-8s %s\n", f.Title, f.Value)
	}
	return nil
}

// telling are the variables by which a terminal says which colors it has.
var telling = []string{"TERM", "COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TMUX", "WT_SESSION", "ConEmuANSI", "TERM_PROGRAM"}

// colors are those of the terminal that the result goes to.
func (c *command) colors() colorprofile.Profile {
	var env []string
	for _, name := range telling {
		if value, set := c.LookupEnv(name); set {
			env = append(env, name+"="+value)
		}
	}
	return colorprofile.Detect(c.Out, env)
}

// onTerminal reports whether the result goes to a terminal.
func (c *command) onTerminal() bool {
	out, ok := c.Out.(term.File)
	return ok && term.IsTerminal(out.Fd())
}
