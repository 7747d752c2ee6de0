package sandbox

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
)

// plainMembers are the members of a user that are kept in SharePoint, beside the
// directory: each is changed in a request of its own, and by the person alone.
//
// https://learn.microsoft.com/graph/api/user-update
var plainMembers = []property{
	{Name: "aboutMe", Type: "Edm.String"},
	{Name: "birthday", Type: "Edm.DateTimeOffset"},
	{Name: "interests", Type: "Edm.String", Collection: true, NotNull: true},
	{Name: "pastProjects", Type: "Edm.String", Collection: true, NotNull: true},
	{Name: responsibilities, Type: "Edm.String", Collection: true, NotNull: true},
	{Name: "schools", Type: "Edm.String", Collection: true, NotNull: true},
	{Name: "skills", Type: "Edm.String", Collection: true, NotNull: true},
}

// plainMember is the one of that name, or nil.
func plainMember(name string) *property {
	i := slices.IndexFunc(plainMembers, func(p property) bool { return p.Name == name })
	if i < 0 {
		return nil
	}
	return &plainMembers[i]
}

// updateUser takes one of the plain members, one's own: Graph wants each in a
// request of its own.
func updateUser(x *exchange) (answer, error) {
	body, err := x.json()
	if err != nil {
		return answer{}, err
	}
	if x.target != x.caller {
		return answer{}, refuse(http.StatusForbidden, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
	}
	if len(body) != 1 || plainMember(body[0].name) == nil {
		return answer{}, refuse(http.StatusBadRequest, "BadRequest", "The request is currently not supported on the targeted entity set")
	}
	p := *plainMember(body[0].name)
	value, err := metadata().checkProperty(p, p.Name, body[0].value)
	if err != nil {
		return answer{}, err
	}
	if at, ok := value.(string); ok && p.Name == "birthday" && !strings.HasSuffix(at, "T00:00:00Z") {
		return answer{}, refuse(http.StatusInternalServerError, "-1, Microsoft.SharePoint.Client.UnknownError", "Unbekannter Fehler.")
	}
	if !x.discard {
		x.plain[x.target.ID] = slices.Clone(x.plain[x.target.ID]).with(p.Name, value)
	}
	return x.answer(http.StatusNoContent, "", nil), nil
}

// refusePlain turns changes of the plain members down as SharePoint was seen to.
func refusePlain(value string) (wrapper, error) {
	reasons := map[string]*refusal{
		"rights": {status: http.StatusForbidden, code: "-1, Microsoft.Office.Server.Directory.DirectoryObjectUnauthorizedAccessException",
			message: "Attempted to perform an unauthorized operation."},
		"locked": {status: http.StatusInternalServerError, code: "-1, Microsoft.Office.Server.UserProfiles.PropertyNotEditableException",
			message: "Property Not Editable: This property can only be modified by an administrator."},
		"licence": {status: http.StatusBadRequest, code: "BadRequest", message: "Tenant does not have a SPO license."},
		"unknown": {status: http.StatusInternalServerError, code: "-1, Microsoft.SharePoint.Client.UnknownError", message: "Unbekannter Fehler."},
	}
	return turnDownFor(reasons, cmp.Or(value, "rights"), "one of rights, locked, licence and unknown")
}
