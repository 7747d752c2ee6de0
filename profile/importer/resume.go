package importer

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"

	"facet/forms/field"
	"facet/internal/text"
)

// fromResume reads a JSON Resume, of whatever version and however it was typed.
//
// https://jsonresume.org/schema
func (b *building) fromResume(object map[string]any) error {
	b.Format = "a JSON Resume"
	v := value{"", object, map[string]bool{}}
	b.basics(v.at("basics"))
	for name, read := range map[string]func(value){
		"work": b.work, "education": b.studies, "awards": b.award, "certificates": b.certificate, "publications": b.publication,
		"skills": b.skill, "languages": b.spoken, "interests": b.interest, "projects": b.project,
	} {
		for _, item := range v.at(name).each() {
			read(item)
		}
	}
	v.used["$schema"], v.used["meta"] = true, true
	sort.SliceStable(b.Entries, func(i, j int) bool { return comparePlaces(b.Entries[i].Place, b.Entries[j].Place) < 0 })
	b.unusedIn(v)
	if len(b.Entries) == 0 {
		return wrong("this JSON Resume says nothing that a profile has a place for")
	}
	return nil
}

// comparePlaces orders entries as the file has them, work[2] before work[10].
func comparePlaces(a, b string) int {
	if len(a) != len(b) && strings.Split(a, "[")[0] == strings.Split(b, "[")[0] {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

// unusedIn names the members that nobody asked for and that say something.
func (b *building) unusedIn(all value) {
	found := map[string]bool{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		plain := plainPath(path)
		switch inner := v.(type) {
		case nil:
		case map[string]any:
			for name, one := range inner {
				if known := plainPath(path + "." + name); !all.used[known] {
					if one != nil && one != "" {
						found[known] = true
					}
					continue
				}
				if path == "" && name == "meta" { // which is about the file
					continue
				}
				walk(path+"."+name, one)
			}
		case []any:
			for _, one := range inner {
				walk(plain, one)
			}
		}
	}
	walk("", all.any)
	if names := slices.Sorted(maps.Keys(found)); len(names) > 0 {
		b.left("A profile has no place for %s", some8(names))
	}
}

func (b *building) basics(v value) {
	if summary := v.at("summary").text(); summary != "" {
		b.take(b.entry("note", "basics.summary").set("displayName", "About me").set("detail.contentType", "text").set("detail.content", summary))
	}
	b.take(b.entry("website", "basics.url").set("webUrl", v.at("url", "website").text()))
	for _, p := range v.at("profiles").each() {
		b.take(b.entry("webaccount", p.path).set("service.name", p.self("network")).set("userId", p.at("username").text()).set("webUrl", p.at("url").text()))
	}
	if mail := v.at("email").text(); mail != "" {
		b.take(b.entry("email", "basics.email").set("address", mail).set("type", "personal"))
	}
	if phone := v.at("phone").text(); phone != "" {
		b.take(b.entry("phone", "basics.phone").set("number", phone).set("type", "mobile"))
	}
	l := v.at("location")
	b.take(b.entry("address", "basics.location").set("detail.street", l.at("address").text()).set("detail.postalCode", l.at("postalCode").text()).
		set("detail.city", l.at("city").text()).set("detail.state", l.at("region").text()).set("detail.countryOrRegion", l.at("countryCode").text()))
}

// twoNames is the name under the newer of two members; where they differ, that is said.
func (e *Entry) twoNames(v value, member, older string) string {
	now, before := v.at(member).text(), v.at(older).text()
	if now != "" && before != "" && now != before {
		e.note("%s says “%s” and %s “%s”: the first counts", member, now, older, before)
	}
	return cmp.Or(now, before)
}

// described is a text with the lines of a list below it.
func described(lines []string, texts ...string) string {
	all := trimmed(texts)
	for _, line := range lines {
		all = append(all, "- "+line)
	}
	return strings.Join(all, "\n")
}

func (b *building) work(v value) {
	e := b.entry("position", v.path)
	e.set("detail.company.displayName", e.twoNames(v, "name", "company")).
		set("detail.jobTitle", v.at("position").text()).
		set("detail.company.webUrl", v.at("url", "website").text()).
		set("detail.company.officeLocation", v.at("location").text()).
		set("detail.summary", v.at("summary").text()).
		set("detail.description", described(v.at("highlights").lines(), v.at("description").text()))
	if len(e.values) > 0 && e.spanOf(v, "detail.startMonthYear", "detail.endMonthYear") {
		e.set("isCurrent", true)
	}
	b.take(e)
}

// spanOf gives an entry the months of a part of a résumé.
func (e *Entry) spanOf(v value, from, until string) bool {
	begun, ended := v.at("startDate"), v.at("endDate")
	e.impossible(begun)
	e.impossible(ended)
	return e.span(from, until, begun.text(), ended.text())
}

// impossible says of a date in figures that there is none such.
func (e *Entry) impossible(v value) {
	s := v.text()
	if _, ok := field.WrittenMonth(s, now()); !ok && strings.Count(s, "-") > 0 && !isOpen(s) {
		e.note("%s: there is no %s", v.path, s)
	}
}

func (b *building) studies(v value) {
	e := b.entry("education", v.path).
		set("institution.displayName", v.self("institution")).
		set("institution.webUrl", v.at("url", "website").text()).
		set("program.displayName", v.at("studyType").text()).
		set("program.grade", v.at("score", "gpa").text())
	if area := v.at("area").text(); area != "" {
		e.set("program.fieldsOfStudy", []string{area})
	}
	if courses := v.at("courses").lines(); len(courses) > 0 {
		e.set("program.notes", described(courses))
	}
	e.spanOf(v, "startMonthYear", "endMonthYear")
	b.take(e)
}

func (b *building) award(v value) {
	e := b.entry("award", v.path).set("displayName", v.self("title")).set("issuingAuthority", v.at("awarder").text()).set("description", v.at("summary").text())
	e.impossible(v.at("date"))
	e.day("issuedDate", v.at("date").text())
	b.take(e)
}

func (b *building) certificate(v value) {
	e := b.entry("certification", v.path).set("displayName", v.self("name")).set("issuingAuthority", v.at("issuer").text()).set("webUrl", v.at("url").text())
	e.impossible(v.at("date"))
	e.day("issuedDate", v.at("date").text())
	b.take(e)
}

func (b *building) publication(v value) {
	e := b.entry("publication", v.path).set("displayName", v.self("name")).set("publisher", v.at("publisher").text()).
		set("webUrl", v.at("url", "website").text()).set("description", v.at("summary").text())
	e.impossible(v.at("releaseDate"))
	e.day("publishedDate", v.at("releaseDate").text())
	b.take(e)
}

// skillLevels are the words for a level that mean one of Graph's, and no other.
var skillLevels = map[string]string{"beginner": "elementary", "elementary": "elementary", "some experience": "limitedWorking", "advanced": "advancedProfessional", "expert": "expert"}

func (b *building) skill(v value) {
	e := b.entry("skill", v.path).set("displayName", v.self("name")).set("categories", v.at("keywords").texts())
	if level := v.at("level").text(); level != "" {
		word := skillLevels[text.Fold(level)]
		if e.set("proficiency", word); word == "" {
			e.note("“%s” is no level of Microsoft's, so the level is not filled in", level)
		}
	}
	b.take(e)
}

func (b *building) spoken(v value) {
	b.take(b.language(v.path, v.self("language"), v.at("fluency").text()))
}

func (b *building) interest(v value) {
	b.take(b.entry("interest", v.path).set("displayName", v.self("name")).set("categories", v.at("keywords").texts()))
}

func (b *building) project(v value) {
	e := b.entry("project", v.path).set("displayName", v.self("name")).
		set("detail.description", described(v.at("highlights").lines(), v.at("description").text(), v.at("url").text())).
		set("categories", v.at("keywords").texts()).
		set("detail.role", strings.Join(v.at("roles").texts(), ", ")).
		set("client.displayName", v.at("entity").text())
	v.at("type") // of which a project says nothing
	e.spanOf(v, "detail.startMonthYear", "detail.endMonthYear")
	b.take(e)
}
