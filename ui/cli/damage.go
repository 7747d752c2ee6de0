package cli

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"sort"
	"time"

	"facet/internal/state"
	"facet/profile/draft/store"
)

// damaged is a file that could not be read as it was.
type damaged struct {
	file  string
	words string // what was in it, and what became of that
}

func (d damaged) Error() string { return d.words + " The file: " + d.file }

// damage is all that was set aside and is there still, and the drafts that only
// a newer facet reads. What is damaged and nobody has read yet is read here.
func (c *command) damage(ctx context.Context) (all []damaged, _ error) {
	_, failed := c.outbox().Open(ctx)
	_, notices, err := draftStore(c.dirs).All()
	errs := []error{failed, err}
	for folder, words := range map[string]string{
		filepath.Join(c.dirs.State, "outbox"): "A file of what was sent from this computer was damaged. facet goes on with what can be read of it, and compares what is sent with what the person has.",
		filepath.Join(c.dirs.State, "drafts"): "A form that was not sent can't be read.",
		c.photos():                            "A photo of before can't be read.",
		c.dirs.State:                          "The sign-ins couldn't be read.",
	} {
		names, err := state.Asides(state.Disk, folder)
		errs = append(errs, err)
		for _, name := range names {
			all = append(all, damaged{name, words})
		}
	}
	for _, n := range notices {
		if errors.Is(n, store.ErrNewer) {
			all = append(all, damaged{n.File, "A form that was not sent was written by a newer facet, which can open it. This one leaves it alone."})
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].file < all[b].file })
	return all, errors.Join(errs...)
}

// newDamage is the damage that nobody has been told of. It is told now.
func (c *command) newDamage(ctx context.Context) (fresh []damaged) {
	if c.dirs.State == "" || c.sandbox {
		return nil
	}
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer stop()
	all, _ := c.damage(ctx) // what can't be read is said by who needs it
	byFolder := map[string][]string{}
	for _, d := range all {
		folder := filepath.Dir(d.file)
		if folder != c.dirs.State { // signing in has said it
			byFolder[folder] = append(byFolder[folder], d.file)
		}
	}
	var names []string
	for folder, files := range byFolder {
		more, err := state.Unreported(ctx, state.Disk, folder, files)
		if err != nil {
			more = files // rather twice than never
		}
		names = append(names, more...)
	}
	return slices.DeleteFunc(all, func(d damaged) bool { return !slices.Contains(names, d.file) })
}

// tellDamage is what the editor says of it when a profile opens. A screen has no
// room for the names of files, so they are said at the end.
func (c *command) tellDamage(ctx context.Context) (words []string) {
	for _, d := range c.newDamage(ctx) {
		words = append(words, d.Error())
		if !c.plain() {
			c.notice(d)
		}
	}
	return words
}

// damageFinding is what the doctor says of it.
func (c *command) damageFinding(ctx context.Context) []finding {
	all, err := c.damage(ctx)
	var found []finding
	for _, d := range all {
		found = append(found, finding{"files", d.Error(), "Look at it, and delete it when it is of no more use."})
	}
	if err != nil {
		found = append(found, finding{"files", "what facet keeps can't be read: " + err.Error(), "facet data shows where it is."})
	}
	return found
}
