package forms

import (
	"cmp"

	"facet/graph"
)

func projects() Kind {
	return of[project](Kind{
		Name: "project", Title: "Projects", Type: "projectParticipation", Path: "profile/projects",
		Group:   atWork,
		What:    "what you have worked on",
		Example: exampleProject,
	})
}

// project is the form of a projectParticipation.
type project graph.ProjectParticipation

func (f *project) Label() string { return together(f.DisplayName, f.Client.DisplayName) }

// Key is the name, and in which month it began.
func (f *project) Key() Key { return keyOf(f.DisplayName, monthOf(f.Detail.StartMonthYear)) }

// Lasts is from its first to its last month. Without a last one it goes on.
func (f *project) Lasts() (from, until graph.Date, goesOn bool) {
	return f.Detail.StartMonthYear, f.Detail.EndMonthYear, f.Detail.EndMonthYear == ""
}

func (f *project) Facts() Facts {
	d := f.Detail
	return Facts{Title: f.DisplayName, Words: []string{f.Client.DisplayName, cmp.Or(d.Role, d.JobTitle), span(d.StartMonthYear, d.EndMonthYear)}}
}

func (f *project) Sections() []Section {
	detail, own := &f.Detail, company(&f.Detail.Company)
	return []Section{
		section("Project",
			line("Name", &f.DisplayName).asked("give the project a name"),
			line("Your role", &detail.Role).helps("What you did in it, such as project management."),
			line("Title in it", &detail.JobTitle).helps("What you were called there, such as Lead designer."),
			month("From", &detail.StartMonthYear),
			month("Until", &detail.EndMonthYear, notBefore(&detail.StartMonthYear, "From")),
			paragraph("Summary", &detail.Summary),
			paragraph("Description", &detail.Description),
			list("Categories", &f.Categories),
			tags(&f.CollaborationTags)),
		section("Client", company(&f.Client)...),
		section("Your company", own[0], own[1], own[4]),
		section("Colleagues", people("Colleagues", &f.Colleagues)),
		section("Sponsors", people("Sponsors", &f.Sponsors, "sponsor").usually("sponsor")),
		sharing(&f.ItemFacet),
	}
}

func exampleProject() Form {
	return &project{
		ItemFacet:   graph.ItemFacet{AllowedAudiences: graph.Organization},
		DisplayName: "A quay for small boats",
		Detail: graph.PositionDetail{
			JobTitle: "Lead designer", Role: "Design", StartMonthYear: "2023-05-01", EndMonthYear: "2024-11-01",
			Summary: "From the first sketch to the first boat.", Description: "Ninety berths, and power for each.",
			Company: graph.CompanyDetail{
				DisplayName: "Contoso Ltd.", Department: "Design", OfficeLocation: "Building 3, room 344", Pronunciation: "kon-TOH-soh",
				WebURL: "https://www.contoso.com", Address: exampleOffice(),
				CostCenter: "4711", Division: "Europe", SecondaryDepartment: "Services",
			},
			SecondaryJobTitle: "Safety officer", SecondaryRole: "Safety",
		},
		Client: graph.CompanyDetail{
			DisplayName: "Bergen Harbour", Department: "Quays", OfficeLocation: "Pier 2", Pronunciation: "BER-gen",
			WebURL: "https://www.example.org/harbour", Address: exampleOffice(),
			CostCenter: "12", Division: "West", SecondaryDepartment: "Small boats",
		},
		Categories:        graph.Strings{"Design"},
		CollaborationTags: graph.Strings{"askMeAbout"},
		Colleagues:        []graph.RelatedPerson{{DisplayName: "Kenji Mori", UserPrincipalName: "kenji@contoso.com", Relationship: "colleague"}},
		Sponsors:          []graph.RelatedPerson{{DisplayName: "Ada Larsen", UserPrincipalName: "ada@contoso.com", Relationship: "sponsor"}},
	}
}
