package lines_test

import (
	"testing"
	"testing/synctest"

	"facet/graph"
)

func TestDateThatCannotBeReadIsReadOutAsGraphHasIt(t *testing.T) {
	server := sandboxWith(t)
	if err := server.Put("me", "certifications", []byte(`{"id":"1","displayName":"Odd one","issuedDate":"12/05/21"}`)); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		c := call(t, server, graph.Me()).opens("Certifications").hears("Odd one")
		c.types("3").hears("Issued: 12/05/21 (not readable as a date)").types("e").change("Description").types("By post.", "", ".", "y")
		c.body(`{"description":"By post."}`)
	})
}
