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
type AnnualEventType = Enum[annualEventTypes]

type annualEventTypes struct{}

func (annualEventTypes) all() words {
	return words{"birthday", "wedding", "work", "other", UnknownFutureValue}
}
