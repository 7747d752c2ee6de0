package flow

import (
	"slices"

	"facet/profile/person"
)

// denied lists possible reasons why Graph forbade a change, which of them apply, and what would help. The
// form is untouched.
type denied struct {
	isPlace
	Submission
	reported
}

// Denied is a change that Graph forbade, with the possible reasons.
func Denied(s Submission, err error) Step {
	return denied{Submission: s, reported: reported{err: err}}
}

// causes are the reasons as known now, since somebody may have signed in again.
func (d denied) causes() []person.Cause { return person.Causes(d.Session(), d.err) }

func (d denied) View() View {
	what, _ := person.Explain(d.err)
	said := slices.Concat(words(Plain, what), d.inForm(), []Block{Text{}}, words(Head, "Possible reasons:"))
	for _, c := range d.causes() {
		said = append(said, cause(c))
	}
	return View{
		Title:   d.verdict(d.err),
		Blocks:  d.over(said),
		Spoken:  said,
		Actions: d.actions(),
	}
}

// cause is a reason, with whether it is the case.
func cause(c person.Cause) Block {
	tone := map[person.Standing]Tone{person.Applies: Bad, person.Open: Unsure, person.RuledOut: Good}[c.Standing]
	return Text{Tone: tone, Lead: line(c.Standing.String()), Words: line(c.Sentences())}
}

func (d denied) actions() []Action {
	return slices.Concat([]Action{d.unsent("esc", "enter")}, d.skip(), d.permission(), []Action{d.resend()}, d.details(d.report), []Action{d.copied()})
}

// report changes how much of the report is shown.
func (d denied) report(change func(*reported)) func(Step) Step {
	return changed(func(now denied) Step {
		change(&now.reported)
		return now
	})
}

// permission requests what is missing, or prepares a message to somebody who can grant it.
func (d denied) permission() []Action {
	missing, lacks := person.Settles(d.causes())
	if !lacks {
		return nil
	}
	message := toAdministrator(d.Session(), missing)
	if d.Session().Accounts == nil {
		return []Action{message}
	}
	ask := Action{Word: "permission", Was: "g", Help: "ask for the permission", Listed: true, Go: to(Forward, Consent{Session: d.Session(), Scope: missing.Scope})}
	return []Action{ask, message}
}
