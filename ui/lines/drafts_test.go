package lines_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/internal/state"
	"facet/profile/draft"
	"facet/profile/draft/store"
	"facet/ui"
	"facet/ui/lines"
)

// computer is one at which somebody opens facet several times: each time in a
// process of its own, of which the one before was killed.
type computer struct {
	t      *testing.T
	server *sandbox.Sandbox
	disk   *state.Memory
	sent   *outbox.Outbox
}

func atComputer(t *testing.T, tell func(*computer), faults ...string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		tell(&computer{t, sandboxWith(t, faults...), state.NewMemory(), outbox.New("outbox", state.NewMemory())})
	})
}

// call begins a conversation with a token that doesn't say for whom it is.
func (d *computer) call() *caller {
	d.t.Helper()
	s := session(d.t, d.server, graph.Me())
	kept := draft.OnDisk(&store.Folder{Dir: "drafts", FS: d.disk}, func(err error) { d.t.Error(err) }, nil)
	d.t.Cleanup(func() { _ = kept.Close(d.t.Context()) })
	s.Outbox, s.Drafts, s.Fingerprint = d.sent, kept, "f00d"
	return callWith(d.t, d.server, ui.Options{Session: s})
}

// autosave is a moment after what was answered is on the disk.
const autosave = 301 * time.Millisecond

func TestEveryAnswerIsKept(t *testing.T) {
	for _, fault := range []string{"latency=1ms", "status=503@get", "refuse@get"} {
		atComputer(t, func(d *computer) {
			d.call().wait(time.Second).types("3", "n").answers("Name", "Chess").wait(autosave)
			again := d.call().wait(time.Second).hears("Drafts not sent: 1.", "drafts to pick up a draft")
			again.types("drafts").hears("Forms that were not sent:", "1 new interest", "Chess").types("1").hears(" Name: Chess").change("Description").types("Slow games.", "").wait(autosave)
			d.call().wait(time.Second).types("3", "n").hears("This form was begun before, and not sent:", "Enter to begin anew; what was begun stays").types("1").hears(" Name: Chess", " Description: Slow games.")
		}, fault)
	}
}

func TestRowOfPeopleIsKeptAnswerByAnswer(t *testing.T) {
	atComputer(t, func(d *computer) {
		d.call().types("2", "n").answers("Colleagues", "n", "Kenji Mori").wait(autosave)
		d.call().types("drafts", "1").hears("Kenji Mori")
	})
}

func TestDraftIsGoneOnceItIsSent(t *testing.T) {
	atComputer(t, func(d *computer) {
		d.call().types("3", "n").answers("Name", "Chess").wait(autosave)
		d.call().types("drafts", "1", ".", "y").hears("Created: Chess").types("", "q").over(nil)
		again := d.call()
		if strings.Contains(again.all(), "Drafts") {
			t.Error(again.all())
		}
		again.types("3", "n").hears("New interest").sent("POST /beta/me/profile/interests")
	})
}

func TestFormThatIsLeftIsKeptOrThrownAway(t *testing.T) {
	atComputer(t, func(d *computer) {
		line := d.call().types("3", "n").answers("Name", "Chess").types("q").hears("is kept as a draft on this computer", "Leave it? y or n; Enter means no.", "d to leave, and throw the draft away")
		line.types("").hears(" Name: Chess").types("back", "y").hears("Interests: ")
		line.types("n").hears("1 new interest").types("").answers("Name", "Go").types("q", "d", "y").hears("Interests: ")
		line.types("n").hears("1 new interest", "Chess").types("1").hears(" Name: Chess").types("back", "d", "y").sent()
		line.types("n").question("Name").hears("Name (required)")
	})
}

func TestChangeIsPickedUpAtItsOwnEntryOnly(t *testing.T) {
	atComputer(t, func(d *computer) {
		d.call().types("1", "1", "e").change("Name").types("Mended").wait(autosave)
		line := d.call().types("1", "n").hears("New certification").question("Name").hears("Name (required)").types("q")
		line.types("1", "e").hears("This form was begun before", "1 change of certification").types("1").hears(" Name: Mended")
		line.types(".").hears("will be Mended").types("y").hears("Changed: ")
	})
}

func TestEndOfTheInputSaysThatWhatWasAnsweredIsKept(t *testing.T) {
	atComputer(t, func(d *computer) {
		line := d.call().types("3", "n").answers("Name", "Chess")
		line.input.Close()
		synctest.Wait()
		line.hears("The input has ended. Nothing was sent. What you typed is kept as a draft.").over(lines.ErrEnded)
		d.call().hears("Drafts not sent: 1.")
	})
}

func TestDiskThatTakesNothingIsSaidWhileOneAnswers(t *testing.T) {
	atComputer(t, func(d *computer) {
		d.disk.Fill(true)
		line := d.call().types("3", "n").answers("Name", "Chess").wait(autosave).hears("What you type can't be saved on this computer: ")
		line.types("q").hears("what you typed is gone").types("n")
		d.disk.Fill(false)
		line.change("Name").types("Go").wait(autosave).hears("What you type is saved again.").types("back").hears("is kept as a draft")
	})
}

func TestWhatGraphsListDoesNotKnowYetIsReadOut(t *testing.T) {
	story(t, func(c *caller) {
		c.types("3", "n").answers("Name", "Chess").types(".", "y").hears("Created: Chess").types("").hears("Chess. just created; the list doesn't show it yet")
		c.wait(time.Hour).types("r").hears("Chess. ")
		if strings.Contains(c.all()[c.since:], "just created") {
			t.Error("it is still said to be new")
		}
	}, "stale-lists=1m")
}

func TestDeletedEntryIsPutBack(t *testing.T) {
	story(t, func(c *caller) {
		before := len(c.server.Objects("me", "interests"))
		c.types("3", "1", "d", "y").hears("Deleted: ", "u to put it back").types("u").hears("Put back interest").types("json").hears("POST ").types("y").hears("Undone: ")
		if after := len(c.server.Objects("me", "interests")); after != before {
			t.Errorf("%d interests, then %d", before, after)
		}
	})
}

func TestFormThatWasSentToAnotherAddressIsNoDraftAnyMore(t *testing.T) {
	atComputer(t, func(d *computer) {
		d.call().types("4", "n", "API Council", ".", "y").hears("Two other ways").types("older", "y").hears("Created: API Council").wait(autosave)
		if said := d.call().all(); strings.Contains(said, "Drafts not sent") {
			t.Errorf("it is offered once more:\n%s", said)
		}
	}, "responsibilities-refused=404@once+post", "responsibilities-in-profile")
}
