package cli

import (
	"cmp"
	"strings"

	"facet/internal/pattern"
	"facet/internal/settings"
	"facet/profile/person"
)

// ids are what an IT department answers with.
var ids = pattern.New(`[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}`)

// setUp takes the answer of an IT department, the client id and perhaps the
// tenant's behind it, keeps both in the settings file, and makes signing in of
// them.
func (c *command) setUp(answer string) (person.Accounts, error) {
	found := append(ids().FindAllString(answer, 3), "", "", "")
	if found[2] != "" {
		return nil, person.Advised{What: "There are more than two ids in this.",
			Remedy: "Paste the application (client) id alone, or with the directory (tenant) id behind it."}
	}
	id, tenant := cmp.Or(found[0], strings.TrimSpace(answer)), found[1]
	client, err := c.clientOf(id, cmp.Or(tenant, c.settings.Of("tenant")))
	if err != nil && found[0] == "" {
		return nil, person.Advised{What: "There is no id in this.",
			Remedy: "Paste the application (client) id that your IT department sent. It looks like 1b2c3d4e-0000-0000-0000-000000000000."}
	}
	if err != nil {
		return nil, err
	}
	if err := c.keep(id, tenant); err != nil {
		return nil, person.Advised{What: "The id can't be kept: " + err.Error(),
			Remedy: "Start facet with --client-id " + id + ", or mend the settings file."}
	}
	return &accounts{command: c, client: client}, nil
}

// keep writes the ids into the settings file. The client id comes last: with it
// everything is there.
func (c *command) keep(id, tenant string) error {
	file := settings.FileIn(c.dirs.Config)
	if tenant != "" {
		if err := settings.Put(file, "tenant", tenant); err != nil {
			return err
		}
	}
	return settings.Put(file, "client_id", id)
}
