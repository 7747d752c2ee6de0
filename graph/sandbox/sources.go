package sandbox

import (
	"net/http"
	"slices"
)

// Ids of the sources that a profile's values come from.
const (
	entraSource   = "4ce763dd-9214-4eff-af7c-da491cc3782d"
	orgDataSource = "7986c642-b494-4140-8df4-f5ed125e2c67"
	upaSource     = "6cdc4422-8c05-40c5-902e-8ade707725ab"
	userSource    = "46a57efc-33f8-4eec-a512-b90039ad6187"
	skillsSource  = "75d4238e-b142-4d2d-aed9-232b830b8706" // People Skills
	hrSource      = "c2d6b1a4-5a0e-4f0f-9b57-1f6a3d7e2b90" // a connector of the organisation's
)

// origin says what an object tells of where it came from.
type origin struct {
	source string // in sources
	word   string // in source.type
}

var origins = map[string]origin{
	"user":      {userSource, "User"},
	"entra":     {entraSource, "AAD"},
	"orgData":   {orgDataSource, "OrganizationalData"},
	"upa":       {upaSource, "UPA"},
	"connector": {hrSource, "Contoso HR"},
	"skills":    {skillsSource, "SkillsInViva"},
}

// locked says why nobody can change an object through the profile: none of it
// is of the person's own making.
func locked(o object) error {
	var ids []string
	list, _ := o.value("sources").([]any)
	for _, source := range list {
		annotation, _ := source.(object)
		ids = append(ids, annotation.text("sourceId"))
	}
	switch {
	case len(ids) == 0 || slices.Contains(ids, userSource):
		return nil
	case slices.Contains(ids, upaSource):
		return refuse(http.StatusNotFound, "UnknownError", "") // as the service was seen to answer
	}
	return refuse(http.StatusForbidden, "ErrorAccessDenied",
		"The value comes from a directory that administrators control, and can't be changed here.")
}

// newObject is a new object of the facet type as the service stores it: with the
// members that the service makes itself, and null for what body lacks.
func (x *exchange) newObject(f *facetType, owner *person, body object) object {
	o := metadata().complete(f.Entity, body).with("id", x.objectIDs.next())
	if o.value("allowedAudiences") == nil {
		o = o.with("allowedAudiences", defaultAudience)
	}
	if o.value("source") == nil {
		o = o.with("source", object{{"type", []any{origins["user"].word}}})
	}
	if f.Segment == "account" {
		o = owner.withAccount(o)
	}
	o = o.with("sources", annotated(nil, body.names()))
	by := x.caller.identity()
	return o.with("createdDateTime", stamp(x.at)).with("createdBy", by).
		with("lastModifiedDateTime", stamp(x.at)).with("lastModifiedBy", by)
}

// defaultAudience is who may see what nobody chose an audience for.
const defaultAudience = "organization"

// changed is o with the members of body in place of its own. A complex value
// is replaced whole: Microsoft does not say whether it would be merged.
func (x *exchange) changed(o, body object) object {
	for _, m := range body {
		value := m.value
		if m.name == "allowedAudiences" && value == nil {
			value = defaultAudience
		}
		p := metadata().property(x.route.facet.Entity, m.name)
		o = o.with(m.name, metadata().completeValue(p.Type, value))
	}
	list, _ := o.value("sources").([]any)
	return o.with("sources", annotated(list, body.names())).
		with("lastModifiedDateTime", stamp(x.at)).with("lastModifiedBy", x.caller.identity())
}

// annotated adds the properties to those that the person has edited.
func annotated(sources []any, properties []string) []any {
	sources = slices.Clone(sources)
	isUser := func(s any) bool { a, _ := s.(object); return a.text("sourceId") == userSource }
	i := slices.IndexFunc(sources, isUser)
	if i < 0 {
		return append(sources, annotation(userSource, properties))
	}
	edits := sources[i].(object)
	list, _ := edits.value("properties").([]any)
	list = slices.Clone(list)
	for _, p := range properties {
		if !slices.Contains(list, any(p)) {
			list = append(list, p)
		}
	}
	sources[i] = edits.with("properties", list)
	return sources
}

func annotation(source string, properties []string) object {
	list := make([]any, len(properties))
	for i, p := range properties {
		list[i] = p
	}
	return object{{"isDefaultSource", source == entraSource}, {"properties", list}, {"sourceId", source}}
}
