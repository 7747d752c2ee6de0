package cli_test

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"facet/profile/work"
)

// planned is a machine with a plan that Ines has made for herself and for Kenta.
func planned(t *testing.T) (h machine, file string, plan *work.Plan) {
	t.Helper()
	h = newMachine(t)
	t.Chdir(t.TempDir())
	list := "person,kind,displayName\nines.popova@contoso.com,interest,Halma\nkenta.sato@contoso.com,interest,Ludo\n"
	if err := os.WriteFile("list.csv", []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, _, said := h.facet(h.token(), "", "fill", "list.csv", "--plan", "list.plan"); status != 0 || !strings.Contains(said, "2 rows in list.plan") {
		t.Fatalf("%d, %s", status, said)
	}
	raw, err := os.ReadFile("list.plan")
	if err != nil {
		t.Fatal(err)
	}
	if plan, err = work.ReadPlan(raw, time.Now()); err != nil {
		t.Fatal(err)
	}
	return h, "list.plan", plan
}

// apply has a plan sent by Alex, on another computer.
func (h machine) apply(plan *work.Plan) (status int, said string) {
	h.t.Helper()
	h.t.Setenv("FACET_HOME", h.t.TempDir())
	content, err := plan.Seal()
	if err != nil {
		h.t.Fatal(err)
	}
	if err := os.WriteFile("sealed.plan", content, 0o600); err != nil {
		h.t.Fatal(err)
	}
	token, err := h.org.Token("alex.kim@contoso.com")
	if err != nil {
		h.t.Fatal(err)
	}
	status, _, said = h.facet(token, "", "fill", "--apply", "sealed.plan", "--confirm", plan.Hash)
	return status, said
}

func TestPlanIsAppliedBySomebodyElseOnAnotherComputer(t *testing.T) {
	h, _, plan := planned(t)
	status, said := h.apply(plan)
	if status != 0 || !strings.Contains(said, "2 rows for 2 people, sent as alex.kim@contoso.com") || !strings.Contains(said, "made by ines.popova@contoso.com") {
		t.Fatalf("%d, %s", status, said)
	}
	for _, person := range []string{"ines.popova@contoso.com", "kenta.sato@contoso.com"} {
		_, out, _ := h.facet(h.token(), "", "list", "interest", "-u", person, "--jq", ".[].displayName")
		if got := len(regexp.MustCompile(`(?m)^(Halma|Ludo)$`).FindAllString(out, -1)); got != 1 {
			t.Errorf("%s has %d of them: %s", person, got, out)
		}
	}
	if status, said := h.apply(plan); status != 0 || !strings.Contains(said, "2 rows: 0 sent, 2 already there") {
		t.Errorf("on a third computer: %d, %s", status, said)
	}
}

func TestPlanThatDisagreesWithItselfOrTheDirectoryIsRefused(t *testing.T) {
	const anotherRequest = "what this row says would be sent and what would be sent are not the same"
	cases := map[string]struct {
		change func(*work.Plan)
		want   string
	}{
		"tenant":      {func(p *work.Plan) { p.Graph = "https://graph.microsoft.com/beta" }, "this plan is for the Graph at https://graph.microsoft.com/beta"},
		"body":        {func(p *work.Plan) { p.Rows[0].Body = json.RawMessage(`{"displayName":"Chess"}`) }, anotherRequest},
		"values":      {func(p *work.Plan) { p.Rows[0].Values = json.RawMessage(`{"displayName":"Chess"}`) }, anotherRequest},
		"address":     {func(p *work.Plan) { p.Rows[0].URL = p.Rows[1].URL }, anotherRequest},
		"method":      {func(p *work.Plan) { p.Rows[1].Method = "DELETE" }, anotherRequest},
		"action":      {func(p *work.Plan) { p.Rows[1].Action = "remove" }, anotherRequest},
		"entry":       {func(p *work.Plan) { p.Rows[1].Was = json.RawMessage(`{"id":"1"}`) }, anotherRequest},
		"key":         {func(p *work.Plan) { p.Rows[1].Key = "" }, anotherRequest},
		"kind":        {func(p *work.Plan) { p.Rows[1].Kind = "intrest" }, `there is no facet type "intrest"`},
		"name":        {func(p *work.Plan) { p.Rows[1].Person.UserPrincipalName = "kenta@contoso.com" }, "the plan is for kenta@contoso.com, and the directory calls this person kenta.sato@contoso.com now"},
		"nobody":      {func(p *work.Plan) { moveTo(&p.Rows[1], "00000000-0000-4000-8000-000000000001") }, "there is nobody with this"},
		"old":         {func(p *work.Plan) { p.Made = p.Made.Add(-8 * 24 * time.Hour) }, "this plan is 8 days old"},
		"future":      {func(p *work.Plan) { p.Made = p.Made.Add(48 * time.Hour) }, "made in the future"},
		"nothing":     {func(p *work.Plan) { p.Rows = nil }, "there is nothing to send in this plan"},
		"the row two": {func(p *work.Plan) { p.Rows[1] = p.Rows[0] }, "this is the same as line 2"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			h, _, plan := planned(t)
			c.change(plan)
			status, said := h.apply(plan)
			if status != 2 || !strings.Contains(said, c.want) {
				t.Errorf("%d, %s", status, said)
			}
			for _, r := range h.org.Requests() {
				if r.Method != http.MethodGet && !strings.HasSuffix(r.Path, "/$batch") {
					t.Errorf("it sent %s %s", r.Method, r.Path)
				}
			}
		})
	}
}

// moveTo gives a row to another person.
func moveTo(row *work.PlannedRow, id string) {
	row.URL = strings.Replace(row.URL, row.Person.ID, id, 1)
	row.Person.ID = id
}

func TestPlanOfAnotherOrganisationIsRefused(t *testing.T) {
	h, _, plan := planned(t)
	h.org.Clear("opaque-tokens")
	plan.Tenant = "00000000-0000-4000-8000-000000000002"
	if status, said := h.apply(plan); status != 2 || !strings.Contains(said, "made in another organisation (tenant 00000000-0000-4000-8000-000000000002)") {
		t.Errorf("%d, %s", status, said)
	}
}

func TestPlanWithAnotherByteIsNone(t *testing.T) {
	_, file, _ := planned(t)
	raw, err := os.ReadFile(filepath.Clean(file))
	if err != nil {
		t.Fatal(err)
	}
	for i := range raw {
		changed := append([]byte{}, raw...)
		changed[i] ^= 1
		if _, err := work.ReadPlan(changed, time.Now()); err == nil {
			t.Fatalf("with another byte %d it is read", i)
		}
		if _, err := work.ReadPlan(raw[:i], time.Now()); err == nil {
			t.Fatalf("cut off at %d it is read", i)
		}
	}
	if _, err := work.ReadPlan([]byte(strings.Replace(string(raw), "\n", "\r\n", -1)), time.Now()); err == nil {
		t.Error("with other line ends it is read")
	}
}
