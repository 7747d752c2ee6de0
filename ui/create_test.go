package ui_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"facet/forms"
	"facet/graph"
)

func TestDocumentedCertificationIsSentAsDocumented(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Certifications").press("n")
		term.fill("Name", "Marketing Blackbelt - Brand Management")
		term.fill("Certificate number", "KB-1235466333663322")
		term.fill("Description", "Blackbelt in Marketing - Brand Management")
		term.fill("Web page", "https://www.iame.io/blackbelt")
		term.fill("Badge image", "https://iame.io/dfhdfdfd334.jpg")
		term.press("ctrl+s").see("Certificate number KB-1235466333663322").press("f2").see("POST", "/me/profile/certifications").press("enter")
		term.sent("POST", "/beta/me/profile/certifications", documented(t, "certification"))
		term.seesAnswer("certifications")
	})
}

func TestDocumentedPositionIsSentAsDocumented(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Positions").press("n")
		term.fill("Job title", "Senior Product Branding Manager II")
		term.fill("Role", "consulting")
		term.choose("Current", "Yes")
		term.fill("Company name", "Adventureworks Ltd.")
		term.fill("Department", "Consulting")
		term.fill("Office", "AW23/344")
		term.fill("Company web page", "https://www.adventureworks.com")
		term.choose("Kind of address", "Business")
		term.fill("Street", "123 Patriachy Ponds")
		term.fill("City", "Moscow")
		term.fill("Postal code", "RU-34621")
		term.fill("Country", "Russian Federation")
		term.press("ctrl+s", "enter")
		term.sent("POST", "/beta/me/profile/positions", documented(t, "position"))
		term.seesAnswer("positions")
	})
}

func TestDocumentedInterestIsSentAsDocumented(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n")
		term.fill("Name", "Chelsea FC")
		term.fill("Description", "World's greatest football club")
		term.fill("Web page", "https://www.chelseafc.com")
		term.fill("Categories", "Sports")
		term.press("ctrl+s", "enter")
		term.sent("POST", "/beta/me/profile/interests", documented(t, "interest"))
		term.seesAnswer("interests")
	})
}

func TestDocumentedResponsibilityIsSentAsDocumented(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Responsibilities").press("n")
		term.fill("Name", "API Council")
		term.fill("Description", "Member of the Microsoft API Council")
		term.field("Tags").press("space")
		term.press("ctrl+s", "enter")
		term.sent("POST", "/beta/me/responsibilities", documented(t, "responsibility"))
		term.seesAnswer("responsibilities")
	})
}

func TestDocumentedAccountIsSentAsDocumented(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Account").press("n")
		term.fill("Country", "Norw").press("enter")
		term.choose("Who may see it", "Everyone in your organisation")
		term.press("ctrl+s").sends()
		term.sent("POST", "/beta/me/profile/account", documented(t, "account"))
		term.seesAnswer("account")
	})
}

// example is the body in which every member of a kind is filled in that its
// form has a field for.
func example(t *testing.T, name string) string {
	t.Helper()
	kind, err := forms.Named(forms.Kinds(), name)
	if err != nil {
		t.Fatal(err)
	}
	all, err := graph.Body(kind.Example())
	if err != nil {
		t.Fatal(err)
	}
	body := decoded(t, all)
	if detail, ok := body["detail"].(map[string]any); ok {
		company := detail["company"].(map[string]any)
		for _, member := range []string{"costCenter", "division", "secondaryDepartment"} {
			delete(company, member)
		}
		delete(detail, "secondaryJobTitle")
		delete(detail, "secondaryRole")
	}
	raw, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestEveryFieldOfACertificationIsSent(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Certifications").press("n")
		term.fill("Name", "Certified Kubernetes Administrator").fill("Certificate number", "LF-4711-2026")
		term.fill("Description", "Two hours at a live cluster.")
		term.fill("Issued by", "Cloud Native Computing Foundation").fill("Company", "The Linux Foundation")
		term.fill("Issued", "2026-03-02").fill("Valid from", "2026-03-02").fill("Expires", "2028-03-01")
		term.fill("Web page", "https://training.example.org/certificates/4711")
		term.fill("Badge image", "https://training.example.org/badges/4711.png")
		term.choose("Who may see it", "Everyone in your organisation")
		term.press("ctrl+s", "enter").sent("POST", "/beta/me/profile/certifications", example(t, "certification"))
		term.seesAnswer("certifications")
	})
}

func TestEveryFieldOfAPositionIsSent(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Positions").press("n")
		term.fill("Job title", "Senior Product Manager").fill("Role", "Consulting").choose("Current", "No")
		term.fill("From", "2021-04").fill("Until", "2026-06")
		term.fill("Summary", "Looks after three products.").fill("Description", "From the first sketch to the last invoice.")
		term.fill("Categories", "Consulting").press("enter").typ("Products")
		term.fill("Company name", "Contoso Ltd.").fill("Department", "Products").fill("Office", "Building 3, room 344")
		term.fill("Pronunciation", "kon-TOH-soh").fill("Company web page", "https://www.contoso.com")
		term.choose("Kind of address", "Business").fill("Street", "1 Harbour Road").fill("PO box", "PO Box 12")
		term.fill("City", "Bergen").fill("State or region", "Vestland").fill("Postal code", "5003").fill("Country", "Norway")
		term.fill("Name", "Ada Larsen").fill("Sign-in name", "ada@contoso.com").choose("Relationship", "Manager")
		term.fill("Colleagues", "Kenji Mori").press("tab").typ("kenji@contoso.com").press("tab", "right")
		term.choose("Who may see it", "Everyone in your organisation")
		term.press("ctrl+s", "enter").sent("POST", "/beta/me/profile/positions", example(t, "position"))
		term.seesAnswer("positions")
	})
}

func TestEveryFieldOfAnInterestIsSent(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n")
		term.fill("Name", "Chess").fill("Description", "Slow games, preferably by post.").fill("Web page", "https://www.example.org/chess")
		term.fill("Categories", "Games").press("enter").typ("Strategy")
		term.field("Tags").press("space", "down", "down", "down", "space")
		term.choose("Who may see it", "Everyone in your organisation")
		term.press("ctrl+s", "enter").sent("POST", "/beta/me/profile/interests", example(t, "interest"))
		term.seesAnswer("interests")
	})
}

func TestEveryFieldOfAResponsibilityIsSent(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Responsibilities").press("n")
		term.fill("Name", "Travel expenses").fill("Description", "Receipts, rates and refunds for the Bergen office.")
		term.fill("Web page", "https://intranet.example.org/travel").field("Tags").press("space", "down", "space")
		term.choose("Who may see it", "Everyone in your organisation")
		term.press("ctrl+s", "enter").sent("POST", "/beta/me/responsibilities", example(t, "responsibility"))
		term.seesAnswer("responsibilities")
	})
}

func TestEveryFieldOfAnAccountIsSent(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Account").press("n").fill("Country", "NO").press("enter").fill("Preferred language", "nb-NO").press("enter")
		term.see("Norwegian Bokmål (Norway)").choose("Who may see it", "Everyone in your organisation")
		term.press("ctrl+s").see("is in your profile already", "› Back").sends().sent("POST", "/beta/me/profile/account", example(t, "account"))
		term.seesAnswer("account")
	})
}

// seesAnswer fails unless the result shows every member of the object that
// was made last: readable, and as JSON.
func (term *terminal) seesAnswer(segment string) {
	term.t.Helper()
	objects := term.server.Objects("me", segment)
	made := objects[len(objects)-1]
	term.see("✓ Created")
	readable := oneSpace(term.press("everything").everything())
	for path, value := range leaves("", decoded(term.t, made)) {
		if value != "" && !strings.Contains(readable, oneSpace(value)) {
			term.t.Errorf("the result doesn't show %s, %q:\n%s", path, value, readable)
		}
	}
	term.press("f2")
	shown := term.everything()
	for path := range leaves("", decoded(term.t, made)) {
		name := path[strings.LastIndex(path, ".")+1:]
		if !strings.Contains(shown, `"`+name+`":`) {
			term.t.Errorf("the raw JSON doesn't show %s", path)
		}
	}
}

func decoded(t testing.TB, raw json.RawMessage) map[string]any {
	t.Helper()
	var object map[string]any
	if err := json.Unmarshal(raw, &object); err != nil {
		t.Fatal(err)
	}
	return object
}

// leaves are the paths of an object's members, each with the words that stand
// for its value: none for null, and for what is shown in words of its own.
func leaves(prefix string, object map[string]any) map[string]string {
	all := map[string]string{}
	for name, value := range object {
		switch value := value.(type) {
		case map[string]any:
			maps.Copy(all, leaves(prefix+name+".", value))
		case []any:
			for i, item := range value {
				if object, ok := item.(map[string]any); ok {
					maps.Copy(all, leaves(fmt.Sprintf("%s%s[%d].", prefix, name, i), object))
				}
			}
			all[prefix+name] = ""
		case string:
			all[prefix+name] = value
			if inWords[name] != nil {
				all[prefix+name] = inWords[name][value]
			}
			if at, err := time.Parse(time.RFC3339, value); err == nil {
				all[prefix+name] = at.Format("2006-01-02 15:04")
			}
		default:
			all[prefix+name] = ""
		}
	}
	return all
}

// inWords are the members whose values the result shows in words.
var inWords = map[string]map[string]string{
	"allowedAudiences": {"organization": "Everyone in your organisation"},
	"countryCode":      {"NO": "Norway"},
	"locale":           {"nb-NO": "Norwegian Bokmål (Norway)"},
	"type":             {"business": "Business"},
	"relationship":     {"manager": "Manager", "colleague": "colleague"},
	"startMonthYear":   {"2021-04-01": "2021-04"},
	"endMonthYear":     {"2026-06-01": "2026-06"},
}
