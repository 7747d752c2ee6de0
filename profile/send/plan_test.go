package send_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/profile/draft"
	"facet/profile/person"
	"facet/profile/send"
)

func TestBodyOfAnEditIsWhatThePlanShowsAndWhatLeaves(t *testing.T) {
	f := newFixture(t)
	for i, kind := range f.session.Kinds {
		edit := draft.NewEdit(f.session, kind)
		edit.Form = kind.Example()
		body := edit.Body()
		p := edit.Plan(body)
		if string(p.Body) != string(body) || p.Method != http.MethodPost || !strings.HasSuffix(p.URL, "/me/"+kind.Path) {
			t.Errorf("%s is shown as %s %s %s", kind.Name, p.Method, p.URL, p.Body)
		}
		if !strings.Contains(p.Curl(), p.URL) || !strings.Contains(strings.NewReplacer(`'\''`, "'", "''", "'").Replace(p.Curl()), string(body)) {
			t.Errorf("%s says otherwise as a command: %s", kind.Name, p.Curl())
		}
		if _, err := p.Send(t.Context(), nil); err != nil { // the sandbox's first person has it
			told, _ := errors.AsType[*send.LikeError](err)
			if told == nil {
				t.Fatal(err)
			}
			f.sent(p.Told(told))
		}
		w := f.writes()
		if last := w[len(w)-1]; len(w) != i+1 || string(last.Body) != string(body) || sandbox.BaseURL+strings.TrimPrefix(last.Path, "/beta") != p.URL || last.Method != p.Method {
			t.Errorf("%s left as %s %s %s, shown as %s %s %s", kind.Name, last.Method, last.Path, last.Body, p.Method, p.URL, body)
		}
	}
}

func TestPlanDoesNotChangeWithItsFormOrItsSession(t *testing.T) {
	f := newFixture(t)
	edit := f.edit("interest", `{"displayName":"Chess"}`)
	p := edit.Plan(edit.Body())
	prepared := p.Prepare()
	for _, field := range forms.Fields(edit.Form) {
		if field.Member == "displayName" {
			must(t, field.Type("Go"))
		}
	}
	f.session.Person, _ = graph.User(f.server.People()[1].ID)
	_, err := prepared(t.Context(), func(outbox.Progress) {})
	must(t, err)
	if len(f.interests("Chess")) != 1 || p.Label != "Chess" {
		t.Errorf("%q left as %s", p.Label, f.writes()[0].Body)
	}
}

func TestChangeSendsTheDifferenceAndSaysItInWords(t *testing.T) {
	f := newFixture(t)
	made := f.sent(f.interest(`{"displayName":"Chess","description":"Rapid","categories":["craft"]}`))
	edit, err := draft.OpenEdit(f.session, f.kind("interest"), made.Answer.Object)
	must(t, err)
	for _, field := range forms.Fields(edit.Form) {
		if field.Member == "description" {
			must(t, field.Type("Slow"))
		}
	}
	p := edit.Plan(edit.Body())
	if p.Method != http.MethodPatch || string(p.Body) != `{"description":"Slow"}` || !strings.HasSuffix(p.URL, string(made.Entry.Object)) {
		t.Errorf("%s %s %s", p.Method, p.URL, p.Body)
	}
	if d := p.Differences(); len(d) != 1 || d[0].Title.String() != "Description" || d[0].Before.String() != "Rapid" || d[0].After.String() != "Slow" {
		t.Errorf("%v", d)
	}
	if f.sent(p); f.interests("Chess")[0]["description"] != "Slow" {
		t.Errorf("%v", f.interests("Chess"))
	}
}

func TestNothingLeavesForWhomGraphDoesNotConfirm(t *testing.T) {
	for name, arrange := range map[string]func(*fixture){
		"Graph names somebody else": func(f *fixture) { f.session.Account.ID = f.server.People()[2].ID },
		"Graph says nothing":        func(f *fixture) { must(f.T, f.server.Inject("status=403@user")) },
	} {
		t.Run(name, func(t *testing.T) {
			f := newFixture(t)
			arrange(&f)
			_, err := f.interest(`{"displayName":"Chess"}`).Send(t.Context(), nil)
			if err == nil || len(f.writes()) > 0 {
				t.Errorf("%d requests left: %v", len(f.writes()), err)
			}
			if all, _ := f.session.Outbox.History(t.Context()); len(all) > 0 {
				t.Errorf("it is written down: %+v", all)
			}
		})
	}
}

func TestSendForSomebodyGoesToTheirProfileAndSaysSo(t *testing.T) {
	f := newFixture(t).of(1)
	p := f.interest(`{"displayName":"Chess"}`)
	who := f.server.People()[1]
	if !p.Delicate() || !strings.Contains(p.Purpose(), who.UserPrincipalName) || !strings.Contains(p.URL, "/users/"+who.ID+"/") {
		t.Errorf("%s, %s, delicate is %v", p.URL, p.Purpose(), p.Delicate())
	}
	f.sent(p)
	if n := len(f.interests("Chess")); n != 0 {
		t.Errorf("%d are in one's own profile", n)
	}
	if last := f.writes()[0]; last.Path != "/beta/users/"+who.ID+"/profile/interests" {
		t.Error(last.Path)
	}
}

func TestWhatIsNotMeantLightlyIsDelicate(t *testing.T) {
	f := newFixture(t)
	plain := f.interest(`{"displayName":"Chess"}`)
	sent := f.sent(plain)
	removal := send.Removal(f.session, f.kind("interest"), sent.Answer.Object)
	for name, c := range map[string]struct {
		plan send.Plan
		want bool
		verb string
	}{
		"a creation":     {plain, false, "send"},
		"for the public": {f.interest(`{"displayName":"Go","allowedAudiences":"everyone"}`), true, "send"},
		"a deletion":     {removal, true, "delete"},
		"a second one":   {plain.Acknowledging(sent.Entry), true, "send a second one"},
		"taking it back": {f.undo(plain, sent), false, "delete"},
		"a change":       {send.Change(f.session, f.kind("interest"), sent.Answer.Object, f.edit("interest", string(sent.Answer.Object)).Form, []byte(`{}`)), false, "send the change"},
	} {
		if c.plan.Delicate() != c.want || c.plan.Verb() != c.verb {
			t.Errorf("%s: delicate is %v, %q", name, c.plan.Delicate(), c.plan.Verb())
		}
	}
}

func TestLikeOfItIsSaidBeforeAndKeptFromBeingAddedUnsaid(t *testing.T) {
	f := newFixture(t)
	f.sent(f.interest(`{"displayName":"Chess","description":"Rapid"}`))
	p := f.interest(`{"displayName":" chess ","description":"Slow"}`)
	_, err := p.Send(t.Context(), nil)
	told, like := errors.AsType[*send.LikeError](err)
	if !like || told.Equal() || len(f.writes()) != 1 {
		t.Fatalf("%v, %d writes", err, len(f.writes()))
	}
	if says := strings.Join(told.Says(), "\n"); !strings.Contains(says, "Description: “Rapid” there, “Slow” to be sent") {
		t.Error(says)
	}
	if strings.Contains(told.Error(), "Chess") {
		t.Error("the error repeats what the person has")
	}
	p = p.Told(told)
	if words := p.Knowing(p.Earlier(t.Context())).Duplicate().Warning(); !strings.HasPrefix(words, "Nothing was sent yet.") || !strings.Contains(words, "but says something else") {
		t.Error(words)
	}
	if f.sent(p); len(f.writes()) != 2 {
		t.Errorf("%d writes", len(f.writes()))
	}
}

func TestAnswerThatBreaksOffIsLookedForAndReadBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFixture(t, "reset=after@post+once")
		p := f.interest(`{"displayName":"Chess"}`)
		sent := f.sent(p)
		if back := p.ReadBack(t.Context(), sent); !sent.Found || !back.AsSent || len(f.writes()) != 1 {
			t.Errorf("found %v, %+v, %d writes", sent.Found, back, len(f.writes()))
		}
	})
}

func TestUnconfirmedSendIsCheckedAndOnlySentAgainByChoice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFixture(t, "reset=before@post+once")
		p := f.interest(`{"displayName":"Chess"}`)
		sent, err := p.Send(t.Context(), nil)
		if send.Verdict(err) != "Not confirmed" {
			t.Fatal(err)
		}
		if _, err := p.Send(t.Context(), nil); send.Verdict(err) != "Already sent, not confirmed" {
			t.Error(err)
		}
		if _, err := p.Check(t.Context(), sent.Entry.ID, nil); err == nil || len(f.writes()) != 1 {
			t.Errorf("%v, %d writes", err, len(f.writes()))
		}
		if _, err := p.Again(t.Context(), sent.Entry.ID, nil); err != nil || len(f.interests("Chess")) != 1 || len(f.writes()) != 2 {
			t.Errorf("%v, %d writes", err, len(f.writes()))
		}
	})
}

func TestStoppedSendLeavesNothingBehind(t *testing.T) {
	f := newFixture(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := f.interest(`{"displayName":"Chess"}`).Send(ctx, nil); err == nil || len(f.writes()) > 0 {
		t.Errorf("%v, %d writes", err, len(f.writes()))
	}
}

func TestReadBackSaysWhatGraphHasOtherwise(t *testing.T) {
	f := newFixture(t)
	p := f.interest(`{"displayName":"Chess","description":"Rapid"}`)
	sent := f.sent(p)
	other := f.edit("interest", string(sent.Answer.Object))
	f.sent(send.Change(f.session, f.kind("interest"), sent.Answer.Object, other.Form, json.RawMessage(`{"description":"Slow"}`)))
	back := p.ReadBack(t.Context(), sent)
	if back.AsSent || len(back.Differences) != 1 || back.Differences[0].After.String() != "Slow" {
		t.Errorf("%+v", back)
	}
}

func TestDraftGoesWithItsSendAndStaysWithoutIt(t *testing.T) {
	for fault, gone := range map[string]bool{"": true, "unknown-error@post": false} {
		f := newFixture(t)
		if fault != "" {
			must(t, f.server.Inject(fault))
		}
		kept := &drafts{}
		f.session.Drafts = kept
		_, err := f.interest(`{"displayName":"Chess"}`).Of(person.Prefill{}, "draft-1", "draft-1").Send(t.Context(), nil)
		if (len(kept.gone) == 1) != gone || !kept.saved {
			t.Errorf("%q: %v gone, saved before is %v: %v", fault, kept.gone, kept.saved, err)
		}
	}
}

// drafts notes which of them is deleted.
type drafts struct {
	person.Drafts
	gone  []string
	saved bool
}

func (d *drafts) Flush(context.Context) error { d.saved = true; return nil }
func (d *drafts) Discard(_ context.Context, _ *person.Session, id string) error {
	d.gone = append(d.gone, id)
	return nil
}
func (d *drafts) List(context.Context, *person.Session) ([]person.Draft, error) { return nil, nil }
