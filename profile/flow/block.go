package flow

import (
	"image"

	"facet/graph"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// Block is a part of what a step says: a [Text], [Facts], [Changes], a [Code],
// a [Picture], a [Reach] or [Listed].
type Block interface{ block() }

// Tone is the meaning of a text, such as a warning. A front end shows it by a sign, and perhaps a colour.
type Tone int

// The tones.
const (
	Plain  Tone = iota
	Faint       // background, for those who look for it
	Head        // the title of what follows
	Strong      // what it is about
	Good        // it went well
	Unsure      // the outcome is unknown
	Warn        // to be read before going on
	Bad         // it went wrong
)

// Text is a paragraph. With a lead, only the lead has the tone; without one, all words have it. An empty Text
// is an empty line.
type Text struct {
	Tone  Tone
	Lead  text.Safe
	Words text.Safe
}

// Facts are labelled values below a title.
type Facts person.FactSection

// Changes are what was and what will be.
type Changes []send.Difference

// Code is JSON or a command. Its lines are not rewrapped.
type Code struct{ Lines text.Safe }

// Picture is a small picture. The same facts are also given in words, for people who can't see it.
type Picture struct{ Image image.Image }

// Reach is who may see an entry.
type Reach struct{ Audience graph.Audiences }

// Listed is where actions with Listed set are written out on screens. In line mode they are among the answers
// instead.
type Listed struct{ Short bool } // in the words of the foot

func (Text) block()    {}
func (Facts) block()   {}
func (Changes) block() {}
func (Code) block()    {}
func (Picture) block() {}
func (Listed) block()  {}
func (Reach) block()   {}

// Beside is an entry as people will see it, drawn next to the step. The Blocks say everything that matters in
// it, too.
type Beside struct {
	Caption text.Safe
	Tone    Tone
	Object  person.Object
}

// words are paragraphs in a tone, without those that say nothing.
func words(tone Tone, all ...string) []Block {
	var blocks []Block
	for _, one := range all {
		if one != "" {
			blocks = append(blocks, Text{Tone: tone, Words: line(one)})
		}
	}
	return blocks
}

// explained says what an error means and what to do.
func explained(err error) []Block {
	if err == nil {
		return nil
	}
	what, remedy := person.Explain(err)
	return append(words(Bad, what), words(Plain, remedy)...)
}
