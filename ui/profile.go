package ui

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/forms"
	"facet/internal/scroll"
	"facet/profile/draft"
	"facet/profile/person"
	"facet/ui/home"
)

// profile shows the facet types of a person with how many objects each has,
// and the objects of the one under the cursor.
type profile struct {
	opener
	ctx     context.Context
	session *person.Session
	width   int
	height  int

	collections []collection
	kinds       scroll.List    // of the collections
	moved       bool           // somebody has pressed a key
	inside      bool           // the cursor is among its objects
	warned      bool           // that nothing can be sent
	forRow      bool           // it stands above a list of work, for one of its rows
	damaged     bool           // a file of facet's was set aside
	asking      bool           // Graph is being asked whose profile it is
	tries       int            // how often it was asked in vain
	turn        int            // how often it was asked what waits
	open        int            // unconfirmed sends
	left        []person.Draft // forms that were not sent
	begin       draft.Templates
	refused     string // why the last key did nothing
	filter      typedLine
	colleagues  *home.Card  // what the organisation may see, made anew when something is read
	worth       []home.Note // the same for what is worth a look
	years       *home.Years // the same for the parts of their life; nil: there is no room, or none is known
	shown       shown       // the detail that was made last
	filters     bool        // the filter is being typed
	from        string      // the facet type at which that began, by its path
}

// collection is a facet type and what the person has of it.
type collection struct {
	kind    forms.Kind
	objects []person.Object
	list    scroll.List
	loading bool
	begun   bool // more objects are on their way
	read    bool // it is known what there is
	err     error
	nth     int             // its place among all
	group   string          // in which it stands
	sought  string          // what was last looked for among the objects
	found   []person.Object // and found
	folded  []string        // the objects as words are looked for in them; nil: nobody has looked
}

func newProfile(o opener, s *person.Session) *profile {
	p := &profile{opener: o, session: s}
	for i, kind := range s.Kinds {
		p.collections = append(p.collections, collection{kind: kind, nth: i, loading: true})
	}
	p.arrange()
	p.filter = newTypedLine(o.theme, "/ ", soughtLimit)
	return p
}

func (p *profile) of() *person.Session { return p.session }

func (p *profile) base() {}

// Messages that come home to the profile.
type (
	identityMsg struct{ session person.Session }
	againMsg    struct{ tries int }
	waitingMsg  struct {
		turn   int // of several answers the one to the latest question counts
		open   int
		drafts []person.Draft
		err    error

		damaged []string
	}
	templatesMsg struct{ found draft.Templates }
	readMsg      []person.Listing // the kinds that it has
	listedMsg    person.Listing
)

// Init reads whose profile it is, and what they have.
func (p *profile) Init(ctx context.Context) tea.Cmd {
	p.ctx = ctx
	return p.reload()
}

// waiting asks for sends that nobody knows the end of, and for forms that were
// not sent.
func (p *profile) waiting() tea.Cmd {
	p.turn++
	ctx, session, turn := p.ctx, *p.session, p.turn
	return ask(p, func() tea.Msg {
		open, err := session.Outbox.Open(ctx)
		drafts, err2 := session.Unsent(ctx)
		return waitingMsg{turn, len(open), drafts, errors.Join(err, err2), session.Damage(ctx)}
	})
}

// reload reads everything anew: whose profile it is, what they have, and what
// is waiting in the outbox.
func (p *profile) reload() tea.Cmd {
	for i := range p.collections {
		p.collections[i].loading = true
	}
	return tea.Batch(p.identify(), p.readProfile(), p.complete(p.session.Outside()), p.waiting(), p.readTemplates())
}

// readProfile asks Graph for everything that a profile holds, at once.
func (p *profile) readProfile() tea.Cmd {
	ctx, session := p.ctx, *p.session
	return ask(p, func() tea.Msg { return readMsg(session.ReadProfile(ctx)) })
}

// complete asks Graph for what is missing of the profile, side by side.
func (p *profile) complete(unread []person.Listing) tea.Cmd {
	ctx, session := p.ctx, *p.session
	var cmds []tea.Cmd
	for _, begun := range unread {
		cmds = append(cmds, ask(p, func() tea.Msg { return listedMsg(session.Complete(ctx, begun)) }))
	}
	return tea.Batch(cmds...)
}

// readTemplates reads what a form can begin with.
func (p *profile) readTemplates() tea.Cmd {
	if p.begins == nil {
		return nil
	}
	read := p.begins
	return ask(p, func() tea.Msg { return templatesMsg{read()} })
}

// list asks Graph for the objects of one facet type.
func (p *profile) list(s *collection) tea.Cmd {
	s.loading = true
	ctx, session, kind := p.ctx, *p.session, s.kind
	return ask(p, func() tea.Msg { return listedMsg(session.List(ctx, kind)) })
}

func (p *profile) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		had := home.HasYears(p.width)
		if p.width, p.height = msg.Width, msg.Height; home.HasYears(p.width) != had {
			p.years = p.lifetime(time.Now())
		}
	case identityMsg:
		defer p.look()
		return p, p.identified(msg.session)
	case againMsg:
		if msg.tries == p.tries { // nobody has asked in between
			return p, p.insist()
		}
	case waitingMsg:
		p.damaged = p.damaged || len(msg.damaged) > 0
		if msg.turn == p.turn {
			p.open, p.left = msg.open, msg.drafts
		}
	case templatesMsg:
		p.begin = msg.found
	case readMsg:
		for _, l := range msg {
			p.listed(l)
		}
		p.look()
		return p, p.complete(p.session.Unread(msg))
	case listedMsg:
		p.listed(person.Listing(msg))
		p.look()
	case returnedMsg:
		p.turnTo(p.session.LastUnlisted())
		if p.session.Outdated() {
			return p, p.reload()
		}
		return p, tea.Batch(p.list(p.collection()), p.waiting(), p.readTemplates(), p.insist())
	case tea.KeyPressMsg:
		return p.press(msg)
	case copiedMsg:
		p.refused = msg.words
	case chosenMsg:
		return msg.do(tea.KeyPressMsg{})
	case tea.PasteMsg:
		p.narrow(msg)
	}
	return p, nil
}

// turnTo goes to the collection in which something was made.
func (p *profile) turnTo(path string) {
	for i := range p.collections {
		if p.collections[i].kind.Path == path {
			p.kinds.Go(i, len(p.collections))
		}
	}
}

// listed puts the objects into their collection.
func (p *profile) listed(l person.Listing) {
	for i := range p.collections {
		s := &p.collections[i]
		if s.kind.Path != l.Path {
			continue
		}
		s.loading, s.begun, s.read, s.err = !l.Whole(), !l.Whole(), l.Whole(), l.Err
		if l.Err == nil {
			s.objects = p.readOf(s.kind, l)
			s.forget()
			s.list.Go(s.list.At(), len(p.hits(s)))
		}
	}
}

// readOf are the objects of a facet type. Until all are there, nothing can be said of
// what is missing among them.
func (p *profile) readOf(kind forms.Kind, l person.Listing) []person.Object {
	if !l.Whole() {
		return person.Read(kind, l.Objects)
	}
	return p.session.Listed(kind, l.Objects)
}

// look makes what is drawn of all objects, which takes longer the more there are.
func (p *profile) look() {
	p.arrange()
	p.colleagues, p.worth, p.years = p.card(), p.worthALook(), p.lifetime(time.Now())
	p.shown = shown{}
}

// any reports whether there is anything.
func (p *profile) any() bool {
	return slices.ContainsFunc(p.collections, func(c collection) bool { return len(c.objects) > 0 })
}

// collection is the facet type under the cursor.
func (p *profile) collection() *collection { return &p.collections[p.kinds.At()] }

// chosen is the object under the cursor, if the cursor is on one.
func (p *profile) chosen() (person.Object, bool) {
	objects := p.visible()
	at := p.collection().list.At()
	if !p.inside || at >= len(objects) {
		return person.Object{}, false
	}
	return objects[at], true
}
