// Package send makes requests of what was typed, says what they do, and sends
// them: plans, differences, what is like it already, what was sent before, and
// how a send is taken back.
//
// Its laws: what a [Plan] says is what it sends, and it sends through the outbox.
// A plan doesn't change: who is told of something holds a plan for somebody who
// knows it ([Plan.Knowing], [Plan.Listed], [Plan.Told]). Nothing is made twice
// unless they were told: [Duplicate] has the reasons, in order, and the words. What is taken back is compared
// first: nothing is if somebody has changed it since. It draws nothing, knows no
// form at work, and waits only in functions that take a context.
//
// # A story
//
// Ada has filled in an interest. [Creation] makes a plan of it, and [Plan.Listed]
// looks whether her profile, as it was listed, has the like: it has, by another
// description, so [Plan.Twice] says so at the review, and [Like.Says] what differs.
// She sends it all the same. [Plan.Prepare] freezes the session, finds out who is
// signed in, has her draft on the disk and gives the outbox the request, with the
// question whether something like it came in between. None did: one POST leaves,
// and her draft is deleted.
//
// A minute later she presses u. [Plan.Undo] is a plan, too: it deletes what was
// created, by its id, once the outbox has seen that it still says what it said.
package send
