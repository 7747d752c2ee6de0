package ui_test

import (
	"encoding/json"
	"net/http"
	"testing"
	"testing/synctest"

	"facet/graph/sandbox"
	"facet/ui"
)

// changing is a list that creates, changes and deletes interests of somebody, in a sandbox
// that has them.
func changing(t *testing.T, tell func(term *terminal, server *sandbox.Sandbox, ids []string), more ...string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		ids := []string{"11111111-0000-4000-8000-000000000001", "11111111-0000-4000-8000-000000000002", "11111111-0000-4000-8000-000000000003"}
		for i, name := range []string{"Chess", "Go", "Halma"} {
			raw, err := json.Marshal(map[string]string{"id": ids[i], "displayName": name, "description": "As it was."})
			if err == nil {
				err = server.Put(kentaUPN, "interests", raw)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		l := listWith(t, "person,kind,action,id,displayName,description", append([]string{
			kentaUPN + ",interest,update," + ids[0] + ",,On Fridays.",
			kentaUPN + ",interest,delete," + ids[1][:9] + "0000-4000-8000-000000000002,,",
			kentaUPN + ",interest,update," + ids[2] + ",,As it was.",
			kentaUPN + ",interest,,,Bridge,",
		}, more...)...)
		tell(open(t, server, ui.Options{Session: session(t, server, me), Work: l}, 80, 30), server, ids)
	})
}

func TestRowsThatChangeAndDeleteAreReviewedWithWhatIsThereAndSentOnce(t *testing.T) {
	changing(t, func(term *terminal, server *sandbox.Sandbox, ids []string) {
		term.see("row 1 of 4 · 0 sent", "change the interest of", "delete the interest of", "interest for")
		term.press("enter").see("EDITING SOMEONE ELSE: 佐藤 健太", "Change interest", "Chess", "As it was.", "On Fridays.").notSee("the form")
		term.press("tab", "enter").naming(kentaUPN).see("✓ Changed", "row 1 of 4 · 1 sent", "n next to send")
		term.press("n").see("Delete interest", "Go", "As it was.").press("tab", "enter").see("✓ Deleted", "2 sent")
		term.press("n").see("The entry says all of this already, so there is nothing to send.", "s skip to the next row").press("r").see("still nothing to send")
		term.press("s").see("New interest", "Bridge").press("ctrl+s", "tab", "enter").see("✓ Created", "3 sent").press("esc").see("List of work", "row 4 of 4")
		var methods []string
		for _, w := range term.writes() {
			methods = append(methods, w.Method)
		}
		if len(methods) != 3 || methods[0] != http.MethodPatch || methods[1] != http.MethodDelete || methods[2] != http.MethodPost {
			t.Errorf("it sent %v", methods)
		}
		if body := string(term.writes()[0].Body); body != `{"description":"On Fridays."}` {
			t.Errorf("it changed %s", body)
		}
		term.press("home", "enter").see("佐藤 健太").notSee("Change interest") // the profile: it was sent
	})
}

func TestRowWhoseEntryIsGoneSaysSo(t *testing.T) {
	changing(t, func(term *terminal, server *sandbox.Sandbox, ids []string) {
		term.press("end", "enter").see("There is no such entry any more").press("esc").see("List of work")
		if n := len(term.writes()); n > 0 {
			t.Errorf("it sent %d requests", n)
		}
	}, kentaUPN+",interest,delete,22222222-0000-4000-8000-000000000001,,")
}
