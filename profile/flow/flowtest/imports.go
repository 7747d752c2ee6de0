package flowtest

import (
	"strings"
	"testing"

	"facet/forms"
	"facet/profile/flow"
	"facet/profile/importer"
)

// imports are what files say that somebody has.
func imports(t *testing.T) []State {
	d, other := newFixture(t), newFixture(t)
	cv := d.imported("cv.json", `{"interests":[{"name":"Chess"},{"name":"Sea kayaking"}],"certificates":[{"name":"First Aid","date":"2019"}],
		"basics":{"email":"ines@example.org","phone":"+47 1"},"volunteer":[{"organization":"Food bank"}],"references":[{"name":"x"}]}`)
	old := other.imported("old.json", `{"facetExport":1,"tenant":"t","person":"kenta.sato@contoso.com","entries":[{"kind":"interest","id":"1","displayName":"Chess"},{"kind":"interest","id":"2","displayName":"Go","source":{"type":["UPA"]}}]}`)
	old.Notes = append(old.Notes, "This export is of another organisation, t.")
	old.Left = append(old.Left, "a", "b", "c", "d", "e", "f")
	return []State{
		d.state("file to import", flow.ImportFile(d.session)),
		d.state("entries of a file", flow.Importing(d.session, cv)),
		other.state("entries of an export of another organisation", flow.Importing(other.session, old)),
	}
}

func (d fixture) imported(name, content string) importer.Imported {
	d.t.Helper()
	all, err := importer.File(name, strings.NewReader(content), int64(len(content)), forms.Kinds())
	must(d.t, err)
	return all
}
