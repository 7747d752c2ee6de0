package forms

import (
	"cmp"
	"errors"
	"time"

	"facet/forms/field"
	"facet/graph"
)

func positions() Kind {
	return of[position](Kind{
		Name: "position", Title: "Positions", Type: "workPosition", Path: "profile/positions",
		Group:   atWork,
		What:    "jobs that you have or had",
		Example: examplePosition,
	})
}

// position is the form of a workPosition.
type position graph.WorkPosition

func (f *position) Label() string {
	return cmp.Or(together(f.Detail.JobTitle, f.Detail.Company.DisplayName), f.Detail.Role)
}

// Key is the job, where it is, and in which month it began: Graph has a day there.
func (f *position) Key() Key {
	return keyOf(f.Detail.JobTitle, f.Detail.Company.DisplayName, monthOf(f.Detail.StartMonthYear))
}

// Lasts is from its first to its last month. Without a last one it goes on, unless it
// is said not to be current.
func (f *position) Lasts() (from, until graph.Date, goesOn bool) {
	d := f.Detail
	return d.StartMonthYear, d.EndMonthYear, f.IsCurrent == graph.True || d.EndMonthYear == "" && f.IsCurrent != graph.False
}

// FactsAt has how long the position has been held where it is current, or was.
func (f *position) FactsAt(now time.Time) Facts {
	d := f.Detail
	facts := headed(cmp.Or(d.JobTitle, d.Role), d.Company.DisplayName, span(d.StartMonthYear, d.EndMonthYear))
	if f.IsCurrent == graph.True {
		facts.Words[1] = span(d.StartMonthYear, "")
		facts.Words = append(facts.Words, lasting(d.StartMonthYear, now))
		facts.Badge.Words = "current"
	} else if ended, known := dayOf(d.EndMonthYear); known {
		facts.Words = append(facts.Words, lasting(d.StartMonthYear, ended))
	}
	return facts
}

func (f *position) Sections() []Section {
	detail := &f.Detail
	current := func() bool { return f.IsCurrent == graph.True }
	return []Section{
		section("Position",
			line("Job title", &detail.JobTitle).asked("give the position a job title"),
			line("Role", &detail.Role),
			ending(yesNo("Current", &f.IsCurrent).helps("Is this your job now?"), current, &detail.EndMonthYear, "A position that is current has no end: “Until” is emptied."),
			month("From", &detail.StartMonthYear),
			until(&f.IsCurrent, &detail.EndMonthYear, notBefore(&detail.StartMonthYear, "From")).unless(current),
			paragraph("Summary", &detail.Summary),
			paragraph("Description", &detail.Description),
			list("Categories", &f.Categories)),
		section("Company", employer(&detail.Company)...),
		section("Address", location(&detail.Company.Address)...),
		section("Manager", person(&f.Manager, relationshipChoices(leading), leading[0])...),
		section("Colleagues", people("Colleagues", &f.Colleagues)),
		sharing(&f.ItemFacet),
	}
}

// ending has the answer that something goes on take its end away, which is said,
// and any other bring it back.
func ending(answer Field, current func() bool, end *graph.Date, saying string) Field {
	var was graph.Date
	answer.Input.(*field.Choice).OnChoose(func() {
		switch {
		case current() && *end != "":
			was, *end = *end, ""
		case !current() && *end == "":
			*end, was = was, ""
		}
	})
	return answer.Warns(func() string {
		if was == "" || !current() {
			return ""
		}
		return saying
	})
}

// until is the month in which a position ends. “Present” says that it is current.
func until(current *graph.Bool, end *graph.Date, checks ...check) Field {
	f := month("Until", end, checks...).helps("A month as 2026-11 or Nov 2026, or present if it goes on.")
	goOn := func() { *current, *end = graph.True, "" }
	f.Input.(*field.Date).OnPresent("The position is current: it has no end.", goOn)
	f.present = func() error {
		if *current == graph.False {
			return errors.New("this says that the position goes on, and isCurrent that it doesn't: give one of them")
		}
		goOn()
		return nil
	}
	return f
}

func examplePosition() Form {
	return &position{
		ItemFacet: graph.ItemFacet{AllowedAudiences: graph.Organization},
		Detail: graph.PositionDetail{
			JobTitle:       "Senior Product Manager",
			Role:           "Consulting",
			StartMonthYear: "2021-04-01",
			EndMonthYear:   "2026-06-01",
			Summary:        "Looks after three products.",
			Description:    "From the first sketch to the last invoice.",
			Company: graph.CompanyDetail{
				DisplayName:    "Contoso Ltd.",
				Department:     "Products",
				OfficeLocation: "Building 3, room 344",
				Pronunciation:  "kon-TOH-soh",
				WebURL:         "https://www.contoso.com",
				Address:        exampleOffice(),
				CostCenter:     "4711", Division: "Europe", SecondaryDepartment: "Services",
			},
			SecondaryJobTitle: "Safety officer", SecondaryRole: "Safety",
		},
		IsCurrent:  graph.False,
		Categories: graph.Strings{"Consulting", "Products"},
		Manager: graph.RelatedPerson{
			DisplayName: "Ada Larsen", UserPrincipalName: "ada@contoso.com", Relationship: "manager",
		},
		Colleagues: []graph.RelatedPerson{{
			DisplayName: "Kenji Mori", UserPrincipalName: "kenji@contoso.com", Relationship: "colleague",
		}},
	}
}
