package work

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/send"
)

const alexID = "6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1007"

func TestEverybodyIsPinnedOnce(t *testing.T) {
	d := newFixture(t)
	rows := read(t, "list.csv", "person,kind,displayName\nAlex.Kim@contoso.com,interest,One\nalex.kim@contoso.com,interest,Two\n"+
		alexID+",interest,Three\n$ales.desk@contoso.com,interest,One\nsiobhan.o'neil@contoso.com,interest,One\n")
	pinned, problems, err := Pin(t.Context(), d.client, rows, nil)
	if err != nil || len(problems) > 0 || len(pinned.Tasks) != 5 || len(pinned.People) != 3 {
		t.Fatal(pinned, problems, err)
	}
	for _, task := range pinned.Tasks[:3] {
		if task.User.ID != alexID || task.Key != task.Row.Key(d.client.BaseURL, strings.ToUpper(alexID)) {
			t.Errorf("%+v", task)
		}
	}
	if d.wire.asked != 4 {
		t.Errorf("%d requests for 4 names", d.wire.asked)
	}
}

func TestNameThatMovedIsAProblem(t *testing.T) {
	d := newFixture(t)
	d.wire.at = func(r *http.Request) {
		r.URL.Path = strings.Replace(r.URL.Path, "former@contoso.com", "alex.kim@contoso.com", 1)
	}
	rows := read(t, "list.csv", "person,kind,displayName\nformer@contoso.com,interest,One\nnobody@contoso.com,interest,One\nNobody@contoso.com,interest,Two\n")
	_, problems, err := Pin(t.Context(), d.client, rows, nil)
	if err != nil || len(problems) != 2 {
		t.Fatal(problems, err)
	}
	if got := problems[0].String(); got != "line 2: person: former@contoso.com: the directory gives alex.kim@contoso.com (Alex Kim) for this name: write that if it is who you mean" {
		t.Error(got)
	}
	if got := problems[1].String(); !strings.Contains(got, "line 3: person: nobody@contoso.com: there is nobody") || !strings.HasSuffix(got, "(so in line 4)") {
		t.Error(got)
	}
}

func TestPinningWaitsAndAsksAgain(t *testing.T) {
	for fault, ok := range map[string]bool{"status=429@get+#2-9": true, "status=503@get+#2-3": true, "refuse@get+#1-3": true, "status=503@get": false, "status=403@get": false} {
		synctest.Test(t, func(t *testing.T) {
			d := newFixture(t, fault, "retry-after=30")
			rows := read(t, "list.csv", list(names(d.sandbox), 9))
			start := time.Now()
			pinned, problems, err := Pin(t.Context(), d.client, rows, nil)
			if (err == nil) != ok || ok && len(pinned.Tasks) != 9 || len(problems) > 0 || d.wire.early > d.wire.waits*(narrow-1) { // what was under way by then
				t.Errorf("%s: %d tasks, %v, %v, %d requests too early, %v", fault, len(pinned.Tasks), problems, err, d.wire.early, time.Since(start))
			}
		})
	}
}

func TestJournalSaysWhatIsLeftToDo(t *testing.T) {
	entry := func(id string, status outbox.Status) outbox.Entry {
		return outbox.Entry{ID: id, Intent: outbox.Intent{Key: "row"}, Ending: outbox.Ending{Status: status}}
	}
	undone := entry("undone", outbox.Done)
	undone.Undone = true
	for want, history := range map[send.Status][]outbox.Entry{ // the latest first
		send.NotTried:     {entry("first", outbox.NotSent), undone},
		send.TakenBack:    {undone, entry("first", outbox.Refused)},
		send.SentBefore:   {entry("late", outbox.Refused), entry("done", outbox.Done), entry("first", outbox.Unconfirmed)},
		send.Refused:      {entry("late", outbox.Refused), entry("first", outbox.NotSent)},
		send.NotConfirmed: {entry("late", outbox.Refused), entry("open", outbox.Interrupted)},
		send.Discarded:    {entry("gone", outbox.Discarded), entry("first", outbox.Refused)},
	} {
		r := &Run{Outcomes: Standing(history, []Task{{Key: "row"}}), Tasks: []Task{{Key: "row"}}}
		if got := r.Outcomes[0].Status; got != want {
			t.Errorf("%s, not %s", got, want)
		}
		if pending := r.Pending() == 1; pending != (want == send.NotTried || want == send.Refused || want == send.NotConfirmed) {
			t.Errorf("%s: pending %v", want, pending)
		}
	}
}

func TestWhatWasSentOtherwiseIsSentOnlyIfSomebodySaysSo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		content := list(names(d.sandbox)[:1], 2)
		hashed := func() *Run {
			r := d.run(content)
			for i, task := range r.Tasks {
				target, err := d.target(task)
				hash, wrong := task.Request(target).Hash()
				if err != nil || wrong != nil {
					t.Fatal(err, wrong)
				}
				r.Tasks[i].Hash = hash
			}
			history, err := d.outbox.History(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			r.Outcomes = Standing(history, r.Tasks)
			return r
		}
		r := hashed()
		target, err := d.target(r.Tasks[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.outbox.Send(t.Context(), outbox.Request{Target: target, Method: http.MethodPost, Body: r.Tasks[0].Body}, nil); err != nil {
			t.Fatal(err)
		}
		if r = hashed(); r.Send(t.Context(), d.stop) != nil || statuses(r) != "1 sent, 1 repeats" {
			t.Error(statuses(r))
		}
		d.once(2)
		if r = hashed(); statuses(r) != "1 sent before, 1 repeats" {
			t.Error(statuses(r))
		}
		if r.Again = true; r.Pending() != 1 || r.Send(t.Context(), d.stop) != nil || d.has()["Fill 0"] != 2 {
			t.Error(statuses(r), d.has())
		}
	})
}

func TestSameSendFromElsewhereIsNotRepeated(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "reset=before@post+once")
		r := d.run(list(names(d.sandbox)[:1], 2))
		target, err := d.target(r.Tasks[0])
		if err != nil {
			t.Fatal(err)
		}
		_, err = d.outbox.Send(t.Context(), outbox.Request{Target: target, Method: http.MethodPost, Body: r.Tasks[0].Body}, nil)
		if !errors.Is(err, graph.ErrUnconfirmed) { // as the editor or facet create would send it, without a key
			t.Fatal(err)
		}
		if err := r.Send(t.Context(), d.stop); err != nil || statuses(r) != "1 sent, 1 not confirmed" {
			t.Error(statuses(r), err)
		}
	})
}
