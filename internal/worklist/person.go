package worklist

import (
	"errors"
	"strings"

	"github.com/google/uuid"

	"facet/graph"
)

// checkPerson asks for the shape of a user principal name or an object id.
func checkPerson(s string) error {
	if s == "" {
		return errors.New("say for whom it is: a sign-in name such as ada@contoso.com, or an object id")
	}
	name, host, found := strings.Cut(s, "@")
	address := found && name != "" && strings.Contains(host, ".") && !strings.ContainsAny(s, " \t\n,;<>\"") && !strings.Contains(host, "@")
	if !address && (len(s) != len(uuid.Nil.String()) || uuid.Validate(s) != nil) {
		return errors.New("give one sign-in name, such as ada@contoso.com, or one object id")
	}
	if _, err := graph.User(s); err != nil {
		return err
	}
	return nil
}
