package sandbox

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"
)

// metadata.json says which facet types there are and what each may hold. It is
// the global service's flavour of the schema: facet types, then the complex
// types and enums that they use.
//
//go:embed metadata.json
var metadataJSON []byte

// schema is the profile's part of the service's metadata.
type schema struct {
	Facets []*facetType
	Types  map[string][]property // complex types, and entities by name
	Enums  map[string]enum
}

// facetType is one collection of a profile. Entity names the type of what it
// holds; Properties are the entity's own, without those that every facet has.
type facetType struct {
	Segment    string
	Entity     string
	Properties []property
}

type property struct {
	Name       string
	Type       string // "Edm.String" and the like, or the name of a complex type or enum
	Collection bool
	ReadOnly   bool
	NotNull    bool
}

type enum struct {
	Flags   bool
	Members []enumMember
}

// enumMember has no Number where the service's is not known.
type enumMember struct {
	Name   string
	Number *int
}

// metadata parses the embedded file, once, when it is first needed.
var metadata = sync.OnceValue(func() *schema {
	m := new(schema)
	if err := json.Unmarshal(metadataJSON, m); err != nil {
		panic("sandbox: metadata.json: " + err.Error())
	}
	for _, f := range m.Facets {
		m.Types[f.Entity] = slices.Concat(m.Types["itemFacet"], f.Properties)
	}
	m.Types[userEntity] = userProperties()
	return m
})

// facet is the facet type of a path segment, in any case, or nil.
func (m *schema) facet(segment string) *facetType {
	for _, f := range m.Facets {
		if strings.EqualFold(f.Segment, segment) {
			return f
		}
	}
	return nil
}

// property is a property of the named type, or nil.
func (m *schema) property(typeName, name string) *property {
	properties := m.Types[typeName]
	for i := range properties {
		if properties[i].Name == name {
			return &properties[i]
		}
	}
	return nil
}

// complete returns o with every member of its type, in the metadata's order,
// null where o has none: as the service answers.
func (m *schema) complete(typeName string, o object) object {
	full := make(object, 0, len(m.Types[typeName]))
	for _, p := range m.Types[typeName] {
		full = append(full, member{p.Name, m.completeValue(p.Type, o.value(p.Name))})
	}
	return full
}

func (m *schema) completeValue(typeName string, value any) any {
	switch v := value.(type) {
	case object:
		return m.complete(typeName, v)
	case []any:
		full := make([]any, len(v))
		for i, element := range v {
			full[i] = m.completeValue(typeName, element)
		}
		return full
	}
	return value
}

// rewrite returns o with each primitive value in it, at any depth, replaced by
// what change makes of it. Members that the type does not have stay.
func (m *schema) rewrite(typeName string, o object, change func(property, any) any) object {
	o = slices.Clone(o)
	for i := range o {
		if p := m.property(typeName, o[i].name); p != nil {
			o[i].value = m.rewriteValue(*p, o[i].value, change)
		}
	}
	return o
}

func (m *schema) rewriteValue(p property, value any, change func(property, any) any) any {
	switch v := value.(type) {
	case object:
		return m.rewrite(p.Type, v, change)
	case []any:
		list := make([]any, len(v))
		for i, element := range v {
			list[i] = m.rewriteValue(p, element, change)
		}
		return list
	}
	return change(p, value)
}
