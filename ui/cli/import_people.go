package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
	"facet/profile/export"
	"facet/profile/person"
	"facet/profile/work"
)

// compare finds out whose the entries are, and what they have already.
func (i *importing) compare(ctx context.Context) error {
	names := i.all.People()
	switch {
	case i.user == "":
	case len(names) > 1:
		return invalidf("%s has entries of %s, and --user names one: leave it out", inputName(i.file), text.Count(len(names), "person", "people"))
	default:
		i.all.Of("")
	}
	if err := i.connect(ctx); err != nil {
		return err
	}
	if err := i.sameTenant(ctx); err != nil {
		return err
	}
	if err := i.whose(ctx); err != nil {
		return err
	}
	return i.present(ctx)
}

// connect connects to Graph, to read.
func (i *importing) connect(ctx context.Context) error {
	s, err := i.command.session(ctx)
	if err != nil {
		return err
	}
	i.session = s
	own := s.Person.IsMe() && !slices.ContainsFunc(i.all.People(), func(name string) bool { return name != "" && !s.IsMyself(name) })
	if !own {
		if err := i.permit(ctx, s, person.UseRead); err != nil {
			return err
		}
	}
	s.Client, s.Kinds = i.pace.Client(ctx, s.Client), i.all.Kinds()
	return i.known(ctx, s, func(ctx context.Context) error { return work.Patiently(ctx, func() error { return s.Identify(ctx) }) })
}

// sameTenant asks before an export of another organisation is taken.
func (i *importing) sameTenant(ctx context.Context) error {
	theirs, ours := i.all.Tenant, i.session.Account.Tenant
	if theirs == "" || ours == "" || strings.EqualFold(theirs, ours) || strings.EqualFold(i.confirm, theirs) {
		return nil
	}
	words := fmt.Sprintf("this export is of another organisation, %s, and you are signed in to %s", theirs, ours)
	if i.confirm != "" || !i.canAsk() {
		return invalidf("%s: add --confirm %s if that is meant. No list was written", words, theirs)
	}
	if yes, err := i.agrees(ctx, words+". Take it all the same?"); err != nil || !yes {
		return invalidf("no list was written")
	}
	return nil
}

// whose finds out who the people of the file are. Who isn't there is named, with what is
// theirs unticked.
func (i *importing) whose(ctx context.Context) error {
	var who []work.Who
	var written []string // as the file has them
	for _, name := range i.all.People() {
		if name == "" {
			i.users[""] = i.session.User
			continue
		}
		one, err := graph.ReadUser(name)
		if err != nil {
			i.all.Skip(name, err.Error())
			i.missed(fmt.Sprintf("%s: %v", name, err))
			continue
		}
		who, written = append(who, work.Who{Line: len(who) + 1, Name: one}), append(written, name)
	}
	shown := i.shows("Looking up person", len(who), &i.pace, i.guard)
	found, err := work.FindPeople(ctx, i.session.Client, who, shown.looksUp)
	shown.end()
	if err != nil {
		return err
	}
	for n, one := range who {
		user, is := found.By[one.Name]
		if is {
			i.users[written[n]] = user
			continue
		}
		const nobody = "there is nobody with this name in the organisation"
		i.all.Skip(written[n], nobody)
		i.missed(one.Name + ": " + nobody + ". -u says whose it is to be")
	}
	return nil
}

// present reads what everybody has, and unticks it.
func (i *importing) present(ctx context.Context) error {
	names := map[string][]string{} // by the object id: a file may name somebody in two ways
	for name, user := range i.users {
		if names[user.ID] == nil {
			i.found = append(i.found, user)
		}
		names[user.ID] = append(names[user.ID], name)
	}
	shown := i.shows("Reading person", len(i.found), &i.pace, i.guard)
	defer shown.end()
	done := 0
	return export.Read(ctx, i.session, i.found, i.parallel(), func(p export.Profile) error {
		done++
		shown.looksUp(done, len(i.found))
		i.note(p)
		lists := map[string][]json.RawMessage{}
		for _, row := range p.Rows {
			kind, err := forms.Named(i.session.Kinds, row.Kind)
			if err != nil {
				return err
			}
			lists[kind.Path] = append(lists[kind.Path], row.Values)
		}
		s, err := i.session.ForUser(p.User)
		if err != nil {
			return err
		}
		return i.all.Compare(s, names[p.User.ID], lists)
	})
}
