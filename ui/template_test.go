package ui_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/graph/sandbox"
	"facet/profile/draft"
	"facet/profile/flow/flowtest"
	"facet/ui"
)

// course is a template of a certification: something is there, something is
// asked for, and something is out of sight.
const course = `{"kind":"certification","name":"Safety course 2026","about":"for everybody in the plant",
	"values":{"displayName":"Safety course","issuingCompany":"Contoso","issuedDate":"today","description":"Out of sight."},
	"required":["certificationId"],"hidden":["thumbnailUrl","webUrl","description"]}`

// template is one that nothing is wrong with.
func template(t testing.TB, raw string) forms.Template {
	t.Helper()
	read, problems := forms.ReadTemplate([]byte(raw), forms.Kinds())
	if problems != nil {
		t.Fatal(problems)
	}
	return read
}

// templated runs the program with templates, and with files that are of no
// use.
func templated(t *testing.T, tell func(*terminal), found draft.Templates) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		tell(open(t, server, ui.Options{Session: session(t, server, me), Templates: func() draft.Templates { return found }}, 80, 24))
	})
}

func TestWithoutTemplatesThereIsNothingToSeeOfThem(t *testing.T) {
	story(t, func(term *terminal) { term.notSee("template") })
	templated(t, func(term *terminal) { term.notSee("template") }, draft.Templates{})
}

func TestFormBeginsWithATemplate(t *testing.T) {
	templated(t, func(term *terminal) {
		term.press("template").see("▌ Safety course 2026", "new certification · for everybody in the plant")
		term.press("enter").see("It began with the template “Safety course 2026”.", "Certificate number required")
		term.see("Company Contoso (from template)", "(from template)").notSee("Out of sight.", "Links", "Badge image")
		term.press("ctrl+s").see("The template asks for this: fill it in.", "1 field needs fixing").nothingSent()
		term.fill("Certificate number", "4711").press("ctrl+s")
		term.see("It began with the template “Safety course 2026”.", "Description Out of sight.").press("enter").see("✓ Created")
		term.sent("POST", "/beta/me/profile/certifications",
			`{"displayName":"Safety course","certificationId":"4711","description":"Out of sight.","issuingCompany":"Contoso","issuedDate":"2000-01-01"}`)
		term.press("n").see("It began with the template", "Company Contoso (from template)", "required").notSee("4711")
	}, draft.Templates{All: []forms.Template{template(t, course)}})
}

func TestMarkOfATemplateGoesWithTheFirstChange(t *testing.T) {
	templated(t, func(term *terminal) {
		term.press("template", "enter").field("Company").press("ctrl+u").typ("Fabrikam").press("tab").see("Company Fabrikam").notSee("Fabrikam (from template)")
		term.press("tab").see("Issued 2000-01-01 (from template)")
	}, draft.Templates{All: []forms.Template{template(t, course)}})
}

func TestTemplateThatSaysWhoMaySeeItIsNeverSilent(t *testing.T) {
	public := template(t, `{"kind":"interest","name":"Club","values":{"displayName":"Chess","allowedAudiences":"organization"}}`)
	templated(t, func(term *terminal) {
		term.press("template", "enter").see("The template says who may see this, not the organisation.")
		term.press("ctrl+s").see("Everyone in your organisation will see it, as the template “Club” has it.").press("esc")
		term.choose("Who may see it", "Only you").notSee("The template says").press("ctrl+s")
		term.see("Only you will see it.").notSee("as the template")
	}, draft.Templates{All: []forms.Template{public}})
}

func TestTemplatesOfTheShelfComeFirst(t *testing.T) {
	club := template(t, `{"kind":"interest","name":"Club","values":{"displayName":"Chess"}}`)
	templated(t, func(term *terminal) {
		term.kind("Certifications").press("template").see("▌ Safety course 2026").press("down").see("▌ Club").press("esc")
		term.kind("Interests").press("template").see("▌ Club").press("enter").see("New interest").press("esc").see("▌ Club").press("esc").see("Interests")
	}, draft.Templates{All: []forms.Template{club, template(t, course)}})
}

func TestFileOfATemplateThatIsOfNoUseIsSaid(t *testing.T) {
	wrong := "broken.json: values.issuedDat: there is no such member: did you mean \"issuedDate\"?"
	templated(t, func(term *terminal) {
		term.press("template").see("Some template files can't be used:", wrong, "and 2 more: facet templates lists them all.")
		term.press("enter").see("New certification")
	}, draft.Templates{All: []forms.Template{template(t, course)}, Wrong: []string{wrong, "b", "c", "d", "e", "f"}})
	templated(t, func(term *terminal) {
		term.press("template").see("\u241bbroken.json").press("enter", "esc").see("n new")
	}, draft.Templates{Wrong: []string{"\x1bbroken.json: oh"}})
}

func TestLongTemplatesKeepTheLayout(t *testing.T) {
	long := strings.Repeat("安全教育コース🦺", 20)
	var all []forms.Template
	for _, kind := range flowtest.Kinds() {
		values, err := graph.Body(kind.Example())
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, template(t, `{"kind":"`+kind.Name+`","name":"`+long+`","about":"`+long+`","values":`+string(values)+`}`))
	}
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		term := open(t, server, ui.Options{Session: session(t, server, me), Templates: func() draft.Templates { return draft.Templates{All: all} }}, 80, 24).resize(60, 20)
		for i := range all {
			for range i {
				term.press("down")
			}
			term.press("template", "home")
			for range i {
				term.press("down")
			}
			for _, size := range sizes {
				term.resize(size[0], size[1])
			}
			term.resize(60, 20).press("enter").see("from template")
			for range 12 {
				term.press("pgdown")
			}
			term.field("Who may see it").see("The template says who may see this").press("ctrl+s").see("It began with the template").press("esc", "esc", "esc")
		}
	})
}

func TestEveryKindOfTemplateIsSentAsItStands(t *testing.T) {
	for _, kind := range flowtest.Kinds() {
		values, err := graph.Body(kind.Example())
		if err != nil {
			t.Fatal(err)
		}
		t.Run(kind.Name, func(t *testing.T) {
			all := template(t, `{"kind":"`+kind.Name+`","name":"All","values":`+string(values)+`}`)
			templated(t, func(term *terminal) {
				term.press("template", "enter", "ctrl+s").see("It began with the template “All”").sends().see("✓ Created")
				term.sent("POST", "/beta/me/"+kind.Path, string(values))
			}, draft.Templates{All: []forms.Template{all}})
		})
	}
}

func TestTemplatesAreReadAgainWhenTheProfileIsComeBackTo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		found := draft.Templates{Wrong: []string{"course.json: oh"}}
		server := sandbox.New()
		term := open(t, server, ui.Options{Session: session(t, server, me), Templates: func() draft.Templates { return found }}, 80, 24)
		term.press("template").see("course.json: oh")
		found = draft.Templates{All: []forms.Template{template(t, course)}}
		term.press("esc", "template").see("▌ Safety course 2026").notSee("oh")
	})
}

func TestTemplateIsForThePersonWhoseProfileIsOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		kenta := server.People()[1]
		who, err := graph.User(kenta.UserPrincipalName)
		if err != nil {
			t.Fatal(err)
		}
		found := draft.Templates{All: []forms.Template{template(t, course)}}
		term := open(t, server, ui.Options{Session: session(t, server, who), Templates: func() draft.Templates { return found }}, 80, 24)
		term.press("y", "template").see("EDITING SOMEONE ELSE: 佐藤 健太").press("enter").see("EDITING SOMEONE ELSE: 佐藤 健太")
		term.fill("Certificate number", "4711").press("ctrl+s", "tab", "enter").naming(kenta.UserPrincipalName).see("✓ Created", "EDITING SOMEONE ELSE")
		if w := term.writes()[0]; w.Path != "/beta/users/"+kenta.ID+"/profile/certifications" {
			t.Errorf("it went to %s", w.Path)
		}
	})
}

func TestDraftOfATemplateIsPickedUpAsItWas(t *testing.T) {
	atComputer(t, func(d *computer) {
		token := readable(d.server)
		found := draft.Templates{All: []forms.Template{template(t, course)}}
		term := open(d.t, d.server, ui.Options{Session: d.session(token), Templates: func() draft.Templates { return found }}, 80, 24)
		term.press("template", "enter").field("Company").press("ctrl+u").typ("Fabrikam").wait(autosave)
		again := d.open(token).wait(time.Second).see("Drafts not sent: 1").press("drafts", "enter") // the template is gone since
		again.see("It began with the template “Safety course 2026”.", "Name Safety course (from template)", "Certificate number required", "Company Fabrikam")
		again.notSee("Fabrikam (from template)", "Out of sight.", "Badge image").press("ctrl+s").see("The template asks for this").nothingSent()
		again.fill("Certificate number", "4711").press("ctrl+s").see("It began with the template").press("enter").see("✓ Created")
		again.sent("POST", "/beta/me/profile/certifications",
			`{"displayName":"Safety course","certificationId":"4711","description":"Out of sight.","issuingCompany":"Fabrikam","issuedDate":"2000-01-01"}`)
	})
}

func TestDraftOfACopyIsPickedUpAsItWas(t *testing.T) {
	atComputer(t, func(d *computer) {
		token := readable(d.server)
		d.open(token).wait(time.Second).copyFrom(kentasName).to("三味線").press("enter").fill("Name", "!").wait(autosave)
		again := d.open(token).wait(time.Second).press("drafts", "enter").see("三味線!", "It began as a copy of an entry of 佐藤 健太.")
		again.field("Who may see it").see("! This is not copied. The entry of 佐藤 健太 has:").press("ctrl+s").see("It began as a copy").press("enter").see("✓ Created")
	})
}
