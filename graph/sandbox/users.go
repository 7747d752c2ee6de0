package sandbox

import (
	"net/http"
	"slices"
	"strings"
)

const userEntity = "user"

// userFields are the members of a user that are answered when no others are
// selected.
var userFields = []string{
	"businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone",
	"officeLocation", "preferredLanguage", "surname", "userPrincipalName", "id",
}

// moreUserFields are answered only when they are selected.
var moreUserFields = []string{"accountEnabled", "department", "responsibilities", "userType"}

// userProperties tells faults which members of a user are text.
func userProperties() []property {
	var properties []property
	for _, name := range slices.Concat(userFields, moreUserFields) {
		p := property{Name: name, Type: "Edm.String"}
		switch name {
		case "accountEnabled":
			p.Type = "Edm.Boolean"
		case "businessPhones", "responsibilities":
			p.Collection = true
		}
		properties = append(properties, p)
	}
	return properties
}

// user is a person as /users shows them, with every member there is.
func (x *exchange) user(p *person) object {
	user := p.user
	if list, ok := x.duties[p.ID]; ok {
		user = user.with("responsibilities", list)
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

// updateUser takes the plain list of responsibilities, one's own and nothing
// else: Graph wants that member in a request of its own.
func updateUser(x *exchange) (answer, error) {
	body, err := x.json()
	if err != nil {
		return answer{}, err
	}
	if x.target != x.caller {
		return answer{}, refuse(http.StatusForbidden, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
	}
	if len(body) != 1 || body[0].name != responsibilities {
		return answer{}, unreadable("The sandbox updates 'responsibilities' of a user, and that alone; the body has '%s'.", strings.Join(body.names(), "', '"))
	}
	p := property{Name: responsibilities, Type: "Edm.String", Collection: true, NotNull: true}
	list, err := metadata().checkProperty(p, responsibilities, body[0].value)
	if err != nil {
		return answer{}, err
	}
	if !x.discard {
		x.duties[x.target.ID] = list
	}
	return x.answer(http.StatusNoContent, "", nil), nil
}
