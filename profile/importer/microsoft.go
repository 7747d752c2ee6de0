package importer

import (
	"encoding/csv"
	"strings"

	"facet/forms"
)

// fromSharePoint reads properties of user profiles, by SharePoint's names.
func (b *building) fromSharePoint(t table) error {
	b.Format = "properties of SharePoint user profiles"
	b.Notes = append(b.Notes, "These values are in the profiles already, from the SharePoint user profile: each that is taken is there twice.")
	for _, r := range t.records {
		person := account(r.text("AccountName"))
		if mail := r.text("WorkEmail"); mail != "" {
			person = mail
		}
		if person == "" {
			b.left("%s: it says no person", r.place)
			continue
		}
		b.upa(r, person)
	}
	b.unused(t)
	return nil
}

// account is the sign-in name in an account name such as "i:0#.f|membership|ada@contoso.com".
func account(name string) string { return name[strings.LastIndex(name, "|")+1:] }

// upaLists are the lists, each with the facet type and member that its items are.
var upaLists = []struct{ column, kind, member string }{
	{"SPS-Skills", "skill", "displayName"},
	{"SPS-PastProjects", "project", "displayName"},
	{"SPS-School", "education", "institution.displayName"},
	{"SPS-Interests", "interest", "displayName"},
	{"SPS-Responsibility", "responsibility", "displayName"},
}

func (b *building) upa(r record, person string) {
	add := func(e *Entry) {
		e.Person = person
		b.take(e)
	}
	if about := r.text("AboutMe"); about != "" {
		e := b.entry("note", r.place).set("displayName", "About me").set("detail.contentType", "text").set("detail.content", strings.ReplaceAll(forms.Plain(about), "\u00a0", " "))
		if strings.Contains(about, "<") {
			e.note("it was HTML, and is plain text now")
		}
		add(e)
	}
	for _, list := range upaLists {
		seen := map[string]bool{}
		for item := range strings.SplitSeq(r.text(list.column), "|") {
			if item = strings.TrimSpace(item); item != "" && !seen[strings.ToLower(item)] {
				seen[strings.ToLower(item)] = true
				add(b.entry(list.kind, r.place).set(list.member, item))
			}
		}
	}
	if birthday := r.text("SPS-Birthday"); birthday != "" {
		e := b.entry("anniversary", r.place).set("type", "birthday")
		date, _, _ := strings.Cut(birthday, " ")
		e.day("date", date)
		e.ask("date: SharePoint keeps no year of birth: say which it is")
		add(e)
	}
	for _, phone := range []struct{ column, kind string }{{"CellPhone", "mobile"}, {"HomePhone", "home"}} {
		if number := r.text(phone.column); number != "" {
			add(b.entry("phone", r.place).set("number", number).set("type", phone.kind))
		}
	}
}

// fromOrganization reads the file of Organizational Data in Microsoft 365.
func (b *building) fromOrganization(t table) error {
	b.Format = "Organizational Data of Microsoft 365"
	for _, r := range t.records {
		person := r.text("Microsoft_PersonEmail")
		if person == "" {
			b.left("%s: it has no e-mail address, so it isn't known whose it is", r.place)
			continue
		}
		b.organization(r, person)
	}
	b.unused(t)
	if len(b.Entries) == 0 {
		return wrong("no row of it says anything that a profile has a place for. %s", strings.Join(b.Left, ". "))
	}
	return nil
}

func (b *building) organization(r record, person string) {
	name := r.text("Microsoft_DisplayName")
	add := func(e *Entry) {
		e.Person, e.PersonName = person, name
		b.take(e)
	}
	const at = "detail.company."
	e := b.entry("position", r.place).
		set("detail.jobTitle", r.text("Microsoft_JobTitle")).
		set("detail.role", r.text("Microsoft_JobDiscipline")).
		set("detail.secondaryJobTitle", r.text("Microsoft_SecondaryJobTitle")).
		set(at+"department", r.text("Microsoft_Organization")).
		set(at+"displayName", r.text("Microsoft_Company")).
		set(at+"officeLocation", r.text("Microsoft_CompanyOfficeLocation")).
		set(at+"address.street", r.text("Microsoft_CompanyStreet")).
		set(at+"address.city", r.text("Microsoft_CompanyCity")).
		set(at+"address.state", r.text("Microsoft_CompanyState")).
		set(at+"address.postalCode", r.text("Microsoft_CompanyPostalCode")).
		set(at+"address.countryOrRegion", r.text("Microsoft_CompanyCountryOrRegion")).
		set(at+"address.postOfficeBox", r.text("Microsoft_CompanyPostOfficeBox"))
	manager := r.text("Microsoft_ManagerEmail")
	switch {
	case len(e.values) > 0:
		if manager != "" {
			e.set("manager.userPrincipalName", manager).set("manager.relationship", "manager")
		}
		add(e.set("isCurrent", true))
	case manager != "":
		b.left("%s: a manager is part of a position, and the row has none", r.place)
	}
	for _, skill := range quotedList(r.text("Microsoft_UserSkillNames")) {
		add(b.entry("skill", r.place).set("displayName", skill))
	}
}

// quotedList are items between commas; one in double quotes may hold a comma.
func quotedList(cell string) []string {
	if cell == "" {
		return nil
	}
	in := csv.NewReader(strings.NewReader(cell))
	in.TrimLeadingSpace, in.LazyQuotes = true, true
	items, err := in.Read()
	if err != nil {
		items = strings.Split(cell, ",")
	}
	return trimmed(items)
}
