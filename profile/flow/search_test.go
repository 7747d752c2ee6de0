package flow_test

import (
	"errors"
	"testing"
	"testing/synctest"

	"facet/graph"
	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

// searches are the steps of the catalogue by the names of their states.
func searches(t *testing.T) func(name string) flow.Step {
	t.Helper()
	all := map[string]flow.Step{}
	for _, s := range flowtest.States(t) {
		all[s.Name] = s.Step
	}
	return func(name string) flow.Step {
		if all[name] == nil {
			t.Fatalf("there is no state %q", name)
		}
		return all[name]
	}
}

// take types a name at a search, and waits for what comes of it.
func take(t *testing.T, s flow.Step, typed string) flow.Next {
	t.Helper()
	return s.View().Prompt.Take(typed).Run(t.Context(), nil)
}

func TestWhoeverIsFoundIsNotChosenByThemselves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at := searches(t)
		for _, typed := range []string{"alex", "kenta"} {
			next := take(t, at("people to look for"), typed)
			if next.Move != flow.Stay || next.Err != nil {
				t.Errorf("%s leads to %v: %v", typed, next.To, next.Err)
			}
			if found := next.Change(at("people to look for")).View().List; found.Count == 0 {
				t.Errorf("nobody is found by %s", typed)
			}
		}
	})
}

func TestWholeNameLeadsToTheQuestionOrToWhoHasIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at := searches(t)
		if next := take(t, at("people to look for"), "kenta.sato@contoso.com"); next.Move != flow.Forward || next.Chosen != nil {
			t.Errorf("a profile is opened without a question: %+v", next)
		}
		if next := take(t, at("a person to be named who is the owner"), "kenta.sato@contoso.com"); next.Chosen == nil || next.Chosen.UserPrincipalName != "kenta.sato@contoso.com" {
			t.Errorf("the one who has the name isn't taken: %+v", next)
		}
		if next := take(t, at("people who may not be looked for"), "kenta.sato@contoso.com"); next.Move != flow.Instead {
			t.Errorf("a whole name takes a search: %v", next.Err)
		}
		if next := take(t, at("people to look for"), "nobody@contoso"); next.Move != flow.Stay || next.Err == nil {
			t.Error("half a name leads on")
		}
	})
}

func TestNobodyIsNamedOnTheirOwnProfile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at := searches(t)
		owner := at("a person to be named who is the owner")
		if row := owner.View().List.Row(0).Actions[0]; row.Can() || row.Run(t.Context(), nil).Chosen != nil {
			t.Error("the owner can be taken from the list")
		}
		if next := take(t, owner, "ines.popova@contoso.com"); next.Chosen != nil || next.Err == nil {
			t.Error("the owner can be taken by the whole name")
		}
	})
}

func TestPermissionIsOfferedWhereSearchingTakesOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at := searches(t)
		next := take(t, at("people who may not be looked for"), "bram")
		if !errors.Is(next.Err, graph.ErrNoSearch) {
			t.Fatalf("it isn't said: %v", next.Err)
		}
		a, found := next.Change(at("people who may not be looked for")).View().Find("permission", -1)
		if !found || a.Go().To.(flow.Consent).Scope != "User.ReadBasic.All" {
			t.Error("the permission isn't offered")
		}
		if _, offered := at("people who can't be looked for").View().Find("permission", -1); offered {
			t.Error("a permission is offered where Graph is down")
		}
	})
}

func TestWhatWasFoundBeforeIsGoneWithItsWords(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at := searches(t)
		search := at("people who are found").(flow.Search)
		if len(search.People()) != 2 || len(search.Seek(" alex ").People()) != 2 || len(search.Seek("bram").People()) != 0 {
			t.Error("who is shown isn't who is sought")
		}
		late := search.Seek("bram").Load(false)(t.Context(), nil)
		if now := late.Change(search).(flow.Search); len(now.People()) != 2 || now.Sought() != "alex" {
			t.Error("an answer to other words is taken")
		}
	})
}
