package lines_test

import (
	"path"
	"testing"
	"testing/synctest"

	"facet/graph"
	"facet/profile/flow/flowtest"
)

func TestEntriesOfSomebodyAreCopiedOneAfterTheOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandboxWith(t)
		kenta := server.People()[1]
		if err := server.Put(kenta.ID, "certifications", []byte(`{"displayName":"CKA","certificationId":"7","allowedAudiences":"everyone","inference":{"confidenceScore":1}}`)); err != nil {
			t.Fatal(err)
		}
		c := call(t, server, graph.Me()).hears("copy to copy from somebody").types("copy").hears("Whose entries do you want to copy?").types("kenta.sato@contoso.com").hears("Their profile doesn't change.", "1 CKA. certification · Everyone, also the public", "三味線. interest", "several as 1,3")
		c.types("1, 99").hears("is no answer here").types("1,4").hears("1 of 2", "New certification", "It began as a copy of an entry of 佐藤 健太.").question("Name").hears("Now: CKA (copied from 佐藤 健太)")
		c.types(".", "n").change("Who may see it").hears("This is not copied. The entry of 佐藤 健太 has: Everyone, also the public. Choose anew.")
		c.types(".").hears("Your organisation's own setting", "Your profile").types("y").hears("Created: ")
		c.sent("POST /beta/me/profile/certifications").body(`{"displayName":"CKA","certificationId":"7"}`)
		c.types("").hears("2 of 2", "New interest").question("Name").hears("(copied from 佐藤 健太)").types("q").hears("Certifications: ", "copy to copy")
	})
}

func TestNewOneLikeAnEntryBeginsWithIt(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "1", "like").hears("New interest", "It began as a copy of another entry.").question("Name").hears("(copied from another entry)")
		c.answers("Name", "Another").types(".").hears("It began as a copy of another entry.").types("y").hears("Created: Another")
	})
}

func TestPermissionToReadIsSaidWhereItIsMissing(t *testing.T) {
	var faults []string
	for _, kind := range flowtest.Kinds() {
		faults = append(faults, "status=403@others+"+path.Base(kind.Path))
	}
	story(t, func(c *caller) {
		c.types("copy", "kenta.sato@contoso.com").hears("This account may not read the profile of 佐藤 健太.", "Certifications: ")
	}, faults...)
}
