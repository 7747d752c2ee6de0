package cli

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"facet/internal/text"
)

// say says a line to whoever waits, on standard error.
func (c *command) say(format string, args ...any) {
	if !c.quiet {
		fmt.Fprintln(c.Err, text.Line(fmt.Sprintf(format, args...)))
	}
}

// talk says a sentence to people, on standard error.
func (c *command) talk(format string, args ...any) {
	words := fmt.Sprintf(format, args...)
	if !strings.HasSuffix(words, ".") {
		words += "."
	}
	c.say("facet: %s", words)
}

// agrees asks a question, and reports whether somebody says yes to it.
func (c *command) agrees(ctx context.Context, question string) (bool, error) {
	fmt.Fprint(c.Err, text.Line(question+" y/N "))
	typed, err := line(ctx, bufio.NewReader(c.In))
	typed = strings.ToLower(typed)
	return typed == "y" || typed == "yes", err
}

// note keeps an error that doesn't end the run, to be said at its end.
func (c *command) note(err error) {
	if err != nil && len(c.notices) == 0 {
		c.notice(err)
	}
}
