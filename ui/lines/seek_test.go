package lines_test

import "testing"

func TestPeopleOfAPositionAreLookedUpInTheDirectory(t *testing.T) {
	story(t, func(c *caller) {
		c.types("2", "n", ".").hears("2 fields need fixing")
		c.answers("Job title", "Lead").answers("Company name", "Contoso").hears("Send now?").types("n").hears("New position")
		c.change("Name").hears("Name", "as ?ada, looks somebody up").types("?alex kim").hears("1 Alex Kim, alex.kim@contoso.com, Designer", "2 Alex Kim, alex.kim2@contoso.com, Warehouse Lead")
		c.types("2").hears("Taken: Alex Kim, alex.kim2@contoso.com", "Name: Alex Kim")
		c.change("Colleagues").hears("Colleagues: 0 people", "?ada to add somebody").types("?bram").hears("Bram de Wit, bram.dewit@contoso.com, Accountant · Finance, disabled")
		c.types("1").hears("Colleagues: 1 person", "1 Bram de Wit, bram.dewit@contoso.com").types("?nobody").hears("Nobody is called that", "type the name and the sign-in name yourself").types("").hears("Colleagues: 1 person")
		c.types("n", "?kenta.sato@").hears("1 佐藤 健太").types("").hears("Not right yet: nobody was taken").types("Free", "", "")
		c.hears("2 Free").types("", ".", "json").hears(`"userPrincipalName": "alex.kim2@contoso.com"`, `"displayName": "Bram de Wit"`, `"displayName": "Free"`)
	})
}

func TestPersonIsLookedUpByTheWholeNameWithoutSearch(t *testing.T) {
	story(t, func(c *caller) {
		c.types("2", "n", ".", "Lead", "Contoso", "n").change("Sign-in name").hears("Sign-in name").types("?kenta").hears("This account may not search", "type the name and the sign-in name yourself").types("").hears("Not right yet")
		c.types("?kenta.sato@contoso.com").hears("Taken: 佐藤 健太, kenta.sato@contoso.com").change("Name").hears("Name. Now: 佐藤 健太")
		c.types("?nobody@contoso.com").hears("Nobody in the organisation has this sign-in name").types("", "", "q")
	}, "status=403@directory")
}
