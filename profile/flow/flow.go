package flow

import (
	"context"
	"time"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// Step is where a person decides what to do next.
type Step interface {
	Place
	Session() *person.Session
	View() View
}

// Loader is a step that has something to read when it is come to, and when it
// is come back to. Nothing waits for it.
type Loader interface {
	Step
	Load(back bool) Work
}

// Announcer is a loader that has something to say before it is read: who listens
// hears that first. Any other is read, and then heard.
type Announcer interface {
	Loader
	Announces()
}

// Base is a step that [Home] leads to. What was sent from there has changed what it
// shows, which is then read anew.
type Base interface {
	Loader
	Base()
}

// View is all that a step says and offers at one moment.
type View struct {
	Title    Title
	Blocks   []Block
	Spoken   []Block  // what who listens hears instead; nil: the Blocks
	Beside   []Beside // entries that the step is about, as people will see them
	List     List
	Question *Question // what is asked; nil: nothing is
	Prompt   *Prompt   // a line to be typed; nil: none is
	Actions  []Action
	Until    time.Time // until then the view changes with the clock; zero: it doesn't
}

// Title is how a step is headed: what happened, in its tone, and to what.
type Title struct {
	Tone  Tone
	Words text.Safe
	Where text.Safe // where that is now, for the eye
	About text.Safe
}

// List is the rows to choose from. A row is made when it is asked for: of a
// thousand, a screen asks for the twenty that it draws.
type List struct {
	Count    int
	Row      func(i int) Row
	Choose   string    // what the number of a row does, to who types it: "open it"
	Empty    text.Safe // what to say without rows
	Numbered bool      // on a screen, too, a digit chooses

	Narrows bool                    // who listens may have just the rows read out with words in their name
	Finds   func(words string) List // what words find, where that isn't the rows with these in their name

	Several func(rows []int) Action // what is done with some rows at once; nil: it is one at a time
	ID      func(i int) string      // what tells a row from others, also when it has another place; nil: its place does
}

// Row is one of a list. Its first action is what Enter, or its number, does.
type Row struct {
	Head    text.Safe // the title of a group of rows that begins with it; empty: none does
	Name    text.Safe
	About   text.Safe
	Tone    Tone             // of what is said about it
	Sees    *graph.Audiences // who may see what it is; nil: that isn't said
	Actions []Action
	Why     error // why it can't be one of several; nil: it can
	Apart   bool  // it is one of several only if somebody means it: "all" leaves it out
}

// Question is what a step is there to ask. A screen has two buttons for it: its
// yes, and the way back, which is the action of Esc.
type Question struct {
	Words   text.Safe // "Send now?"
	Button  text.Safe // what stands on the button of the yes; empty: its Help
	Yes     Action    // by Enter on its button, or by its keys
	Careful bool      // going back is suggested: its button has the focus, and an empty line is a no
}

// Prompt is a line to be typed. It can't begin with a letter that is the key of an
// action.
type Prompt struct {
	Label text.Safe                 // what to type, in a sentence
	Take  func(typed string) Action // what Enter does with it
}

// Action is something that a person can do at a step. An action that makes no
// sense there isn't in the list; one that can't be done just now has a Why.
type Action struct {
	Keys    []string // the first is named; "esc" is an empty line to who types lines
	Word    string   // what calls it where no letter does: found with ctrl+p, typed in the line mode
	Was     string   // the letter that it had in the version before, which says where it is now
	Help    string   // a few words for the foot of a screen: "undo"
	Words   string   // what it does, behind "to", for who hears it: "undo it"; empty: as Help
	Why     error    // why it can't be done now; nil: it can
	Listed  bool     // it is written out where the view has a [Listed]
	Confirm *Confirm // asked before it is done; nil: nothing is

	Sends *send.Plan  // the request that Do sends, which who listens hears first; nil: none
	Go    func() Next // what it does, without input or output
	Do    Work        // what it does, if that takes any; else nil
	Doing string      // what is going on meanwhile: "Reading it again…"; empty: Do tells
}

// Confirm is a question before something is done that can't be taken back.
type Confirm struct {
	Question text.Safe
	About    text.Safe // what it is about
	Words    text.Safe // what happens then
	Yes, No  string    // what the answers are called: "throw it away for good", "keep it"
}

// Tell is called with how a send is getting on. It doesn't wait.
type Tell func(outbox.Progress)

// Work is what takes input or output. Whoever runs it ends the context when the
// person stops it.
type Work func(ctx context.Context, tell Tell) Next
