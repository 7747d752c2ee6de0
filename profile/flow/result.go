package flow

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"

	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// result shows a finished request: the object that Graph returned, whether reading it back found it, what
// happens next, and the ids.
type result struct {
	isPlace
	Submission
	sent    outbox.Result
	reading send.Reading
	shown
}

// Result shows a finished request.
func Result(s Submission, sent outbox.Result) Step {
	return result{Submission: s, sent: sent, shown: shown{less: true}}
}

// Announces says that it is done, before the object is read back.
func (r result) Announces() {}

// Load reads the object back, once.
func (r result) Load(back bool) Work {
	if back || !r.CanReadBack(r.sent) {
		return nil
	}
	return r.readBack()
}

func (r result) readBack() Work {
	plan, sent := r.Frozen(), r.sent
	return func(ctx context.Context, _ Tell) Next {
		reading := plan.ReadBack(ctx, sent)
		return Next{Err: reading.Err, Say: found(reading), Change: changed(func(now result) Step {
			now.reading = reading
			return now
		})}
	}
}

// found is what reading the object back has shown.
func found(r send.Reading) []Block {
	tone := Warn
	switch {
	case r.AsSent:
		tone = Good
	case r.Object == nil && r.Err == nil:
		tone = Faint
	}
	blocks := words(tone, r.Words)
	if len(r.Differences) > 0 {
		blocks = append(blocks, Changes(r.Differences))
	}
	return blocks
}

func (r result) View() View {
	object := r.sent.Answer.Object
	next := words(Plain, r.Next(r.sent.Answer))
	reading := found(r.reading)
	if reading == nil && r.CanReadBack(r.sent) {
		reading = words(Faint, "Checking whether it arrived…")
	}
	v := View{
		Title:   Title{Tone: Good, Words: line(r.Done()), Where: line(r.where()), About: line(r.Label)},
		Blocks:  slices.Concat(reading, []Block{Text{}}, words(Head, "What happens now"), r.seen(), next, []Block{Text{}}, words(Head, "And now?"), []Block{Listed{Short: true}}),
		Spoken:  slices.Concat(next, facts(r.Filled(object))),
		Beside:  r.beside(),
		Actions: r.actions(),
	}
	if r.raw || !r.less {
		v.Blocks = slices.Concat(reading, []Block{Text{}}, r.object(r.Session(), r.Kind(), object), r.proof())
	}
	return v
}

// where says where the entry now shows.
func (r result) where() string {
	switch {
	case r.OfPhoto(), r.Done() == "Undone":
		return ""
	case r.Method == http.MethodDelete:
		return "It's off " + r.Profile() + "."
	case r.reading.Object == nil:
		return ""
	}
	return "It's on " + r.Profile() + "."
}

// seen is who may see it.
func (r result) seen() []Block {
	object, there := r.there()
	if !there || r.Kind().Fixed {
		return nil
	}
	return []Block{Reach{object.Audience()}}
}

// there is the object as Graph has it.
func (r result) there() (o person.Object, there bool) {
	if r.Method == http.MethodDelete || r.sent.Answer.Object == nil {
		return o, false
	}
	read := person.Read(r.Kind(), []json.RawMessage{r.sent.Answer.Object})
	if len(read) == 0 {
		return o, false
	}
	return read[0], true
}

// beside is the object as it is seen now.
func (r result) beside() []Beside {
	object, there := r.there()
	if !there {
		return nil
	}
	return []Beside{{Caption: line("Roughly as colleagues will see it"), Tone: Good, Object: object}}
}

// proof has the ids and the time of the answer.
func (r result) proof() []Block {
	return []Block{Facts{Title: line("This request"), Facts: send.Proof(r.sent.Answer)}}
}

func (r result) actions() []Action {
	ahead := r.ahead()
	leave := r.home("enter", "esc", "q")
	if len(ahead) > 0 && slices.Contains(ahead[0].Keys, "enter") {
		leave = r.home("esc", "q")
	}
	curl := Action{Word: "curl", Was: "x", Help: "copy as curl", Words: "have it as curl", Go: func() Next {
		return Next{Copy: &Copy{Called: line("it as curl (no token)"), Text: r.Curl()}}
	}}
	if r.raw {
		curl.Keys = []string{"x"}
	}
	all := slices.Concat(ahead, []Action{leave}, r.undo(), r.aboutObject(), r.again())
	if slices.Contains(leave.Keys, "enter") {
		all = slices.Concat([]Action{leave}, ahead, r.undo(), r.aboutObject(), r.again())
	}
	for i := range all {
		all[i].Listed = len(all[i].Keys) > 0
	}
	return append(all, curl)
}

// undo undoes the request, if possible.
func (r result) undo() []Action {
	if r.OfPhoto() {
		return []Action{{Keys: []string{"u"}, Help: "undo", Words: "see the photo, to put back the previous one", Go: to(Forward, Photo(r.Session()))}}
	}
	plan, can := r.Undo(r.sent)
	if !can {
		return nil
	}
	a := Action{Keys: []string{"u"}, Help: "undo", Words: "undo it", Go: toReview(Forward, Submission{Plan: plan})}
	if r.Method == http.MethodDelete {
		a.Help, a.Words = "put it back", ""
	}
	return []Action{a}
}

// aboutObject looks at the object that Graph returned, and copies it.
func (r result) aboutObject() []Action {
	raw := r.sent.Answer.Object
	if raw == nil {
		return nil
	}
	id := string(send.ObjectID(r.sent.Answer))
	ids := Action{Word: "ids", Was: "i", Help: "copy its id", Words: "hear the ids", Go: func() Next {
		return Next{Say: r.proof(), Copy: &Copy{Called: line("the id: " + text.Fit(id, 40)), Text: id}}
	}}
	look := func(change func(*shown)) func(Step) Step {
		return changed(func(now result) Step {
			change(&now.shown)
			return now
		})
	}
	return append(r.toggles(r.Session(), r.Kind(), raw, look), r.copied(r.Session(), r.Kind(), raw), ids)
}

// again reads the object back once more.
func (r result) again() []Action {
	if !r.CanReadBack(r.sent) {
		return nil
	}
	return []Action{{Keys: []string{"r"}, Help: "read it again", Doing: "Reading it again…", Do: again(r.readBack())}}
}
