package forms

import (
	"cmp"

	"facet/graph"
)

func educations() Kind {
	return of[education](Kind{
		Name: "education", Title: "Education", Type: "educationalActivity", Path: "profile/educationalActivities",
		Group:   learning,
		What:    "schools, degrees and courses",
		Example: exampleEducation,
	})
}

// education is the form of an educationalActivity.
type education graph.EducationalActivity

func (f *education) Label() string {
	return together(cmp.Or(f.Program.Abbreviation, f.Program.DisplayName), f.Institution.DisplayName)
}

// Key is where and what somebody has studied, and in which month they began.
func (f *education) Key() Key {
	return keyOf(f.Institution.DisplayName, cmp.Or(f.Program.DisplayName, f.Program.Abbreviation), monthOf(f.StartMonthYear))
}

// Lasts is from its first month to when it was completed or left. Who gave no end may
// have left long ago.
func (f *education) Lasts() (from, until graph.Date, goesOn bool) {
	return f.StartMonthYear, cmp.Or(f.CompletionMonthYear, f.EndMonthYear), false
}

func (f *education) Facts() Facts {
	until := cmp.Or(f.CompletionMonthYear, f.EndMonthYear)
	return headed(cmp.Or(f.Program.DisplayName, f.Program.Abbreviation), f.Institution.DisplayName, span(f.StartMonthYear, until))
}

func (f *education) Sections() []Section {
	school, program := &f.Institution, &f.Program
	return []Section{
		section("Education",
			line("School or university", &school.DisplayName).asked("name the school or university"),
			line("Degree or course", &program.DisplayName),
			line("Short form", &program.Abbreviation).helps("Such as MBA or PhD: lists show it."),
			list("Fields of study", &program.FieldsOfStudy),
			month("From", &f.StartMonthYear),
			month("Until", &f.EndMonthYear, notBefore(&f.StartMonthYear, "From")).helps("When you left: a month as 2026-11 or Nov 2026, or today, -2y."),
			month("Completed", &f.CompletionMonthYear, notBefore(&f.StartMonthYear, "From")).helps("When you graduated: a month as 2026-11 or Nov 2026, or today, -2y."),
			line("Grade", &program.Grade).helps("As it was given: 3.9, with honours, 1,3."),
			paragraph("Description", &program.Description),
			list("Activities", &program.Activities),
			list("Honours", &program.Awards),
			paragraph("Notes", &program.Notes),
			webLine("Web page of the programme", &program.WebURL)),
		section("School", webLine("Web page", &school.WebURL), paragraph("About the school", &school.Description)).
			and(location(&school.Location)),
		sharing(&f.ItemFacet),
	}
}

func exampleEducation() Form {
	return &education{
		ItemFacet: graph.ItemFacet{AllowedAudiences: graph.Organization},
		Institution: graph.InstitutionData{
			DisplayName: "University of Bergen", Description: "By the harbour.", WebURL: "https://www.example.org/bergen", Location: exampleOffice(),
		},
		Program: graph.EducationalActivityDetail{
			DisplayName: "Master of Naval Architecture", Abbreviation: "MSc", FieldsOfStudy: graph.Strings{"Small boats", "Harbours"},
			Grade: "B", Description: "Two years, one of them at sea.", Activities: graph.Strings{"Rowing"},
			Awards: graph.Strings{"Best thesis"}, Notes: "The thesis is in the library.", WebURL: "https://www.example.org/bergen/boats",
		},
		StartMonthYear: "2014-08-01", EndMonthYear: "2016-06-01", CompletionMonthYear: "2016-09-01",
	}
}
