package export

import (
	"cmp"
	"encoding/json"
	"io"
	"sort"
	"strings"

	"facet/forms"
	"facet/graph"
)

// Resume is a profile as a JSON Resume.
//
// https://jsonresume.org/schema
type Resume struct {
	Schema       string           `json:"$schema"`
	Basics       Basics           `json:"basics"`
	Work         []map[string]any `json:"work,omitempty"`
	Education    []map[string]any `json:"education,omitempty"`
	Awards       []map[string]any `json:"awards,omitempty"`
	Certificates []map[string]any `json:"certificates,omitempty"`
	Publications []map[string]any `json:"publications,omitempty"`
	Skills       []map[string]any `json:"skills,omitempty"`
	Languages    []map[string]any `json:"languages,omitempty"`
	Interests    []map[string]any `json:"interests,omitempty"`
	Projects     []map[string]any `json:"projects,omitempty"`
	Meta         map[string]any   `json:"meta"`
}

// Basics are who somebody is.
type Basics struct {
	Name     string           `json:"name"`
	Label    string           `json:"label,omitempty"`
	Email    string           `json:"email,omitempty"`
	Phone    string           `json:"phone,omitempty"`
	URL      string           `json:"url,omitempty"`
	Summary  string           `json:"summary,omitempty"`
	Location map[string]any   `json:"location,omitempty"`
	Profiles []map[string]any `json:"profiles,omitempty"`
}

// schema is the version that is written.
const schema = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

// NewResume makes a résumé of somebody's rows. What it has no place for is counted by
// facet type.
func NewResume(user graph.DirectoryUser, kinds []forms.Kind, rows Rows) (r Resume, left map[string]int) {
	r = Resume{Schema: schema, Basics: Basics{Name: user.DisplayName, Label: user.JobTitle}, Meta: map[string]any{"version": "v1.0.0"}}
	left = map[string]int{}
	for row := range rows() {
		kind, err := forms.Named(kinds, row.Kind)
		if err != nil {
			continue
		}
		if put := resumes[row.Kind]; put == nil || !put(&r, kind, row.Values) {
			left[kind.Title]++
		}
	}
	for _, section := range []*[]map[string]any{&r.Work, &r.Education, &r.Projects} {
		from := func(nth int) string { s, _ := (*section)[nth]["startDate"].(string); return s }
		sort.SliceStable(*section, func(a, b int) bool { return from(a) > from(b) }) // the latest first
	}
	return r, left
}

// Write writes the résumé.
func (r Resume) Write(w io.Writer) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(r)
}

// putting puts an entry into a résumé, and reports whether there is a place for it.
type putting func(r *Resume, kind forms.Kind, raw json.RawMessage) bool

var resumes = map[string]putting{
	"position": from(func(r *Resume, p graph.WorkPosition, _ forms.Form) bool {
		summary, highlights := highlighted(p.Detail.Summary, p.Detail.Description)
		r.Work = append(r.Work, filled("name", p.Detail.Company.DisplayName, "position", p.Detail.JobTitle, "url", p.Detail.Company.WebURL,
			"location", p.Detail.Company.OfficeLocation, "startDate", month(p.Detail.StartMonthYear), "endDate", month(p.Detail.EndMonthYear),
			"summary", summary, "highlights", highlights))
		return true
	}),
	"education": from(func(r *Resume, e graph.EducationalActivity, _ forms.Form) bool {
		area := strings.Join(e.Program.FieldsOfStudy, ", ")
		study := e.Program.DisplayName
		r.Education = append(r.Education, filled("institution", e.Institution.DisplayName, "url", e.Institution.WebURL, "area", area, "studyType", study,
			"startDate", month(e.StartMonthYear), "endDate", month(cmp.Or(e.CompletionMonthYear, e.EndMonthYear)), "score", e.Program.Grade))
		return true
	}),
	"award": from(func(r *Resume, a graph.PersonAward, _ forms.Form) bool {
		r.Awards = append(r.Awards, filled("title", a.DisplayName, "date", day(a.IssuedDate), "awarder", a.IssuingAuthority, "summary", a.Description))
		return true
	}),
	"certification": from(func(r *Resume, c graph.PersonCertification, _ forms.Form) bool {
		r.Certificates = append(r.Certificates, filled("name", c.DisplayName, "date", day(cmp.Or(c.IssuedDate, c.StartDate)),
			"issuer", cmp.Or(c.IssuingAuthority, c.IssuingCompany), "url", c.WebURL))
		return true
	}),
	"publication": from(func(r *Resume, p graph.ItemPublication, _ forms.Form) bool {
		r.Publications = append(r.Publications, filled("name", p.DisplayName, "publisher", p.Publisher, "releaseDate", day(p.PublishedDate), "url", p.WebURL, "summary", p.Description))
		return true
	}),
	"skill": from(func(r *Resume, s graph.SkillProficiency, form forms.Form) bool {
		r.Skills = append(r.Skills, filled("name", s.DisplayName, "level", words(form, "proficiency"), "keywords", []string(s.Categories)))
		return true
	}),
	"language": from(func(r *Resume, l graph.LanguageProficiency, form forms.Form) bool {
		name, _, _ := strings.Cut(form.Label(), " · ")
		r.Languages = append(r.Languages, filled("language", name, "fluency", words(form, "spoken")))
		return true
	}),
	"interest": from(func(r *Resume, i graph.PersonInterest, _ forms.Form) bool {
		r.Interests = append(r.Interests, filled("name", i.DisplayName, "keywords", []string(i.Categories)))
		return true
	}),
	"project": from(func(r *Resume, p graph.ProjectParticipation, _ forms.Form) bool {
		text, highlights := highlighted(p.Detail.Summary, p.Detail.Description)
		var roles []string
		if p.Detail.Role != "" {
			roles = []string{p.Detail.Role}
		}
		r.Projects = append(r.Projects, filled("name", p.DisplayName, "description", text, "highlights", highlights, "keywords", []string(p.Categories),
			"startDate", month(p.Detail.StartMonthYear), "endDate", month(p.Detail.EndMonthYear), "roles", roles, "entity", p.Client.DisplayName))
		return true
	}),
	"webaccount": from(func(r *Resume, w graph.WebAccount, _ forms.Form) bool {
		r.Basics.Profiles = append(r.Basics.Profiles, filled("network", w.Service.Name, "username", w.UserID, "url", cmp.Or(w.WebURL, w.Service.WebURL)))
		return true
	}),
	"website": from(func(r *Resume, w graph.PersonWebsite, _ forms.Form) bool { return first(&r.Basics.URL, w.WebURL) }),
	"note": from(func(r *Resume, n graph.PersonAnnotation, _ forms.Form) bool {
		if n.Detail.ContentType == graph.HTML {
			n.Detail.Content = forms.Plain(n.Detail.Content)
		}
		return first(&r.Basics.Summary, n.Detail.Content)
	}),
	"email": from(func(r *Resume, e graph.ItemEmail, _ forms.Form) bool { return first(&r.Basics.Email, e.Address) }),
	"phone": from(func(r *Resume, p graph.ItemPhone, _ forms.Form) bool { return first(&r.Basics.Phone, p.Number) }),
	"address": from(func(r *Resume, a graph.ItemAddress, _ forms.Form) bool {
		if r.Basics.Location != nil {
			return false
		}
		r.Basics.Location = filled("address", a.Detail.Street, "postalCode", a.Detail.PostalCode, "city", a.Detail.City, "region", a.Detail.State)
		return true
	}),
}

// from is what puts objects of a type of Graph.
func from[T any](put func(r *Resume, object T, form forms.Form) bool) putting {
	return func(r *Resume, kind forms.Kind, raw json.RawMessage) bool {
		var object T
		form, err := kind.Decode(raw)
		return err == nil && graph.Decode(raw, &object) == nil && put(r, object, form)
	}
}

// filled is an object of the members that have a value.
func filled(pairs ...any) map[string]any {
	all := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		switch value := pairs[i+1].(type) {
		case string:
			if value == "" {
				continue
			}
		case []string:
			if len(value) == 0 {
				continue
			}
		}
		all[pairs[i].(string)] = pairs[i+1]
	}
	return all
}

// first gives a member that takes one value the first, and reports whether this is it.
func first(member *string, value string) bool {
	if *member != "" {
		return false
	}
	*member = value
	return true
}

func day(d graph.Date) string { return string(d)[:min(len(d), len("2006-01-02"))] }

func month(d graph.Date) string { return string(d)[:min(len(d), len("2006-01"))] }

// highlighted parts texts into what is said, and the lines that begin like items.
func highlighted(texts ...string) (said string, items []string) {
	var lines []string
	for _, text := range texts {
		for line := range strings.Lines(text) {
			line = strings.TrimRight(line, "\r\n")
			if item, is := strings.CutPrefix(line, "- "); is {
				items = append(items, item)
				continue
			}
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n")), items
}

// words are a member of a form in words.
func words(form forms.Form, member string) string {
	for _, f := range forms.Fields(form) {
		if f.Member == member {
			return f.Summary()
		}
	}
	return ""
}
