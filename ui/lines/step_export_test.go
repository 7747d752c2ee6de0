package lines

import (
	"context"
	"io"

	"facet/profile/flow"
	"facet/ui"
)

// RunAt talks about one step, until it is left.
func RunAt(ctx context.Context, in io.Reader, out io.Writer, options ui.Options, at flow.Step) error {
	t := &talk{ctx: ctx, lines: listen(ctx, in), out: out, options: options, session: at.Session()}
	_, err := t.step(at)
	return err
}
