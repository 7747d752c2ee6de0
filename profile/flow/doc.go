// Package flow is what a person can do next, as data: which step they are at,
// what it says, which actions there are, why one can't be done now, and where
// each leads. It draws nothing. The screens, the line mode and the commands
// read the same steps, so a rule about what may be done next is written once.
//
// Its laws: a [Step] is a value, and never changes; [Step.View] and an action's
// Go do no input or output, which their signatures hold: they have no context.
// Only [Work] has one. It works on copies that were taken before it began, and
// what it found out comes back as a [Next], a value, too. Work is slow, and a
// person goes on meanwhile: so news is a change to the step as it is by then
// ([Next.Change]), never a whole step. Every word to be drawn is a text.Safe.
// What is shown is what is sent: an action's Sends and its Do come of the same
// plan. A field of [View] serves two steps or more; what only one place needs
// is a screen of its own.
//
// # A story
//
// Ada presses o on her profile. The screen goes to [History]: it begins the
// step's Load, draws its View, which has no rows yet, and says "Reading…". The
// journal is read; its Next has a Change, the screen applies it to the step
// that it shows, and makes the View anew: a list of sends. The cursor is the
// screen's own; the step knows none.
//
// The foot names what can be done: the actions of the row under the cursor, and
// those of the View. A send from yesterday can't be undone any more, so the
// row's action "undo" has a Why. The foot leaves it out, the help has it under
// "Not now", and whoever presses u reads why.
//
// She goes to another row and presses u. The screen looks the key up with
// [View.Find] and calls the action's Go. It returns Next{Move: Forward, To:
// Review(…)}; the screen goes there, and to the way back from there: when
// she returns, the step is loaded once more, since she may have changed things.
//
// In the line mode she hears the same rows with their numbers. "2" is the first
// action of the second row, "i 2" the one whose key is i, and an empty line is
// what Esc is on a screen. A command takes one action by its key, with [Do]:
// its Why is an error there, and so the exit status is right.
package flow
