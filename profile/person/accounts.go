package person

import (
	"context"
	"time"

	"facet/graph/outbox"
)

// Accounts is how the screens sign people in; ui/cli joins it to package
// auth. Its errors have an Explain method with words for people.
type Accounts interface {
	// Known are the accounts that signed in before.
	Known(ctx context.Context) ([]Account, error)
	// Open opens a known account, without asking the network.
	Open(ctx context.Context, account Account) (*Session, error)
	// SignIn signs somebody in. It calls show, which doesn't block, whenever
	// there is something new to show, and returns when they are done.
	SignIn(ctx context.Context, how SignIn, show func(Prompt)) (*Session, error)
	// StepUp gets the session a further permission, such as [ScopeOthers]:
	// silently if it was approved before, else as SignIn does.
	StepUp(ctx context.Context, s *Session, scope string, show func(Prompt)) error
	// SignOut forgets an account on this computer.
	SignOut(ctx context.Context, account Account) error
	// Identity is what can be told of the session's sign-in.
	Identity(ctx context.Context, s *Session) ([]Fact, error)
}

// SetUp makes signing in ready with the ids that an IT department answered
// with, as it was pasted, and keeps them. It reads and writes files.
type SetUp func(answer string) (Accounts, error)

// Account is who is signed in. Its words are raw text.
type Account struct {
	outbox.Identity
	Key string // tells the sign-ins on this computer apart; opaque; empty: with a ready token
}

// SignIn says how somebody signs in, and who is expected.
type SignIn struct {
	DeviceCode bool     // with a code on another device, instead of the browser here
	Expect     *Account // nil: anybody
	InMemory   bool     // nothing of it outlives the program
	Scope      string   // a further permission, for a session that is open; empty: signs in
}

// Prompt is what somebody needs to sign in. Its words are raw text.
type Prompt struct {
	Address string
	Code    string // to type at the address; empty with the browser
	Port    string // where the browser's answer is awaited; empty with a code
	Expires time.Time
	Trouble error // what is in the way just now; waiting goes on
}
