package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"facet/graph/outbox"
	"facet/internal/drafts"
	"facet/internal/state"
	"facet/internal/text"
	"facet/ui"
)

// keeper joins the screens to package drafts.
type keeper struct {
	store *drafts.Store
	saver *drafts.Saver
	note  func(error)

	mu      sync.Mutex
	problem error // of the latest save
}

func newKeeper(dirs state.Dirs, note func(error), start func(func())) *keeper {
	k := &keeper{store: draftStore(dirs), note: note}
	k.saver = drafts.NewSaver(k.store, k.saved, start)
	return k
}

// saved notes how a save ended. The first that fails is said at the end, too.
func (k *keeper) saved(_ drafts.Draft, err error) {
	k.mu.Lock()
	first := k.problem == nil && err != nil
	k.problem = err
	k.mu.Unlock()
	if first {
		k.note(fmt.Errorf("what you typed could not be saved: %w", err))
	}
}

// Problem implements [ui.Drafts].
func (k *keeper) Problem() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.problem
}

func draftStore(dirs state.Dirs) *drafts.Store {
	return &drafts.Store{Dir: filepath.Join(dirs.State, "drafts"), FS: state.Disk}
}

// ownerOf is whose draft it is: the account's, for the person.
func ownerOf(s *ui.Session) drafts.Owner {
	return drafts.Owner{Cloud: s.Client.BaseURL, Tenant: s.Actor.Tenant, Account: s.Actor.ID, Person: s.User.ID}
}

// Put implements [ui.Drafts].
func (k *keeper) Put(s *ui.Session, d ui.Draft) {
	k.saver.Put(drafts.Draft{
		Head: drafts.Head{ID: d.ID, Owner: ownerOf(s), PersonName: s.User.UserPrincipalName, Kind: d.Kind, Label: d.Label},
		Raw:  d.Raw, Form: d.Form,
	})
}

// Flush implements [ui.Drafts].
func (k *keeper) Flush(ctx context.Context) error { return k.saver.Flush(ctx) }

// Discard implements [ui.Drafts].
func (k *keeper) Discard(ctx context.Context, s *ui.Session, id string) error {
	return k.saver.Discard(ctx, ownerOf(s), id)
}

// List implements [ui.Drafts]. What is typed just now is on the disk first.
func (k *keeper) List(ctx context.Context, s *ui.Session) ([]ui.Draft, error) {
	if err := k.saver.Flush(ctx); err != nil {
		return nil, err
	}
	kept, notices, err := k.store.List(ownerOf(s))
	for _, n := range notices {
		k.note(n)
	}
	var all []ui.Draft
	for _, d := range kept {
		all = append(all, ui.Draft{ID: d.ID, Kind: d.Kind, Label: d.Label, Raw: d.Raw, Form: d.Form, Updated: d.Updated})
	}
	return all, err
}

// NewID implements [ui.Drafts].
func (k *keeper) NewID() string { return drafts.NewID() }

// close saves what is left. A disk that doesn't answer holds nobody up for
// longer than a few seconds.
func (k *keeper) close(ctx context.Context) error {
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer stop()
	return k.saver.Close(ctx)
}

func (c *command) draftsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "drafts",
		Short: "List the forms that were not sent",
		Long:  "drafts lists the forms that were filled in and not sent. The editor picks one up again: press p on the profile of the person that it is for.",
		Args:  cobra.NoArgs,
		RunE: c.does(func(ctx context.Context, _ []string) error {
			all, notices, err := draftStore(c.dirs).All()
			for _, n := range notices {
				c.notice(n)
			}
			none := true
			for _, d := range all {
				if sent, found, err := c.outbox().Sent(ctx, d.ID); err == nil && found && sent.Status == outbox.Done {
					continue
				}
				none = false
				fmt.Fprintln(c.Out, text.Line(fmt.Sprintf("%s  %s  for %s  %s", d.Updated.Local().Format(time.DateTime), d.Kind, d.PersonName, d.Label)))
			}
			if none && err == nil {
				fmt.Fprintln(c.Err, "facet: there are none.")
			}
			return err
		}),
	}
}
