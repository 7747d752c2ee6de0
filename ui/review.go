package ui

import (
	"context"
	"errors"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"

	"facet/graph/outbox"
	"facet/profile/editing"
	"facet/profile/flow"
)

// review shows one request before it leaves: who will see the object, and
// method, address and body just as they are sent. What is shown is what the
// plan sends. For somebody else's profile, for a deletion, and where the person
// has the like already, the focus begins on Back.
type review struct {
	ctx     context.Context
	theme   *theme
	plan    course
	text    viewport.Model
	width   int
	like    time.Time // when the like was last sent from here; zero: never
	twice   string    // that the person has the like already; empty: nothing is known of it
	onSend  bool
	naming  bool               // whose profile it is was asked for, on the way to sending
	sending context.CancelFunc // not nil while the request is under way
	doing   *progress
	stopped bool
	keys    reviewKeys
}

type reviewKeys struct{ accept, change, scroll, see, back, stop key.Binding }

func newReview(t *theme, p course) *review {
	r := &review{theme: t, plan: p, text: viewport.New()}
	r.keys = reviewKeys{
		accept: bind("enter", "", "enter"),
		change: bind("tab", "other button", "tab", "shift+tab", "left", "right"),
		scroll: bind("↑↓", "scroll", "up", "down", "pgup", "pgdown", "home", "end"),
		see:    bind("c", "check first", "c"),
		back:   bind("esc", "back to the form", "esc"),
		stop:   bind("esc", "stop", "esc"),
	}
	if !p.InForm() || p.Direct() {
		r.keys.back.SetHelp("esc", "back")
	}
	r.goBesides(p.Plan)
	return r
}

// goBesides takes the plan as it is to be sent by who knows what was sent before.
func (r *review) goBesides(p editing.Plan) {
	if p.Like() == nil {
		p = p.Listed()
	}
	r.plan.Plan, r.twice = p, p.Twice(r.like)
	r.onSend = !p.Delicate() && r.twice == ""
	before, sent := p.Known()
	r.keys.see.SetEnabled(sent)
	if !before.Open() {
		r.keys.see.SetHelp("c", "what was sent")
	}
}

func (r *review) of() *editing.Session { return r.plan.Session() }

func (r *review) Init(ctx context.Context) tea.Cmd {
	r.ctx = ctx
	plan := r.plan.Frozen()
	like := ask(r, func() tea.Msg { return likeSentMsg{plan.LikeSent(ctx)} })
	return tea.Batch(like, lookBack(ctx, r, r.plan.Plan))
}

// likeSentMsg brings when the like was sent before; zero: never.
type likeSentMsg struct{ at time.Time }

// warned takes that the like was sent before. Nobody who hasn't read that is
// to send by the Enter that they are about to press.
func (r *review) warned(sent time.Time) {
	if r.sending != nil || sent.IsZero() {
		return
	}
	r.like = sent
	r.goBesides(r.plan.Plan)
	r.text.SetContent(r.words(r.width))
}

// sentMsg is how the request ended.
type sentMsg struct {
	result outbox.Result
	err    error
}

func (r *review) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.width = msg.Width
		r.text.SetWidth(msg.Width)
		r.text.SetHeight(max(msg.Height-2, 1))
		r.text.SetContent(r.words(msg.Width))
	case themedMsg:
		r.text.SetContent(r.words(r.width))
	case beforeMsg:
		r.learn(msg.entry)
	case returnedMsg:
		return r, tea.Batch(r.named(), lookBack(r.ctx, r, r.plan.Plan))
	case likeSentMsg:
		r.warned(msg.at)
	case sentMsg:
		return r.sent(msg)
	case progressedMsg, tickedMsg:
		if r.sending != nil {
			return r, r.doing.update(r, msg)
		}
	case tea.KeyPressMsg:
		return r.press(msg)
	}
	return r, nil
}

// learn takes what was sent of the form before, if that is news and nothing is
// on its way.
func (r *review) learn(before outbox.Entry) {
	if known, _ := r.plan.Known(); r.sending != nil || known.ID == before.ID && known.Status == before.Status {
		return
	}
	r.goBesides(r.plan.Besides(before))
	r.text.SetContent(r.words(r.width))
}

func (r *review) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	switch {
	case r.sending != nil:
		if key.Matches(msg, r.keys.stop) && !r.stopped {
			r.stopped = true
			r.sending()
		}
	case key.Matches(msg, r.keys.back):
		return nil, nil
	case key.Matches(msg, r.keys.see):
		return seeToBefore(r.theme, r.plan), nil
	case key.Matches(msg, r.keys.change):
		r.onSend = !r.onSend
	case key.Matches(msg, r.keys.accept) && !r.onSend:
		return nil, nil
	case key.Matches(msg, r.keys.accept) && r.plan.Session().Unnamed():
		r.naming = true
		return newStep(opener{theme: r.theme}, flow.Naming(r.plan.Session())), nil
	case key.Matches(msg, r.keys.accept):
		return r, r.send()
	default:
		var cmd tea.Cmd
		r.text, cmd = scrolled(r.text, msg)
		return r, cmd
	}
	return r, nil
}

// named goes on with sending, once somebody has typed whose profile it is.
func (r *review) named() tea.Cmd {
	asked := r.naming
	if r.naming = false; !asked || r.plan.Session().Unnamed() {
		return nil
	}
	return r.send()
}

// send sends the request, once. Esc ends its context; what then became of it
// is for the answer to say.
func (r *review) send() tea.Cmd {
	ctx, stop := context.WithCancel(r.ctx)
	r.sending, r.stopped, r.doing = stop, false, newProgress()
	work, tell := r.plan.Prepare(), r.doing.tell
	wait := ask(r, func() tea.Msg {
		result, err := work(ctx, tell)
		return sentMsg{result, err}
	})
	return tea.Batch(wait, r.doing.start(ctx, r))
}

// sent goes on to what Graph made of it. The form stays below until the
// request is known to have been done.
func (r *review) sent(msg sentMsg) (screen, tea.Cmd) {
	r.sending()
	r.sending = nil
	if open, ok := errors.AsType[*outbox.UnconfirmedError](msg.err); ok {
		return instead{r.wentWrong(msg.err)}, r.plan.told(open.Entry)
	}
	if like, ok := errors.AsType[*editing.LikeError](msg.err); ok {
		r.goBesides(r.plan.Told(like))
		r.text.SetContent(r.words(r.width))
		r.text.GotoTop()
		return r, nil
	}
	if msg.err != nil {
		return instead{r.wentWrong(msg.err)}, r.plan.told(msg.result.Entry)
	}
	r.plan.did(msg.result)
	return home{newStep(opener{theme: r.theme, editor: r.plan.editor}, flow.Result(r.plan.submission(), msg.result))}, r.plan.told(msg.result.Entry)
}

// wentWrong leads to what can be done about a request that did not end well.
func (r *review) wentWrong(err error) screen {
	return newStep(opener{theme: r.theme, editor: r.plan.editor}, flow.WentWrong(r.plan.submission(), err))
}

// mayQuit holds ctrl+c back while a request is under way.
func (r *review) mayQuit() bool { return r.sending == nil }

func (r *review) ShortHelp() []key.Binding {
	if r.sending != nil {
		return []key.Binding{r.keys.stop}
	}
	accept := r.keys.accept
	accept.SetHelp("enter", "back")
	if r.onSend {
		accept.SetHelp("enter", r.plan.Verb())
	}
	return []key.Binding{accept, r.keys.see, r.keys.change, r.keys.scroll, r.keys.back, helpKey(), paletteKey()}
}

func (r *review) FullHelp() [][]key.Binding { return [][]key.Binding{r.ShortHelp()} }
