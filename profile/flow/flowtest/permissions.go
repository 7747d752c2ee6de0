package flowtest

import (
	"errors"
	"testing"

	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

func approvals(t *testing.T) []State {
	pasted, signed := newFixture(t), newFixture(t)
	pasted.session.Granted, signed.session.Granted = readOnly, readOnly
	signed.session.Accounts = service{}
	signed.session.Drafts = &memoryDrafts{}
	missing, _ := signed.session.Lacks()
	err := errors.New("AADSTS90094")
	consent := flow.Consent{Session: signed.session, Scope: missing.Scope}
	form := flow.Form{Edit: draft.NewEdit(signed.session, signed.kind("interest"))}
	return []State{
		pasted.state("approval that a pasted token lacks", flow.Approval(pasted.session, nil)),
		signed.state("approval that a sign-in lacks", flow.Approval(signed.session, nil)),
		signed.state("approval before a form", flow.Approval(signed.session, form)),
		signed.state("approval that was refused", flow.Unapproved(signed.session, missing, err, consent)),
	}
}

// readOnly is a token that can only read.
func readOnly() person.Grant {
	return person.Grant{
		Scopes: []string{"User.Read"}, Asker: "ines.popova@contoso.com", Client: "4711",
		Page: func(scope string) string { return "https://login.example.org/adminconsent?scope=" + scope },
	}
}
