// Package person is whose profile is open, and by whose sign-in: the session,
// who it is for and who says so, what the sign-in may do, what the profile has,
// and what an error means for the person.
//
// Its laws: nothing is sent before Graph has said who is signed in, and nothing
// is if that is somebody else than the sign-in says. A profile is pinned by the
// object id, so a name that moves to somebody else doesn't take it along. What
// means something to people is said in one place, by [Explain]: an error of a
// package above brings its words along in a method of that name, so nothing is
// imported from there. It draws nothing, and does input or output only in
// functions that take a context, and in interfaces that ui/cli brings along.
// Words are raw text unless their comment says that they are safe.
//
// # A story
//
// Ada opens the profile of Ben. [Session.Pin] makes a session of hers that is
// for Ben's object id, and [Session.Identify] asks Graph who each of them is.
// Until it has answered, [Session.OwnerDetails] says what is known, her typing is kept
// under the fingerprint of her token, and [Session.Target] refuses to name him.
//
// Graph answers 403. [Session.Causes] compares what the token says of itself
// with what is needed, and tells what is missing and who can give it; [Explain]
// says in a sentence what happened and what to do next. The same words come to
// her on a screen, in the line mode and from a command.
package person
