package flowtest

import (
	"encoding/json"
	"testing"
	"time"

	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

// desk is a fixture whose owner has a certificate that ends.
type desk struct {
	fixture
	object person.Object
}

// newDesk is one where it ends so many days from now, two years after it was issued.
func newDesk(t *testing.T, days int) desk {
	d := newFixture(t)
	day := func(after int) string { return time.Now().AddDate(0, 0, after).Format(time.DateOnly) }
	kind := d.kind("certification")
	form, err := kind.Decode(json.RawMessage(`{"displayName":"Safety course","certificationId":"SC-7","issuedDate":"` + day(days-730) + `","endDate":"` + day(days) + `","allowedAudiences":"organization"}`))
	must(t, err)
	edit := draft.NewEdit(d.session, kind)
	edit.Form = form
	sent, err := d.send(edit.Plan(edit.Body()))
	must(t, err)
	d.session.Listed(kind, d.list("certification"))
	return desk{d, person.Read(kind, []json.RawMessage{sent.Answer.Object})[0]}
}

// expiries are what expires, and how it can go on.
func expiries(t *testing.T) []State {
	soon, over, none := newDesk(t, 10), newDesk(t, -20), newFixture(t)
	locked := soon.object
	locked.Origin.Owned, locked.Origin.Name = true, "a register"
	return []State{
		soon.state("what expires", flow.Expires(soon.session)),
		none.state("nothing that expires", flow.Expires(none.session)),
		soon.state("an entry that expires", flow.Entry(soon.session, soon.object.Kind, soon.object)),
		soon.state("a renewal", flow.Renewal(soon.session, soon.object)),
		over.state("a renewal of what has expired", flow.Renewal(over.session, over.object)),
		soon.state("a renewal of what is locked", flow.Renewal(soon.session, locked)),
	}
}

// renewing is a profile with something that expires.
func renewing(t *testing.T) Home {
	d := newDesk(t, 10)
	return d.home("a profile with what expires", "certification", "“Safety course” expires in 10 days.").at(d.object)
}
