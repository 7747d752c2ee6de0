package importer

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// fromCredly reads the list of badges that Credly has of a person.
func (b *building) fromCredly(v value) error {
	b.Format = "badges of Credly"
	badges := v.at("data").each()
	for _, one := range badges {
		b.credly(one)
	}
	if meta := v.at("metadata", "meta"); meta.any != nil {
		if of := meta.at("total_count", "count").text(); of != "" {
			page, pages := meta.at("current_page").text(), meta.at("total_pages").text()
			if n, err := strconv.Atoi(of); err == nil && n > len(badges) {
				b.Notes = append(b.Notes, "This is page "+cmp.Or(page, "1")+" of "+cmp.Or(pages, "several")+": "+strconv.Itoa(len(badges))+" of "+of+" badges.")
			}
		}
	}
	if len(b.Entries) == 0 {
		return wrong("there is no badge in it")
	}
	return nil
}

func (b *building) credly(v value) {
	template := v.at("badge_template")
	id := v.at("id").text()
	e := b.entry("certification", v.path).
		set("displayName", template.at("name").text()).
		set("description", template.at("description").text()).
		set("issuingAuthority", giver(v.at("issuer"))).
		set("certificationId", id).
		set("thumbnailUrl", v.at("image_url").text())
	if id != "" {
		e.set("webUrl", "https://www.credly.com/badges/"+id+"/public_url")
	}
	e.day("issuedDate", cmp.Or(v.at("issued_at_date").text(), v.at("issued_at").text()))
	expires := cmp.Or(v.at("expires_at_date").text(), v.at("expires_at").text())
	e.day("endDate", expires)
	if ends, err := time.Parse(time.DateOnly, expires[:min(len(expires), len(time.DateOnly))]); err == nil && ends.Before(now()) {
		e.note("it has expired")
	}
	if state := v.at("state").text(); state != "" && state != "accepted" {
		e.skip("Credly says that it is " + state)
	}
	if v.at("public").text() == "false" {
		e.skip("it is private on Credly")
	}
	e.garbled()
	b.take(e)
	if e.Skip != "" {
		return
	}
	for _, s := range template.at("skills").each() {
		b.take(b.entry("skill", s.path).set("displayName", s.self("name")))
	}
}

// garbled says that a name looks as if its letters had been read in the wrong encoding.
func (e *Entry) garbled() {
	if name, _ := e.values["displayName"].(string); strings.Contains(name, "Â") || strings.Contains(name, "Ã") {
		e.note("the name looks wrongly encoded")
	}
}

// giver is the one who gave a badge: the primary one of several.
func giver(issuer value) string {
	first := ""
	for _, one := range issuer.at("entities").each() {
		name := one.at("entity").at("name").text()
		if one.at("primary").text() == "true" {
			return name
		}
		first = cmp.Or(first, name)
	}
	return cmp.Or(first, issuer.at("name").text())
}

// fromBadge reads an Open Badge, of version 3 or 2. Nothing is verified, and nothing fetched.
//
// https://www.imsglobal.org/spec/ob/v3p0
func (b *building) fromBadge(v value) error {
	b.Format = "an Open Badge"
	b.Notes = append(b.Notes, "The signature of the badge was not verified.")
	for _, subject := range v.at("credentialSubject").each() {
		for _, achievement := range subject.at("achievement").each() {
			b.achievement(v, achievement)
		}
	}
	if badge := v.at("badge"); badge.any != nil && len(b.Entries) == 0 {
		b.older(v, badge)
	}
	if len(b.Entries) == 0 {
		return wrong("this badge names no achievement")
	}
	return nil
}

// achievement is what somebody achieved. The credential's own name is none of it: it may
// be the earner's.
func (b *building) achievement(v, a value) {
	kind := "certification"
	if strings.EqualFold(a.at("achievementType").text(), "award") {
		kind = "award"
	}
	e := b.entry(kind, v.place()).
		set("displayName", a.at("name").inWords()).
		set("description", a.at("description").inWords()).
		set("issuingAuthority", v.at("issuer").at("name").inWords()).
		set("thumbnailUrl", a.at("image").self("id"))
	if id := v.at("id").text(); isWeb(id) {
		e.set("webUrl", id)
	} else if isWeb(a.at("id").text()) {
		e.set("webUrl", a.at("id").text())
	}
	if kind == "certification" {
		e.set("certificationId", cmp.Or(a.at("humanCode").text(), idOf(v.at("id").text())))
		e.day("endDate", cmp.Or(v.at("validUntil").text(), v.at("expirationDate").text()))
	}
	e.day("issuedDate", cmp.Or(v.at("validFrom").text(), v.at("issuanceDate").text()))
	if a.at("criteria").any != nil {
		b.left("A profile has no place for the criteria of a badge")
	}
	for _, from := range v.at("signatureValidity").texts() { // of a signed badge that says no days itself
		e.note("%s", from)
	}
	e.garbled()
	b.take(e)
}

// idOf is an id that is none of the web.
func idOf(id string) string {
	if isWeb(id) {
		return ""
	}
	return strings.TrimPrefix(id, "urn:uuid:")
}

func isWeb(s string) bool { return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") }

// place is how an entry of a single badge is found.
func (v value) place() string { return cmp.Or(v.path, "the badge") }

// inWords is a text, or one in several languages: in English, or in the first one.
func (v value) inWords() string {
	if s := v.text(); s != "" {
		return s
	}
	if s := v.at("@value").text(); s != "" {
		return s
	}
	object, _ := v.any.(map[string]any)
	if s, is := object["en"].(string); is {
		return s
	}
	first := ""
	for language := range object {
		if _, is := object[language].(string); is && (first == "" || language < first) {
			first = language
		}
	}
	s, _ := object[first].(string)
	return s
}

// older is a badge of version 2, which may name its class by an address alone.
func (b *building) older(v, badge value) {
	e := b.entry("certification", "the badge")
	if address := badge.text(); address != "" {
		e.set("webUrl", cmp.Or(v.at("id").text(), address))
		e.note("the badge says what it is at an address only, and nothing was fetched")
	} else {
		e.set("displayName", badge.at("name").inWords()).set("description", badge.at("description").inWords()).
			set("issuingAuthority", badge.at("issuer").at("name").inWords()).set("webUrl", v.at("id").text())
	}
	e.day("issuedDate", unixDay(v.at("issuedOn").text()))
	e.day("endDate", unixDay(v.at("expires").text()))
	b.take(e)
}

// unixDay is the day of a time in seconds; what is none stays.
func unixDay(s string) string {
	if seconds, err := strconv.ParseInt(s, 10, 64); err == nil && len(s) > len("20060102") {
		return time.Unix(seconds, 0).UTC().Format(time.DateOnly)
	}
	return s
}

// unsigned is the credential in a signed badge: header.payload.signature. The days of
// the signature stand in for those that the credential doesn't say.
func unsigned(token string) (map[string]any, error) {
	parts := strings.Split(strings.TrimSpace(token), ".")
	if len(parts) != 3 {
		return nil, wrong("this is no signed badge: it has %d parts, not 3", len(parts))
	}
	raw, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil {
		return nil, wrong("this is no signed badge: its middle part can't be read")
	}
	payload, err := decoded(raw)
	if err != nil {
		return nil, wrong("this is no signed badge: its middle part isn't JSON")
	}
	badge := payload
	if inner, is := payload["vc"].(map[string]any); is {
		badge = inner
	}
	var said []any
	for claim, member := range map[string]string{"nbf": "validFrom", "exp": "validUntil"} {
		if n, is := payload[claim].(json.Number); is && badge[member] == nil && badge[map[string]string{"nbf": "issuanceDate", "exp": "expirationDate"}[claim]] == nil {
			badge[member] = unixDay(n.String())
			said = append(said, map[string]string{"nbf": "the day of issue", "exp": "the end"}[claim]+" is from the signature's validity")
		}
	}
	badge["signatureValidity"] = said
	return badge, nil
}
