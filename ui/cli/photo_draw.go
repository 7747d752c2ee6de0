package cli

import (
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/muesli/cancelreader"

	"facet/internal/photo"
	"facet/internal/picture"
	"facet/profile/send"
)

const (
	pictureWidth  = 32  // of a picture, in cells
	picturePixels = 480 // of one that isn't made of cells
	answersWithin = 500 * time.Millisecond
)

// drawPhoto shows the photo to people, and says what is known of it.
func (c *command) drawPhoto(now send.PhotoState) error {
	fmt.Fprint(c.Out, c.drawn(now))
	for _, f := range now.Facts() {
		fmt.Fprintf(c.Out, "%-8s %s\n", f.Title, f.Value)
	}
	return nil
}

// drawn is the photo as this terminal takes it: as a picture if it answered that it
// does, else in half blocks, if it has the colors.
func (c *command) drawn(now send.PhotoState) string {
	colors := c.colors()
	if now.Small == nil || colors < colorprofile.ANSI256 {
		return ""
	}
	if as := c.protocol(); as != picture.None {
		if drawn, err := as.Draw(photo.Thumb(now.Picture, picturePixels), pictureWidth); err == nil {
			return drawn
		}
	}
	return strings.Join(picture.Cells(now.Small, pictureWidth, colors), "\n") + "\n"
}

// protocol asks the terminal how it takes pictures. What is typed meanwhile is lost,
// so nothing is asked that anybody would be answering.
func (c *command) protocol() picture.Protocol {
	in, out, ok := c.terminals()
	if !ok || runtime.GOOS == "windows" { // whose terminals take none
		return picture.None
	}
	before, err := term.MakeRaw(in.Fd())
	if err != nil {
		return picture.None
	}
	defer func() { _ = term.Restore(in.Fd(), before) }()
	keys, err := cancelreader.NewReader(in)
	if err != nil {
		return picture.None
	}
	defer func() {
		keys.Cancel()
		_ = keys.Close()
	}()
	return picture.Ask(keys, out, answersWithin)
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
