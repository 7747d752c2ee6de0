package graph

// PersonAnnualEvent is a day of the person's that comes round. Microsoft's
// pages and other clouds call it personAnniversary; they know birthdays and
// weddings, and no name.
//
// https://learn.microsoft.com/graph/api/resources/personanniversary?view=graph-rest-beta
type PersonAnnualEvent struct {
	ItemFacet
	Type        AnnualEventType `json:"type,omitempty"`
	Date        Date            `json:"date,omitempty"`
	DisplayName string          `json:"displayName,omitempty"`
}

// AnnualEventType is the enumeration personAnnualEventType.
type AnnualEventType string

var annualEventTypes = words{"birthday", "wedding", "work", "other", UnknownFutureValue}

// Words are the members of the enumeration that can be sent.
func (AnnualEventType) Words() []string { return annualEventTypes.offered() }

// UnmarshalJSON reads a member of the enumeration and never fails.
func (t *AnnualEventType) UnmarshalJSON(raw []byte) error {
	*t = AnnualEventType(annualEventTypes.read(raw))
	return nil
}
