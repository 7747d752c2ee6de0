package graph

import "cmp"

// DataSource says where an object came from. The global service sends a list
// of types, other clouds a single one; both are read.
//
// https://learn.microsoft.com/graph/api/resources/persondatasource?view=graph-rest-beta
type DataSource struct {
	Type Strings `json:"type,omitempty"`
}

// SourceAnnotation names a source that holds the object, and which of its
// members come from there.
//
// https://learn.microsoft.com/graph/api/resources/profilesourceannotation?view=graph-rest-beta
type SourceAnnotation struct {
	SourceID        string  `json:"sourceId,omitempty"`
	IsDefaultSource Bool    `json:"isDefaultSource,omitempty"`
	Properties      Strings `json:"properties,omitempty"`
}

// SourceAnnotations is a list that reads as empty when it is not a list.
type SourceAnnotations []SourceAnnotation

// UnmarshalJSON reads the list and never fails. The documentation calls the id of
// an annotation "id", the service "sourceId".
func (s *SourceAnnotations) UnmarshalJSON(raw []byte) error {
	var list []struct {
		SourceAnnotation
		ID string `json:"id"`
	}
	if err := Decode(raw, &list); err != nil || list == nil {
		return nil //nolint:nilerr // what is no list is none
	}
	*s = make(SourceAnnotations, len(list))
	for i, one := range list {
		(*s)[i] = one.SourceAnnotation
		(*s)[i].SourceID = cmp.Or(one.SourceID, one.ID)
	}
	return nil
}

// Origin is a source that facet knows by its id: its name, and whether what it
// has can't be changed through the profile.
type Origin struct {
	Name     string
	By       string // who in an organisation mostly looks after it; empty: the owner of the profile, or it isn't known
	Owned    bool   // by an administrator's system, or by SharePoint
	Personal bool   // the owner of the profile changes it there
}

// sharePoint is where Microsoft 365 keeps what people write into their profile
// card. The profile shows it, and answers 404 to who would change it.
var sharePoint = Origin{Name: "SharePoint user profile", Owned: true, Personal: true}

// PeopleSkills has the skills that people have confirmed in Microsoft 365.
var PeopleSkills = Origin{Name: "People Skills", Owned: true, Personal: true}

// PeopleSkillsID is the id of that source.
const PeopleSkillsID = "75d4238e-b142-4d2d-aed9-232b830b8706"

// origins are the well-known source ids.
//
// https://learn.microsoft.com/graph/api/resources/profilesourceannotation?view=graph-rest-beta
func origins(id string) (Origin, bool) {
	switch id {
	case "4ce763dd-9214-4eff-af7c-da491cc3782d", "0024a795-114d-4031-95c7-5fb543e00e80":
		return Origin{Name: "Microsoft Entra ID", By: "IT", Owned: true}, true
	case "7986c642-b494-4140-8df4-f5ed125e2c67":
		return Origin{Name: "Organizational Data in Microsoft 365", By: "HR", Owned: true}, true
	case "6cdc4422-8c05-40c5-902e-8ade707725ab":
		return sharePoint, true
	case "9a3e0ce2-cf4b-477e-b3b3-df246318e251":
		return Origin{Name: "Microsoft account"}, true
	case "46a57efc-33f8-4eec-a512-b90039ad6187":
		return Origin{Name: "edited by hand"}, true
	case "107a83c9-714e-4d52-9d08-c303f081323b":
		return Origin{Name: "photo"}, true
	case PeopleSkillsID:
		return PeopleSkills, true
	}
	return Origin{}, false
}

// Origin says where the object came from, by its sources if Graph names
// them, else by the type of its source. It is owned only when every source is.
func (f *ItemFacet) Origin() Origin {
	var found []Origin
	for _, s := range f.Sources {
		if o, known := origins(s.SourceID); known {
			found = append(found, o)
		}
	}
	for _, o := range found {
		if !o.Owned {
			return o
		}
	}
	switch {
	case len(found) > 0:
		return found[0]
	case len(f.Source.Type) > 0:
		return originOfType(f.Source.Type[0])
	}
	return Origin{}
}

// originOfType reads the older form, a word instead of an id.
func originOfType(word string) Origin {
	switch word {
	case "AAD", "Entra", "EntraID":
		return Origin{Name: "Microsoft Entra ID", By: "IT", Owned: true}
	case "UPA":
		return sharePoint
	case "User":
		return Origin{Name: "edited by hand"}
	case "SkillsInViva":
		return PeopleSkills
	}
	return Origin{Name: word}
}
