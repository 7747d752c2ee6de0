package sandbox

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"time"
)

// people.json holds the people of the sandbox, and what their profiles have
// beyond what the directory knows of them.
//
//go:embed people.json
var peopleJSON []byte

// Person is one of the people of the sandbox.
type Person struct {
	ID                string // the object id, a GUID
	DisplayName       string
	UserPrincipalName string
	Mail              string
	JobTitle          string
	Department        string
	Guest             bool
	Disabled          bool // their account is switched off; they can't sign in
}

// person is a Person with what only the service needs.
type person struct {
	Person
	GivenName string
	Surname   string
	Country   string // two letters
	Locale    string // a BCP 47 tag
	Language  string // the locale's name
	Proxy     string // another address under which mail reaches them
	Portrait  int    // the number of the picture they have; 0: none
	Plain     object // About me and such, as far as there is something
}

// seed is an object that is there from the start.
type seed struct {
	Person  string
	Segment string
	Source  string // a key of origins
	At      string // when it was made
	Object  object
}

// population is who is there at the start, and what they have.
type population struct {
	People  []*person
	Entries json.RawMessage // seeds
}

// populate reads the embedded file, once, when it is first needed.
var populate = sync.OnceValue(func() population {
	var all population
	if err := json.Unmarshal(peopleJSON, &all); err != nil {
		panic("sandbox: people.json: " + err.Error())
	}
	return all
})

// seeds are what people have at the start.
var seeds = sync.OnceValue(func() []seed {
	var all []seed
	if err := json.Unmarshal(populate().Entries, &all); err != nil {
		panic("sandbox: people.json: " + err.Error())
	}
	for _, p := range populate().People {
		all = append(all, p.fromDirectory()...)
	}
	return all
})

// UnmarshalJSON reads o as decodeObject does.
func (o *object) UnmarshalJSON(data []byte) (err error) {
	*o, err = decodeObject(data)
	return err
}

func (p *person) named(who string) bool {
	return p.ID == who || strings.EqualFold(p.UserPrincipalName, who)
}

// asUser is the person as /users shows them.
func (p *person) asUser() object {
	kind := "Member"
	if p.Guest {
		kind = "Guest"
	}
	known := object{
		{"businessPhones", []any{}}, {"displayName", p.DisplayName}, {"givenName", p.GivenName},
		{"jobTitle", p.JobTitle}, {"mail", p.Mail}, {"preferredLanguage", p.Locale},
		{"surname", p.Surname}, {"userPrincipalName", p.UserPrincipalName}, {"id", p.ID},
		{"accountEnabled", !p.Disabled}, {"department", p.Department}, {"userType", kind},
		{"birthday", "0001-01-01T00:00:00Z"}, {"proxyAddresses", []any{"SMTP:" + p.Mail}},
	}
	if p.Proxy != "" {
		known = known.with("proxyAddresses", []any{"SMTP:" + p.Mail, "smtp:" + p.Proxy})
	}
	for _, m := range plainMembers {
		if m.Collection {
			known = known.with(m.Name, []any{})
		}
	}
	for _, m := range p.Plain {
		known = known.with(m.name, m.value)
	}
	return metadata().complete(userEntity, known)
}

// fromDirectory is what Entra knows of everyone, as objects of their profile.
func (p *person) fromDirectory() []seed {
	entra := func(segment string, o object) seed {
		return seed{p.UserPrincipalName, segment, "entra", "0001-01-01T00:00:00Z", o}
	}
	company := object{{"displayName", "Contoso"}}
	if p.Department != "" {
		company = company.with("department", p.Department)
	}
	return []seed{
		entra("account", object{{"countryCode", p.Country}, {"preferredLanguageTag", object{{"displayName", p.Language}, {"locale", p.Locale}}}}),
		entra("emails", object{{"address", p.Mail}, {"type", "main"}}),
		entra("names", object{{"displayName", p.DisplayName}, {"first", p.GivenName}, {"last", p.Surname}}),
		entra("positions", object{{"detail", object{{"company", company}, {"jobTitle", p.JobTitle}}}, {"isCurrent", true}}),
	}
}

// identity is the person as createdBy and lastModifiedBy name them.
func (p *person) identity() object {
	return identitySet(nil, object{{"displayName", p.DisplayName}, {"id", p.ID}})
}

func identitySet(application, user any) object {
	return object{{"application", application}, {"device", nil}, {"user", user}}
}

// withAccount adds what the directory alone says of a person's account.
func (p *person) withAccount(o object) object {
	persona := "internalMember"
	if p.Guest {
		persona = "externalGuest"
	}
	return o.with("ageGroup", "adult").with("userPersona", persona).with("userPrincipalName", p.UserPrincipalName)
}

// grown makes whole objects of the seeds. Their ids are the same in every
// sandbox.
var grown = sync.OnceValue(func() map[collectionKey][]entry {
	entries, ids := map[collectionKey][]entry{}, newIDs(0, 's')
	people := populate().People
	for _, seed := range seeds() {
		i := slices.IndexFunc(people, func(p *person) bool { return p.named(seed.Person) })
		owner, facet := people[i], metadata().facet(seed.Segment)
		key := collectionKey{owner.ID, facet.Segment}
		entries[key] = append(entries[key], entry{seed.grown(owner, facet, ids.next()), time.Time{}})
	}
	return entries
})

func (seed seed) grown(owner *person, facet *facetType, id string) object {
	from, by := origins[seed.Source], owner.identity()
	if seed.Source != "user" {
		by = identitySet(object{{"displayName", from.word}, {"id", nil}}, nil)
	}
	o := metadata().complete(facet.Entity, seed.Object).with("id", id)
	if o.value("allowedAudiences") == nil {
		o = o.with("allowedAudiences", defaultAudience)
	}
	if facet.Segment == "account" {
		o = owner.withAccount(o).with("id", owner.ID) // Graph names this one after its person
	}
	return o.with("source", object{{"type", []any{from.word}}}).
		with("sources", []any{annotation(from.source, seed.Object.names())}).
		with("createdDateTime", seed.At).with("createdBy", by).
		with("lastModifiedDateTime", seed.At).with("lastModifiedBy", by)
}
