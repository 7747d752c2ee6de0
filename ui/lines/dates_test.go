package lines_test

import (
	"testing"
	"testing/synctest"

	"facet/graph"
)

func TestDateThatCannotBeReadIsReadOutAsGraphHasIt(t *testing.T) {
	server := sandboxWith(t)
	if err := server.Put("me", "awards", []byte(`{"id":"1","displayName":"Odd one","issuedDate":"12/05/21"}`)); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		c := call(t, server, graph.Me()).opens("Awards").hears("Odd one", "12/05/21 (not readable as a date)")
		c.types("3").hears("Date: 12/05/21 (not readable as a date)").types("e").change("Description").types("By post.", "", "r", "y")
		c.body(`{"description":"By post."}`)
	})
}
