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

// Loader is a step that reads something whenever a person comes or returns to it. Nothing waits for it.
type Loader interface {
	Step
	Load(back bool) Work
}

// Announcer is a loader with something to say before it reads: line mode says that first. Any other loader
// reads first.
type Announcer interface {
	Loader
	Announces()
}

// Base is a step that [Home] returns to. After a send it is read again.
type Base interface {
	Loader
	Base()
}

// View is all that a step says and offers at one moment.
type View struct {
	Title    Title
	Blocks   []Block
	Spoken   []Block  // what line mode says instead; nil: the Blocks
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
	Where text.Safe // where that is now, on screens only
	About text.Safe
}

// List has the rows to choose from. Rows are made on demand: of a thousand, a screen asks for the twenty that
// it draws.
type List struct {
	Count    int
	Row      func(i int) Row
	Choose   string    // what the number of a row does, to who types it: "open it"
	Empty    text.Safe // what to say without rows
	Numbered bool      // on a screen, too, a digit chooses

	Narrows bool                    // line mode may read out only the rows that match some words
	Finds   func(words string) List // what words find, if not the rows with the words in their name

	Several func(rows []int) Action // the action on several rows at once; nil: none
	ID      func(i int) string      // identifies a row even if its position changes; nil: the position does
}

// Row is a row of a list. Enter, or its number, runs its first action.
type Row struct {
	Head    text.Safe // the title of the group that begins here, or empty
	Name    text.Safe
	About   text.Safe
	Tone    Tone             // of what is said about it
	Sees    *graph.Audiences // who may see it; nil: not shown
	Actions []Action
	Why     error // why it can't be ticked, or nil
	Apart   bool  // it is one of several only if somebody means it: "all" leaves it out
}

// Question is a question that a step asks. A screen has two buttons: yes, and the action of Esc, which goes
// back.
type Question struct {
	Words   text.Safe // "Send now?"
	Button  text.Safe // the label of the yes button; empty: its Help
	Yes     Action    // run by Enter on its button, or by its keys
	Careful bool      // going back is the default: its button has the focus, and an empty line means no
}

// Prompt asks for a line of text. The text can't begin with a letter that is the key of an action.
type Prompt struct {
	Label text.Safe                 // what to type, in a sentence
	Take  func(typed string) Action // what Enter does with it
}

// Action is something that a person can do at a step. Actions that make no sense are left out; actions that
// are impossible right now have a Why.
type Action struct {
	Keys    []string // the first is named; "esc" is an empty line to who types lines
	Word    string   // its name, if it has no letter: found with ctrl+p, typed in line mode
	Was     string   // its letter in the previous version, for a hint where it is now
	Help    string   // a few words for the foot of a screen: "undo"
	Words   string   // what it does, behind "to", for who hears it: "undo it"; empty: as Help
	Why     error    // why it is impossible now, or nil
	Listed  bool     // written out where the view has a [Listed]
	Confirm *Confirm // asked before it runs, or nil

	Sends *send.Plan  // the request that Do sends, which line mode reads out first; nil: none
	Go    func() Next // what it does, without input or output
	Do    Work        // what it does, if that takes input or output; else nil
	Doing string      // what is going on meanwhile: "Reading it again…"; empty: Do tells
}

// Confirm asks before something that can't be undone.
type Confirm struct {
	Question text.Safe
	About    text.Safe // what it is about
	Words    text.Safe // what happens then
	Yes, No  string    // what the answers are called: "throw it away for good", "keep it"
}

// Tell is called with the progress of a send. It doesn't block.
type Tell func(outbox.Progress)

// Work does input or output. Its caller ends the context when the person stops it.
type Work func(ctx context.Context, tell Tell) Next
