package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"facet/graph/outbox"
	"facet/internal/state"
	"facet/internal/text"
	"facet/profile/work"
)

// planned is the part of a run that is about a plan.
type planned struct {
	to   string // where it is written; empty: nobody wants one
	of   string // the plan that is sent; empty: a list is
	sum  string // the hash of the list
	hash string // of the plan that was written

	read      *work.Plan // what is sent
	confirmed bool       // somebody said its hash
}

// leastHash is how much of a plan's hash names it.
const leastHash = 8

// given takes what the command line says, and refuses what doesn't go together.
func (f *filling) given(flags *pflag.FlagSet, args []string) error {
	switch {
	case f.plan.of != "" && len(args) > 0:
		return invalidf("a plan has its rows in it: facet fill --apply %s, without a list. Nothing was sent", typedName(f.plan.of))
	case f.plan.of != "" && f.plan.to != "":
		return invalidf("--plan makes a plan and --apply sends one: give one of them. Nothing was sent")
	case flags.Changed("plan") && (f.plan.to == "" || f.plan.to == "-"), flags.Changed("apply") && (f.plan.of == "" || f.plan.of == "-"):
		return invalidf("a plan is a file: name it. Nothing was sent")
	case f.plan.to != "" && f.confirm != "":
		return invalidf("--plan sends nothing, so there is nothing to confirm: leave --confirm out")
	}
	if f.plan.of != "" {
		for _, name := range []string{"sheet", "hidden-rows", "kind", "user", "template", "map", "again"} {
			if flags.Changed(name) {
				return invalidf("--%s is for lists, and a plan has its rows in it: leave it out. Nothing was sent", name)
			}
		}
		f.file = f.plan.of
		return nil
	}
	f.file, f.dryRun = args[0], f.dryRun || f.plan.to != ""
	return f.confirmsPeople()
}

// confirmsPeople takes the number of --confirm.
func (f *filling) confirmsPeople() (err error) {
	if f.confirm == "" {
		return nil
	}
	if f.people, err = strconv.Atoi(f.confirm); err != nil || f.people < 1 {
		return invalidf("--confirm takes the number of people that the list is for, not %q: nothing was sent", f.confirm)
	}
	return nil
}

// input reads what is to be sent: a list, or a plan, whose rows come once it is known
// where they go.
func (f *filling) input(ctx context.Context) ([]work.Row, error) {
	f.nameReport()
	if f.plan.of == "" {
		if f.plan.to != "" {
			if err := work.CheckPlan(state.Disk, f.plan.to); err != nil {
				return nil, nothingSent(err)
			}
		}
		return f.rows(ctx)
	}
	raw, err := f.bytes(f.plan.of, work.MostPlan, "there is no plan: name its file", "the file is larger than 128 MiB, so it is no plan")
	if err != nil {
		return nil, err
	}
	plan, err := work.ReadPlan(raw, time.Now())
	if err != nil {
		return nil, invalidf("%s: %w. Nothing was sent", f.called(), err)
	}
	f.plan.read, f.again, f.written.Aside = plan, plan.Again, plan.Aside
	return nil, f.confirmsHash(plan.Hash)
}

// confirmsHash holds --confirm against the plan.
func (f *filling) confirmsHash(hash string) error {
	said := strings.ToLower(strings.TrimSpace(f.confirm))
	switch {
	case said == "":
		return nil
	case len(said) < leastHash:
		return invalidf("--confirm takes 8 or more characters of the hash of the plan, not %q: nothing was sent", f.confirm)
	case !strings.HasPrefix(hash, said):
		return invalidf("this is not the plan %s that was approved, but %s: nothing was sent", text.Fit(f.confirm, 70), hash[:leastHash])
	}
	f.plan.confirmed = true
	return nil
}

// plannedRows are the rows of the plan, on the Graph that it was made for.
func (f *filling) plannedRows() ([]work.Row, error) {
	plan, s := f.plan.read, f.session
	switch {
	case plan.Graph != s.Client.BaseURL:
		return nil, invalidf("this plan is for the Graph at %s, and this is %s: nothing was sent", plan.Graph, s.Client.BaseURL)
	case plan.Tenant != "" && s.Account.Tenant != "" && !strings.EqualFold(plan.Tenant, s.Account.Tenant):
		return nil, invalidf("this plan was made in another organisation (tenant %s), and %s is signed in to %s: nothing was sent", plan.Tenant, s.Account.UserPrincipalName, s.Account.Tenant)
	}
	rows, problems := plan.Read(s.Client, s.Kinds)
	return rows, f.wrong(problems)
}

// sayPlan says whose plan it is that is sent, and what it leaves out.
func (f *filling) sayPlan() {
	plan := f.plan.read
	if plan == nil {
		return
	}
	f.say("Plan %s of %s, made by %s on %s.", plan.Hash[:leastHash], plan.List.Name, plan.By.UserPrincipalName, plan.Made.Local().Format("2 Jan 2006 at 15:04"))
	if n := len(plan.Left); n > 0 {
		f.say("%s left out when it was made.", were(n))
	}
}

// writePlan writes down what would be sent.
func (f *filling) writePlan() error {
	rows, left, err := f.work.PlanRows(f.session.Client, explainOutcome)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		f.say("Nothing would be sent, so there is no plan.")
		return nil
	}
	by := f.session.Account.Identity
	plan := work.Plan{
		Made: time.Now().UTC().Truncate(time.Second), By: outbox.Identity{ID: by.ID, UserPrincipalName: by.UserPrincipalName}, Program: version(),
		Graph: f.session.Client.BaseURL, Tenant: by.Tenant, List: work.PlannedList{Name: f.called(), SHA256: f.plan.sum}, Again: f.again,
		Aside: f.written.Aside, Rows: rows, Left: left,
	}
	content, err := plan.Seal()
	if err != nil {
		return err
	}
	if err := state.WriteFile(state.Disk, f.plan.to, content); err != nil {
		return fmt.Errorf("%s can't be written: %w", f.plan.to, unwrapPath(err))
	}
	f.plan.hash = plan.Hash
	return nil
}

// planWritten says where the plan is, and what to do with it.
func (f *filling) planWritten() {
	if f.plan.hash == "" {
		return
	}
	n := 0
	for _, o := range f.work.Outcomes {
		if o.Status.Would() {
			n++
		}
	}
	f.say("Plan %s: %s in %s. It has personal data in it, and may be applied for 7 days: facet fill --apply %s", f.plan.hash[:leastHash],
		text.Count(n, "row", "rows"), f.plan.to, typedName(f.plan.to))
}
