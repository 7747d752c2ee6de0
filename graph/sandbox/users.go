package sandbox

import (
	"net/http"
	"slices"
)

const userEntity = "user"

// userFields are the members of a user that are answered when no others are
// selected.
var userFields = []string{
	"businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone",
	"officeLocation", "preferredLanguage", "surname", "userPrincipalName", "id",
}

// moreUserFields are answered only when they are selected.
var moreUserFields = []string{"accountEnabled", "department", "userType", "proxyAddresses"}

// userProperties tells faults which members of a user are text.
func userProperties() []property {
	var properties []property
	for _, name := range slices.Concat(userFields, moreUserFields) {
		p := property{Name: name, Type: "Edm.String"}
		switch name {
		case "accountEnabled":
			p.Type = "Edm.Boolean"
		case "businessPhones", "proxyAddresses":
			p.Collection = true
		}
		properties = append(properties, p)
	}
	return append(properties, plainMembers...)
}

// user is a person as /users shows them, with every member there is.
func (x *exchange) user(p *person) object {
	user := p.asUser()
	for _, m := range x.plain[p.ID] {
		user = user.with(m.name, m.value)
	}
	return user
}

func listUsers(x *exchange) (answer, error) {
	q, err := x.query()
	if err != nil {
		return answer{}, err
	}
	if q.choice == nil {
		q.choice = userFields
	}
	all := []object{}
	for _, p := range x.people {
		all = append(all, x.user(p))
	}
	return x.found(http.StatusOK, userEntity, "users", q.page(x, all)), nil
}

func showUser(x *exchange) (answer, error) {
	q, err := x.query()
	if q.choice == nil {
		q.choice = userFields
	}
	return x.found(http.StatusOK, userEntity, "users/$entity", q.pick(x.user(x.target))), err
}
