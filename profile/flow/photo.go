package flow

import (
	"context"
	"slices"

	"facet/internal/photo"
	"facet/profile/person"
	"facet/profile/send"
)

// portrait is a person's photo, with its actions.
type portrait struct {
	isPlace
	session *person.Session
	state   send.PhotoState
	read    bool
	err     error
}

// Photo is the photo that the person has.
func Photo(s *person.Session) Step { return portrait{session: s} }

func (p portrait) Session() *person.Session { return p.session }

// Load reads the photo. It is read again when somebody comes back: they may have
// changed it.
func (p portrait) Load(bool) Work {
	session := *p.session
	return func(ctx context.Context, _ Tell) Next {
		state, err := send.ReadPhoto(ctx, &session)
		return Next{Err: err, Change: changed(func(now portrait) Step {
			now.session.Learn(session)
			now.state, now.read, now.err = state, err == nil, err
			return now
		})}
	}
}

func (p portrait) View() View {
	said := explained(p.err)
	if p.read {
		said = append(said, Facts{Facts: p.state.Facts()})
	}
	seen := said
	if p.state.Small != nil {
		seen = slices.Concat(said, []Block{Picture{p.state.Small}})
	}
	return View{
		Title:   Title{Words: line("Photo"), About: line(p.whose())},
		Blocks:  seen,
		Spoken:  said,
		Actions: p.actions(),
	}
}

func (p portrait) whose() string {
	if p.session.Person.IsMe() {
		return ""
	}
	return p.session.OwnerDetails()
}

func (p portrait) actions() []Action {
	set := Action{Keys: []string{"e"}, Was: "s", Help: "set from a file", Words: "set it from a file", Why: p.closed(), Go: to(Forward, PhotoFile(p.session))}
	all := []Action{set}
	if p.state.Kept {
		all = append(all, Action{Keys: []string{"u"}, Was: "b", Help: "put back the previous one", Why: p.closed(), Go: p.reviewed(func() send.Plan { return send.RestorePhoto(p.session, p.state.Former) })})
	}
	if !p.state.None() {
		all = append(all, Action{Keys: []string{"d", "delete"}, Help: "remove", Words: "remove it", Why: p.closed(), Go: p.reviewed(func() send.Plan { return send.RemovePhoto(p.session) })})
	}
	if missing, lacks := p.session.LacksForPhoto(); lacks && p.session.Accounts != nil {
		all = append(all, Action{Word: "permission", Was: "g", Help: "ask for the permission", Listed: true, Go: to(Forward, Consent{Session: p.session, Scope: missing.Scope})})
	}
	return append(all, Action{Keys: []string{"r"}, Help: "read again", Doing: "Reading…", Do: again(p.Load(true))}, back("back", "esc", "q"))
}

func (p portrait) reviewed(plan func() send.Plan) func() Next {
	return func() Next { return Next{Move: Forward, To: Review(Submission{Plan: plan()})} }
}

// closed is why the photo can't be changed here, if it can't.
func (p portrait) closed() error {
	if missing, lacks := p.session.LacksForPhoto(); lacks {
		return because("The permission "+missing.Scope+" is missing, so the photo can't be changed here.", nil)
	}
	return nil
}

// photoFile asks for the file from which the photo is set.
type photoFile struct {
	isPlace
	session *person.Session
}

// PhotoFile asks for the file from which the photo is set.
func PhotoFile(s *person.Session) Step { return photoFile{session: s} }

func (p photoFile) Session() *person.Session { return p.session }

func (p photoFile) View() View {
	return View{
		Title: Title{Words: line("Set the photo")},
		Blocks: words(Plain, "A JPEG or PNG of at most 4 MB. It is turned upright, cropped to the square in its middle, and made as large as Microsoft 365 keeps it. "+
			"What the file says of camera, place and time is not sent."),
		Prompt:  &Prompt{Label: line("Type the name of the file, or drop it here."), Take: p.take},
		Actions: []Action{back("back", "esc")},
	}
}

// take reads the file, and goes to the review of what comes of it.
func (p photoFile) take(typed string) Action {
	return Action{Keys: []string{"enter"}, Help: "look at it", Doing: "Reading the picture…", Do: func(context.Context, Tell) Next {
		picture, err := photo.ReadFile(typed)
		if err != nil {
			return failed(err)
		}
		return Next{Move: Forward, To: Review(Submission{Plan: send.SetPhoto(p.session, picture)})}
	}}
}
