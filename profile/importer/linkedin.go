package importer

import (
	"cmp"
	"strings"

	"facet/internal/pattern"
	"facet/internal/text"
)

// linkedIn are the files of LinkedIn's archive that a profile has a place for, each with
// a column that it has, and what makes entries of a row. Columns come and go, so all
// names that were seen are tried.
var linkedIn = map[string]struct {
	column string
	read   func(*building, record)
}{
	"positions.csv":       {"Company Name", liPosition},
	"education.csv":       {"School Name", liEducation},
	"skills.csv":          {"Name", liSkill},
	"languages.csv":       {"Name", liLanguage},
	"certifications.csv":  {"Name", liCertification},
	"honors.csv":          {"Title", liAward},
	"projects.csv":        {"Title", liProject},
	"publications.csv":    {"Name", liPublication},
	"patents.csv":         {"Title", liPatent},
	"profile.csv":         {"First Name", liProfile},
	"email addresses.csv": {"Email Address", liEmail},
	"phonenumbers.csv":    {"Number", liPhone},
	"phone numbers.csv":   {"Number", liPhone},
}

func isLinkedIn(base string) bool { _, is := linkedIn[strings.ReplaceAll(base, "_", " ")]; return is }

// fromLinkedIn reads the files of an archive.
func (b *building) fromLinkedIn(files []file) error {
	b.Format = "LinkedIn's archive"
	some := b.usable(files, isLinkedIn)
	if len(some) == 0 {
		return wrong("there is nothing of LinkedIn's in it that a profile has a place for: give the archive that “Get a copy of your data” makes, with files such as Positions.csv")
	}
	for _, f := range some {
		reads := linkedIn[strings.ReplaceAll(f.base(), "_", " ")]
		raw, err := f.content()
		if err != nil {
			b.left("%s was not read: %v", f.name, err)
			continue
		}
		t, err := readTable(f.name, raw, reads.column)
		if err != nil {
			b.left("%s was not read: %v", f.name, err)
			continue
		}
		for _, r := range t.records {
			reads.read(b, r)
		}
		b.unused(t)
	}
	if len(b.Entries) == 0 {
		return wrong("no entry could be read of it. %s", strings.Join(b.Left, ". "))
	}
	return nil
}

func liPosition(b *building, r record) {
	e := b.entry("position", r.place).
		set("detail.company.displayName", r.text("Company Name", "Company")).
		set("detail.jobTitle", r.text("Title", "Position")).
		set("detail.description", r.text("Description")).
		set("detail.company.officeLocation", r.text("Location"))
	if e.span("detail.startMonthYear", "detail.endMonthYear", r.text("Started On", "Start Date"), r.text("Finished On", "Ended On", "End Date")) {
		e.set("isCurrent", true)
	}
	b.take(e)
}

func liEducation(b *building, r record) {
	e := b.entry("education", r.place).
		set("institution.displayName", r.text("School Name", "School")).
		set("program.displayName", r.text("Degree Name", "Degree")).
		set("program.notes", r.text("Notes")).
		set("program.grade", r.text("Grade"))
	if area := r.text("Field Of Study"); area != "" {
		e.set("program.fieldsOfStudy", []string{area})
	}
	if activities := r.text("Activities", "Activities and Societies"); activities != "" {
		e.set("program.activities", strings.Split(activities, ","))
	}
	e.span("startMonthYear", "endMonthYear", r.text("Start Date", "Started On"), r.text("End Date", "Finished On"))
	b.take(e)
}

func liSkill(b *building, r record) {
	b.take(b.entry("skill", r.place).set("displayName", r.text("Name", "Skill")))
}

func liLanguage(b *building, r record) {
	b.take(b.language(r.place, r.text("Name", "Language"), r.text("Proficiency")))
}

// language is a language with how well it is known, in words of LinkedIn or of people.
func (b *building) language(place, name, level string) *Entry {
	e := b.entry("language", place).set("tag", name).set("displayName", name)
	word := fluencies[strings.TrimSuffix(strings.ReplaceAll(text.Fold(level), "_", " "), " proficiency")]
	switch {
	case word != "":
		e.set("spoken", word).set("written", word).set("reading", word)
	case strings.HasPrefix(text.Fold(level), "native"):
		e.ask("spoken: “%s” may be “Native or bilingual”: say which level it is", level)
	case level != "":
		e.note("“%s” is no level of Microsoft's, so the level is not filled in", level)
	}
	return e
}

// fluencies are levels of a language by LinkedIn's words. None of them is conversation.
var fluencies = map[string]string{
	"elementary": "elementary", "limited working": "limitedWorking", "professional working": "professionalWorking",
	"full professional": "fullProfessional", "native or bilingual": "nativeOrBilingual",
	"conversation": "conversational", "conversational": "conversational", "a few words": "elementary",
}

func liCertification(b *building, r record) {
	e := b.entry("certification", r.place).
		set("displayName", r.text("Name")).
		set("webUrl", r.text("Url")).
		set("issuingAuthority", r.text("Authority", "Issuer", "Issuing Organization")).
		set("certificationId", r.text("License Number", "Credential ID"))
	begun := r.text("Started On", "Issued On")
	e.day("issuedDate", begun)
	if issued, is := e.values["issuedDate"]; is && !year().MatchString(begun) && len(e.Asks) == 0 {
		e.set("startDate", issued)
	}
	if ended := r.text("Finished On", "Expires On"); !isOpen(ended) {
		e.day("endDate", ended)
	}
	b.take(e)
}

func liAward(b *building, r record) {
	e := b.entry("award", r.place).
		set("displayName", r.text("Title", "Name")).
		set("description", r.text("Description")).
		set("issuingAuthority", r.text("Issuer", "Issued By"))
	if e.values["issuingAuthority"] == nil {
		e.note("who gave it isn't said: fill it in if you like")
	}
	e.day("issuedDate", r.text("Issued On", "Date"))
	b.take(e)
}

func liProject(b *building, r record) {
	description := r.text("Description")
	if url := r.text("Url"); url != "" { // a project has no web page of its own
		description = strings.TrimSpace(description + "\n" + url)
	}
	e := b.entry("project", r.place).set("displayName", r.text("Title", "Name")).set("detail.description", description)
	e.span("detail.startMonthYear", "detail.endMonthYear", r.text("Started On", "Start Date"), r.text("Finished On", "End Date"))
	b.take(e)
}

func liPublication(b *building, r record) {
	e := b.entry("publication", r.place).
		set("displayName", r.text("Name", "Title")).
		set("publisher", r.text("Publisher")).
		set("description", r.text("Description")).
		set("webUrl", r.text("Url"))
	e.day("publishedDate", r.text("Published On", "Date"))
	b.take(e)
}

func liPatent(b *building, r record) {
	e := b.entry("patent", r.place).
		set("displayName", r.text("Title", "Name")).
		set("description", r.text("Description")).
		set("number", r.text("Patent Number", "Number", "Application Number")).
		set("issuingAuthority", r.text("Patent Office", "Issuer", "Office")).
		set("webUrl", r.text("Url"))
	e.day("issuedDate", r.text("Issued On", "Date", "Filed On"))
	b.take(e)
}

func liEmail(b *building, r record) {
	r.text("Confirmed", "Primary", "Updated On") // which a profile doesn't say
	r.text("Primary")
	r.text("Updated On")
	b.take(b.entry("email", r.place).set("address", r.text("Email Address")).set("type", "personal"))
}

// phoneTypes are LinkedIn's words.
var phoneTypes = map[string]string{"mobile": "mobile", "home": "home", "work": "business"}

func liPhone(b *building, r record) {
	number := r.text("Number")
	if extension := r.text("Extension"); extension != "" && number != "" {
		number += " ext. " + extension
	}
	e := b.entry("phone", r.place).set("number", number)
	if kind := r.text("Type"); number != "" {
		e.set("type", cmp.Or(phoneTypes[strings.ToLower(kind)], "other"))
	}
	b.take(e)
}

// liProfile reads who somebody is. Only what they wrote for others is ticked.
func liProfile(b *building, r record) {
	if summary := r.text("Summary"); summary != "" {
		b.take(b.entry("note", r.place).set("displayName", "About me").set("detail.contentType", "text").set("detail.content", summary))
	}
	for _, site := range bracketed(r.text("Websites")) {
		kind, address := labelled(site)
		e := b.entry("website", r.place).set("webUrl", address)
		if kind != "" && kind != "OTHER" {
			e.set("categories", []string{strings.ToUpper(kind[:1]) + strings.ToLower(kind[1:])})
		}
		b.take(e)
	}
	for _, handle := range bracketed(r.text("Twitter Handles")) {
		b.take(b.entry("webaccount", r.place).set("service.name", "X").set("userId", handle))
	}
	for _, one := range bracketed(r.text("Instant Messengers")) {
		kind, user := labelled(one)
		e := b.entry("webaccount", r.place).set("service.name", cmp.Or(kind, "Messenger")).set("userId", user)
		e.skip("private: a way to reach you")
		b.take(e)
	}
	b.take(b.entry("address", r.place).set("detail.street", r.text("Address")).set("detail.postalCode", r.codeOf("Address", "Zip Code")))
	birth := b.entry("anniversary", r.place)
	if birth.day("date", r.text("Birth Date")); len(birth.values) > 0 {
		b.take(birth.set("type", "birthday"))
	}
}

// codeOf is a column that says something only beside another one.
func (r record) codeOf(beside, column string) string {
	if r.cells[folded(beside)] == "" {
		return ""
	}
	return r.text(column)
}

var brackets = pattern.New(`\[([^\[\]]*)\]`)

// bracketed are the items of a cell such as "[COMPANY:https://a],[PERSONAL:https://b/x,y]".
func bracketed(cell string) []string {
	var all []string
	for _, found := range brackets().FindAllStringSubmatch(cell, -1) {
		all = append(all, found[1])
	}
	if all == nil && cell != "" {
		all = []string{cell}
	}
	return trimmed(all)
}

var label = pattern.New(`^([A-Za-z_ ]+):(.*)$`)

// labelled parts what an item is from what it says. An address begins with no label.
func labelled(item string) (kind, says string) {
	found := label().FindStringSubmatch(item)
	if found == nil || strings.HasPrefix(found[2], "//") {
		return "", item
	}
	return strings.ReplaceAll(found[1], "_", " "), found[2]
}
