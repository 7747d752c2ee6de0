package graph

// PersonCertification is a certificate that the person holds.
//
// https://learn.microsoft.com/graph/api/resources/personcertification?view=graph-rest-beta
type PersonCertification struct {
	ItemFacet
	DisplayName      string `json:"displayName,omitempty"`
	CertificationID  string `json:"certificationId,omitempty"`
	Description      string `json:"description,omitempty"`
	IssuingAuthority string `json:"issuingAuthority,omitempty"`
	IssuingCompany   string `json:"issuingCompany,omitempty"`
	IssuedDate       Date   `json:"issuedDate,omitempty"`
	StartDate        Date   `json:"startDate,omitempty"`
	EndDate          Date   `json:"endDate,omitempty"`
	WebURL           string `json:"webUrl,omitempty"`
	ThumbnailURL     string `json:"thumbnailUrl,omitempty"`
}
