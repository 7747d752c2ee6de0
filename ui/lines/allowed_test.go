package lines_test

import (
	"errors"
	"testing"

	"facet/profile/person"
)

// unapproved is a refusal of the sign-in service that comes of a permission.
type unapproved struct{ error }

func (u unapproved) Explain() (what, remedy string) {
	return "Only an administrator can allow this.", "Approval page: " + page(person.ScopeOthers) + "\nAADSTS90094"
}

func (u unapproved) Missing() (person.Missing, bool) {
	return person.Grant{Asker: ines.UserPrincipalName, Client: "4711", Page: page}.Missing(person.ScopeOthers), true
}

func page(scope string) string { return "https://login.example.org/adminconsent?scope=" + scope }

func TestMissingApprovalHasALinkAndAMessage(t *testing.T) {
	begin(t, func(s *signing) { s.known = []person.Account{ines} }, func(c *caller, s *signing) {
		s.err = unapproved{errors.New("no")}
		c.types("w").hears("The permission User.ReadWrite.All", page(person.ScopeOthers), "AADSTS90094", "permission to ask for the permission", "message to get a message to the administrator")
		c.types("message").hears("Who asks: ines.popova@contoso.com", "Application (client) id: 4711", "What facet does not:").types("").hears("Your profile").sent()
	})
}

func TestReadOnlyTokenIsSaidBeforeTyping(t *testing.T) {
	begin(t, func(s *signing) {
		s.known = []person.Account{ines}
		s.session.Granted = func() person.Grant {
			return person.Grant{Scopes: []string{"User.Read"}, Page: page}
		}
	}, func(c *caller, s *signing) {
		c.hears("Nothing can be sent: the permission User.ReadWrite is missing.", "permission to see about the missing permission")
		c.types("permission").hears("The permission User.ReadWrite (read and change one's own profile) is missing.", "Without it Microsoft 365 refuses", page(person.ScopeOwn), "permission to ask for the permission")
		c.types("message").hears("Please approve a permission").types("", "3", "n").hears("A permission is missing", "anyway to continue without it").types("anyway").hears("Nothing can be sent: the permission User.ReadWrite is missing.", "New interest").answers("Name", "Chess").types(".", "n", "back", "y")
		c.types("n").hears("New interest").types("q", "", "permission")
		s.session.Granted = func() person.Grant { return person.Grant{Scopes: []string{"User.ReadWrite"}} }
		c.types("permission").hears("You have the permission now.", "1 Certifications: ").sent()
		if s.stepUps != 1 {
			t.Errorf("it asked %d times", s.stepUps)
		}
	})
}

func TestRefusalSaysWhichCausesApply(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").types(".", "y").hears("Not done. Create interest: Chess", "applies: This is the sandbox", "can't be ruled out: The permission User.ReadWrite is missing.",
			"ruled out: You are a guest of the organisation. The directory says: a member.", "What you typed is still in the form.", "message to get a message")
		c.types("message").hears("Please approve a permission").types("c").hears("status 403").types("r", "y").hears("Not done").types("", ".", "json").hears(`"displayName": "Chess"`)
	}, "status=403@post")
}
