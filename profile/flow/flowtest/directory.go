package flowtest

import (
	"testing"

	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/send"
)

// directories are entries of the directory, oneself's and somebody else's, and a
// change of one.
func directories(t *testing.T) []State {
	d, other := newFixture(t), visit(t)
	d.session.Listed(d.kind("interest"), d.list("interest")) // which has others than the directory
	about, interests := d.present("directory")[0], d.present("directory")[2]
	changed := d.directoryPlan("Hello")
	sent, err := d.send(changed)
	must(t, err)
	return []State{
		d.state("directory entry", flow.Entry(d.session, d.kind("directory"), about)),
		d.state("directory entry that differs from the facets", flow.Entry(d.session, d.kind("directory"), interests)),
		other.state("directory entry of somebody else", flow.Entry(other.session, other.kind("directory"), other.present("directory")[0])),
		d.state("result of a directory change", flow.Result(flow.Submission{Plan: changed}, sent)),
		d.state("review of another directory change", flow.Review(flow.Submission{Plan: d.directoryPlan("Hello again")})),
	}
}

// directoryPlan changes About me.
func (d fixture) directoryPlan(words string) send.Plan {
	edit, err := draft.OpenEdit(d.session, d.kind("directory"), d.present("directory")[0].Raw)
	must(d.t, err)
	must(d.t, edit.Sections()[0].Fields[0].Type(words))
	return edit.Plan(edit.Body())
}
