package graph

// WorkPosition is a job that the person has or had.
//
// https://learn.microsoft.com/graph/api/resources/workposition?view=graph-rest-beta
type WorkPosition struct {
	ItemFacet
	Detail     PositionDetail  `json:"detail,omitzero"`
	IsCurrent  Bool            `json:"isCurrent,omitempty"`
	Categories Strings         `json:"categories,omitempty"`
	Manager    RelatedPerson   `json:"manager,omitzero"`
	Colleagues []RelatedPerson `json:"colleagues,omitempty"`
}

// PositionDetail describes a position. Its two dates are whole days on the
// wire, though they mean a month: the first day of it, unless Graph sent
// another.
//
// https://learn.microsoft.com/graph/api/resources/positiondetail?view=graph-rest-beta
type PositionDetail struct {
	JobTitle          string        `json:"jobTitle,omitempty"`
	Role              string        `json:"role,omitempty"`
	StartMonthYear    Date          `json:"startMonthYear,omitempty"`
	EndMonthYear      Date          `json:"endMonthYear,omitempty"`
	Summary           string        `json:"summary,omitempty"`
	Description       string        `json:"description,omitempty"`
	Company           CompanyDetail `json:"company,omitzero"`
	SecondaryJobTitle string        `json:"secondaryJobTitle,omitempty"`
	SecondaryRole     string        `json:"secondaryRole,omitempty"`
	EmployeeID        string        `json:"employeeId,omitempty" graph:"readonly"`
	EmployeeType      string        `json:"employeeType,omitempty" graph:"readonly"`
	Layer             int           `json:"layer,omitempty" graph:"readonly"`
	Level             string        `json:"level,omitempty" graph:"readonly"`
}

// CompanyDetail describes the company of a position.
//
// https://learn.microsoft.com/graph/api/resources/companydetail?view=graph-rest-beta
type CompanyDetail struct {
	DisplayName         string          `json:"displayName,omitempty"`
	Department          string          `json:"department,omitempty"`
	OfficeLocation      string          `json:"officeLocation,omitempty"`
	Pronunciation       string          `json:"pronunciation,omitempty"`
	WebURL              string          `json:"webUrl,omitempty"`
	Address             PhysicalAddress `json:"address,omitzero"`
	CostCenter          string          `json:"costCenter,omitempty"`
	Division            string          `json:"division,omitempty"`
	SecondaryDepartment string          `json:"secondaryDepartment,omitempty"`
	CompanyCode         string          `json:"companyCode,omitempty" graph:"readonly"`
}

// PhysicalAddress is a postal address. CountryOrRegion is free text, not a
// code.
//
// https://learn.microsoft.com/graph/api/resources/physicaladdress?view=graph-rest-beta
type PhysicalAddress struct {
	Type            AddressType `json:"type,omitempty"`
	Street          string      `json:"street,omitempty"`
	PostOfficeBox   string      `json:"postOfficeBox,omitempty"`
	City            string      `json:"city,omitempty"`
	State           string      `json:"state,omitempty"`
	PostalCode      string      `json:"postalCode,omitempty"`
	CountryOrRegion string      `json:"countryOrRegion,omitempty"`
}

// AddressType is the enumeration physicalAddressType.
type AddressType = Enum[addressTypes]

type addressTypes struct{}

func (addressTypes) all() words { return words{"unknown", "home", "business", "other"} }

// RelatedPerson is somebody who has to do with a position or a project.
// UserPrincipalName may be an e-mail address.
//
// https://learn.microsoft.com/graph/api/resources/relatedperson?view=graph-rest-beta
type RelatedPerson struct {
	DisplayName       string       `json:"displayName,omitempty"`
	UserPrincipalName string       `json:"userPrincipalName,omitempty"`
	Relationship      Relationship `json:"relationship,omitempty"`
}

// Relationship is the enumeration personRelationship.
type Relationship string

var relationships = words{
	"manager", "colleague", "directReport", "dotLineReport", "assistant", "dotLineManager",
	"alternateContact", "friend", "spouse", "sibling", "child", "parent", "sponsor",
	"emergencyContact", "other", UnknownFutureValue,
}

// Words are the members of the enumeration that can be sent.
func (Relationship) Words() []string { return relationships.offered() }

// UnmarshalJSON reads a member of the enumeration and never fails.
func (r *Relationship) UnmarshalJSON(raw []byte) error {
	*r = Relationship(relationships.read(raw))
	return nil
}
