package sandbox

import "slices"

// Ids of the sources that a profile's values come from.
const (
	entraSource   = "4ce763dd-9214-4eff-af7c-da491cc3782d"
	orgDataSource = "7986c642-b494-4140-8df4-f5ed125e2c67"
	upaSource     = "6cdc4422-8c05-40c5-902e-8ade707725ab"
	userSource    = "46a57efc-33f8-4eec-a512-b90039ad6187"
)

// origin says what an object tells of where it came from.
type origin struct {
	source string // in sources
	word   string // in source.type
}

var origins = map[string]origin{
	"user":    {userSource, "User"},
	"entra":   {entraSource, "AAD"},
	"orgData": {orgDataSource, "OrganizationalData"},
	"upa":     {upaSource, "UPA"},
}

// fromDirectory tells whether all of an object comes from sources that only
// administrators may change. Whether SharePoint's (UPA) is one is not
// documented; the sandbox lets people change it.
func fromDirectory(o object) bool {
	list, _ := o.value("sources").([]any)
	return len(list) > 0 && !slices.ContainsFunc(list, func(source any) bool {
		annotation, _ := source.(object)
		id := annotation.text("sourceId")
		return id != entraSource && id != orgDataSource
	})
}

// made is a new object of the facet type as the service stores it: with the
// members that the service makes itself, and null for what body lacks.
func (x *exchange) made(f *facetType, owner *person, body object) object {
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
