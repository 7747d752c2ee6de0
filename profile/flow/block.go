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

// Tone is how something is meant. A front end has a sign for it, and may have a
// colour.
type Tone int

// The tones.
const (
	Plain  Tone = iota
	Faint       // there for who looks for it
	Head        // the title of what follows
	Strong      // what it is about
	Good        // it went well
	Unsure      // it isn't known
	Warn        // to be read before going on
	Bad         // it went wrong
)

// Text is a paragraph. The lead stands before it in its tone, and then the rest
// is plain; without a lead the words have the tone. An empty one is an empty line.
type Text struct {
	Tone  Tone
	Lead  text.Safe
	Words text.Safe
}

// Facts are what is known of a thing, below a title.
type Facts person.FactSection

// Changes are what was and what will be.
type Changes []send.Difference

// Code is JSON, or a command: its lines are not filled up.
type Code struct{ Lines text.Safe }

// Picture is a small picture. Who can't see it misses nothing: what is known of it
// is said in words, too.
type Picture struct{ Image image.Image }

// Reach is who may see an entry.
type Reach struct{ Audience graph.Audiences }

// Listed is where the actions are written out that say so. Who hears the step
// hears them as its answers, and not here.
type Listed struct{ Short bool } // in the words of the foot

func (Text) block()    {}
func (Facts) block()   {}
func (Changes) block() {}
func (Code) block()    {}
func (Picture) block() {}
func (Listed) block()  {}
func (Reach) block()   {}

// Beside is an entry as people will see it, to be looked at beside what a step says.
// All that matters of it is said in the Blocks, too.
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

// explained is what an error means, and what to do.
func explained(err error) []Block {
	if err == nil {
		return nil
	}
	what, remedy := person.Explain(err)
	return append(words(Bad, what), words(Plain, remedy)...)
}
