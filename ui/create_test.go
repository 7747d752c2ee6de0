package ui_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"
)

func TestDocumentedCertificationIsSentAsDocumented(t *testing.T) {
	story(t, func(term *terminal) {
		term.shelf("Certifications").press("n")
		term.fill("Name", "Marketing Blackbelt - Brand Management")
		term.fill("Certificate number", "KB-1235466333663322")
		term.fill("Description", "Blackbelt in Marketing - Brand Management")
		term.fill("Web page", "https://www.iame.io/blackbelt")
		term.fill("Badge image", "https://iame.io/dfhdfdfd334.jpg")
		term.press("ctrl+s").see("POST", "/me/profile/certifications").press("enter")
		term.sent("POST", "/beta/me/profile/certifications", documented(t, "certification"))
		term.seesAnswer("certifications")
	})
}

func TestDocumentedPositionIsSentAsDocumented(t *testing.T) {
	story(t, func(term *terminal) {
		term.shelf("Positions").press("n")
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
		term.shelf("Interests").press("n")
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
		term.shelf("Responsibilities").press("n")
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
		term.shelf("Account").press("n")
		term.fill("Country", "Norw").press("enter")
		term.choose("Who may see it", "Everyone in the organisation")
		term.press("ctrl+s", "enter")
		term.sent("POST", "/beta/me/profile/account", documented(t, "account"))
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
	readable := oneSpace(term.everything())
	for path, value := range leaves("", decoded(term.t, made)) {
		if value != "" && !strings.Contains(readable, oneSpace(value)) {
			term.t.Errorf("the result doesn't show %s, %q:\n%s", path, value, readable)
		}
	}
	term.press("j")
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
		default:
			all[prefix+name] = ""
		}
	}
	return all
}

// inWords are the members whose values the result shows in words.
var inWords = map[string]map[string]string{
	"allowedAudiences": {"organization": "Everyone in the organisation"},
	"countryCode":      {"NO": "Norway"},
	"type":             {"business": "Business"},
}
