package forms

import (
	"cmp"

	"facet/graph"
)

func certifications() Kind {
	return of[certification](Kind{
		Name: "certification", Title: "Certifications", Type: "personCertification", Path: "profile/certifications",
		Group:   atWork,
		What:    "certificates that you hold",
		Example: exampleCertification,
	})
}

// certification is the form of a personCertification.
type certification graph.PersonCertification

func (f *certification) Label() string { return f.DisplayName }

// Key is the name, and who granted it under which number, as far as that is
// known: the same certificate may be held twice, from different years.
func (f *certification) Key() Key {
	return keyOf(f.DisplayName, f.IssuingAuthority, f.CertificationID)
}

// Ends is when it has to be renewed.
func (f *certification) Ends() graph.Date { return f.EndDate }

// Begins is when it was granted.
func (f *certification) Begins() graph.Date { return cmp.Or(f.IssuedDate, f.StartDate) }

// Lasts is as long as it holds.
func (f *certification) Lasts() (from, until graph.Date, goesOn bool) {
	return f.Begins(), f.EndDate, f.EndDate == ""
}

// Renew has new days. When the one that there is was granted stays as it is.
func (f *certification) Renew(from, until graph.Date, anew bool) {
	if anew && f.IssuedDate != "" {
		f.IssuedDate = from
	}
	if anew && f.StartDate != "" {
		f.StartDate = from
	}
	if anew || until != "" {
		f.EndDate = until
	}
}

func (f *certification) Facts() Facts {
	return Facts{Words: []string{cmp.Or(f.IssuingAuthority, f.IssuingCompany), span(f.Begins(), f.EndDate)}}
}

func (f *certification) Sections() []Section {
	return []Section{
		section("Certification",
			line("Name", &f.DisplayName).asked("give the certification a name"),
			line("Certificate number", &f.CertificationID),
			paragraph("Description", &f.Description),
			line("Issued by", &f.IssuingAuthority).helps("The authority that granted it."),
			line("Company", &f.IssuingCompany).helps("The company that granted it.")),
		section("Dates",
			date("Issued", &f.IssuedDate),
			date("Valid from", &f.StartDate),
			date("Expires", &f.EndDate, notBefore(&f.StartDate, "Valid from")).after(&f.IssuedDate, "it was issued").
				helps("Also: 2028-03-01, +2y, or empty if it never does.")),
		section("Links",
			webLine("Web page", &f.WebURL),
			webLine("Badge image", &f.ThumbnailURL).helps("The address of a picture; facet never fetches it.")),
		sharing(&f.ItemFacet),
	}
}

func exampleCertification() Form {
	return &certification{
		ItemFacet:        graph.ItemFacet{AllowedAudiences: graph.Organization},
		DisplayName:      "Certified Kubernetes Administrator",
		CertificationID:  "LF-4711-2026",
		Description:      "Two hours at a live cluster.",
		IssuingAuthority: "Cloud Native Computing Foundation",
		IssuingCompany:   "The Linux Foundation",
		IssuedDate:       "2026-03-02",
		StartDate:        "2026-03-02",
		EndDate:          "2028-03-01",
		WebURL:           "https://training.example.org/certificates/4711",
		ThumbnailURL:     "https://training.example.org/badges/4711.png",
	}
}
