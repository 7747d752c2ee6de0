package work

import (
	"context"
	"errors"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"facet/graph"
	"facet/profile/person"
)

// looked is what the directory says of a name.
type looked struct {
	user    graph.DirectoryUser
	several []graph.DirectoryUser // whom mail to the name reaches, if nobody has it as a sign-in name
	err     error
}

// atOnce is for how many names the directory is asked at a time. The [Pace] may take
// fewer.
const atOnce = 80

// ask asks the directory for each name, for several at a time.
func (p *pinning) ask(ctx context.Context, c *graph.Client) ([]looked, error) {
	all := make([]looked, len(p.names))
	group, ctx := errgroup.WithContext(graph.Together(ctx))
	group.SetLimit(atOnce)
	var mu sync.Mutex
	done := 0
	for i, name := range p.names {
		group.Go(func() error {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			one := &all[i]
			if person.IsName(name) {
				return p.askName(ctx, c, name, one)
			}
			one.user, one.err = lookUpOne(ctx, c, name)
			if person.IsUnknown(one.err) && strings.Contains(name, "@") {
				one.several, one.err = addressed(ctx, c, name, one.err)
			}
			if one.err != nil && !person.IsUnknown(one.err) {
				return one.err
			}
			mu.Lock()
			defer mu.Unlock()
			if done++; p.tell != nil {
				p.tell(done-1, len(p.names))
			}
			return nil
		})
	}
	return all, group.Wait()
}

// askName asks who goes by a name of several words.
func (p *pinning) askName(ctx context.Context, c *graph.Client, name string, one *looked) error {
	err := Patiently(ctx, func() (err error) {
		user, err := person.Find(ctx, c, name)
		one.several = []graph.DirectoryUser{user}
		return err
	})
	if nobody, ok := errors.AsType[*person.NobodyError](err); ok {
		one.several, one.err = nil, nobody
		return nil
	}
	return err
}
