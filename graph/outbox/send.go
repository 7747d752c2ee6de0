package outbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"time"

	"github.com/google/uuid"

	"facet/graph"
	"facet/internal/pattern"
	"facet/internal/state"
)

// Request is one change that is to be made.
type Request struct {
	Target
	Method  string          // POST, PATCH, PUT or DELETE
	ID      graph.ID        // of what is changed, set or deleted; empty for a POST
	Body    json.RawMessage // a JSON object; none for a DELETE; of a PUT it says what is sent, and stays here
	Picture                 // what a PUT sends; it is never in the journal
	Label   string          // what the object is called, for the history
	Was     json.RawMessage // the object before a PATCH or DELETE, so that it can be taken back; may be nil
	Undoes  string          // the entry that this one takes back; empty: none
	Batch   string          // names what is sent together, for the history; empty: it is sent by itself
	// Key, if it isn't empty, names what is sent, such as a draft by its id.
	// What was done with a key is never sent again with the same one. It has
	// letters, digits and hyphens only.
	Key string
	// Acknowledged is the latest send with the key that a person knows of. They have
	// said that this one is to be made all the same, besides it and those before.
	Acknowledged string
	// Since, if it isn't zero, is from when on the same must not have been done
	// already, under whatever key.
	Since time.Time
	// Present, if it isn't nil, is shown what the person has before something
	// is added to it. Its error is the reason to send nothing, and is returned as it is.
	Present func([]json.RawMessage) error
	// Listed, if it isn't nil, is what was in the collection a moment ago: nothing is
	// listed then, unless something was sent there since.
	Listed *Listing
}

// Listing is what was in a collection.
type Listing struct {
	Objects []json.RawMessage
	Date    time.Time // by the service's clock
	Begun   time.Time // when it was asked for, by that of this computer
}

// List reads what is in a collection, for a request that is made soon.
func (t Target) List(ctx context.Context) (*Listing, error) {
	l := &Listing{Begun: time.Now()}
	var err error
	l.Objects, l.Date, err = t.Collection.Snapshot(ctx)
	return l, err
}

// Picture is what is set in the place of another.
type Picture struct {
	MediaType string
	Bytes     []byte
}

// Result is a send whose end is known.
type Result struct {
	Entry Entry
	// Answer is what Graph said. If the object was found by looking, it has
	// nothing but that object.
	Answer graph.Answer
	Found  bool // by looking, since the answer didn't tell
	// Unrecorded is why the end could not be written down. The send itself is
	// done; the journal will look for it again.
	Unrecorded error
}

// Send makes a change, once. It waits its turn at the collection, writes the
// intent down, sends it, and sends it again only if it was certainly not done.
// If it may have been done, Send looks for it for half a minute.
//
// The error is graph's own if the change was not made. It is [UnconfirmedError]
// if nobody knows, which is [graph.ErrUnconfirmed], and [AlreadyError] if the
// same change was sent before. Once ctx is over, Send waits for nothing more:
// what was on its way then is unconfirmed, and [Outbox.Check] looks for it.
// Progress, if it is not nil, is told each step.
func (o *Outbox) Send(ctx context.Context, r Request, progress func(Progress)) (Result, error) {
	intent, err := r.intent()
	if err != nil {
		return Result{}, fmt.Errorf("nothing was sent: %w", err)
	}
	s := o.sending(r.Target, intent, progress)
	s.since, s.present, s.picture, s.listed = r.Since, r.Present, r.Picture, r.Listed
	unlock, err := s.lock(ctx)
	if err != nil {
		return Result{}, fmt.Errorf("nothing was sent: %w", err)
	}
	defer unlock()
	return s.run(ctx)
}

var plainKey = pattern.New(`^[A-Za-z0-9-]*$`)

// Hash tells apart what is sent where, and by whom: [Entry] has it for good,
// when the body is long gone.
func (r Request) Hash() (string, error) {
	i, err := r.intent()
	return i.Hash, err
}

// intent is the request as the journal keeps it.
func (r Request) intent() (Intent, error) {
	path, err := r.path()
	if err != nil {
		return Intent{}, err
	}
	i := Intent{
		Cloud: r.Cloud, Actor: r.Actor, Person: r.Person, Path: path, URL: r.Collection.URL(),
		Method: r.Method, Changes: r.ID, Key: r.Key, Acknowledged: r.Acknowledged, Label: r.Label, Body: r.Body, Was: r.Was, Undoes: r.Undoes, Batch: r.Batch,
	}
	switch wants := r.Method != http.MethodPost; {
	case !slices.Contains([]string{http.MethodPost, http.MethodPatch, http.MethodPut, http.MethodDelete}, r.Method):
		return i, errors.New("only a POST, PATCH, PUT or DELETE can be sent")
	case wants != (r.ID != "") || wants && r.Collection.ItemURL(r.ID) == "":
		return i, errors.New("the id of the object does not go with the method")
	case (r.Method == http.MethodDelete) != (len(r.Body) == 0):
		return i, errors.New("the body does not go with the method")
	case (r.Method == http.MethodPut) != (len(r.Picture.Bytes) > 0):
		return i, errors.New("the picture does not go with the method")
	case !plainKey().MatchString(r.Key):
		return i, errors.New("the key has more in it than letters, digits and hyphens")
	}
	i.Hash, err = i.hash()
	return i, err
}

// sending is a send on its way.
type sending struct {
	*Outbox
	target   Target
	entry    Entry
	since    time.Time                     // as the [Request] has it
	present  func([]json.RawMessage) error // as the [Request] has it
	picture  Picture                       // as the [Request] has it
	listed   *Listing                      // as the [Request] has it; nil: it doesn't count
	progress func(Progress)

	throttled error // what Graph said to the latest attempt, if that was "not now"
}

func (o *Outbox) sending(t Target, i Intent, progress func(Progress)) *sending {
	if progress == nil {
		progress = func(Progress) {}
	}
	id := uuid.Must(uuid.NewV7()).String()
	return &sending{Outbox: o, target: t, entry: Entry{ID: id, Begun: time.Now(), Intent: i}, progress: progress}
}

// lock waits until nobody else is changing the collection.
func (s *sending) lock(ctx context.Context) (unlock func(), err error) {
	name := filepath.Join(s.dir, "locks", s.entry.slot())
	unlock, held, err := state.TryLockOn(s.fs, name)
	if err != nil || held {
		return unlock, err
	}
	s.progress(Progress{Phase: Queued})
	return state.LockOn(ctx, s.fs, name)
}

// run sends what was never sent. The caller holds the collection's lock.
func (s *sending) run(ctx context.Context) (Result, error) {
	if err := s.settleThrottled(ctx); err != nil {
		return Result{}, err
	}
	if err := s.refuseTwice(ctx); err != nil {
		return Result{}, err
	}
	if err := s.snapshot(ctx); err != nil {
		return Result{}, err
	}
	s.entry.Begun = time.Now()
	if err := s.record(ctx, s.entry.unfold()); err != nil {
		return Result{}, fmt.Errorf("nothing was sent, since it could not be written down first: %w", err)
	}
	answer, seen, err := s.deliver(ctx)
	switch {
	case len(seen.sure) == 1:
		return s.found(ctx, seen.sure[0].Object), nil
	case seen.any():
		return s.leaveOpen(ctx, seen, s.throttled, nil)
	}
	return s.conclude(ctx, answer, err)
}

// deliver sends the change until it was done, or can't be, or may have been.
// What was throttled may have been done all the same: it is looked for before
// it is sent again, and not sent where there is anything that may be it.
func (s *sending) deliver(ctx context.Context) (answer graph.Answer, seen findings, err error) {
	try := 0
	err = s.patiently(ctx, Posting, func() (err error) {
		try++
		if s.throttled != nil {
			s.progress(Progress{Phase: Looking, Try: try, Err: s.throttled})
			if seen, err = s.find(ctx); err != nil || seen.any() {
				return err
			}
			s.progress(Progress{Phase: Posting, Try: try})
		}
		answer, err = s.send(ctx)
		s.throttled = nil
		if graph.OutcomeOf(err) == graph.Throttled {
			s.throttled = err
		}
		return err
	})
	if err != nil && s.throttled != nil && ctx.Err() == nil {
		err = s.throttled // and not that looking failed
	}
	return answer, seen, err
}

// snapshot notes what is in the collection before something is added, and asks
// whether that is a reason not to.
func (s *sending) snapshot(ctx context.Context) error {
	if s.entry.Method != http.MethodPost {
		return nil
	}
	ctx = graph.Once(ctx) // the outbox waits by itself, and tells of it
	if s.listed == nil || time.Since(s.listed.Begun) > freshFor {
		err := s.patiently(ctx, Preparing, func() (err error) { s.listed, err = s.target.List(ctx); return err })
		if err != nil {
			return err
		}
	}
	s.entry.Date, s.entry.Before = s.listed.Date, nil
	for _, object := range s.listed.Objects {
		var known struct{ ID graph.ID }
		_ = graph.Decode(object, &known) // what can't be read has no id
		s.entry.Before = append(s.entry.Before, known.ID)
	}
	if s.present == nil {
		return nil
	}
	return s.present(s.listed.Objects)
}

// patiently does something until it was done, or can't be, or may have been.
func (s *sending) patiently(ctx context.Context, phase Phase, do func() error) error {
	for try := 1; ; try++ {
		s.progress(Progress{Phase: phase, Try: try})
		err := do()
		why, wait, again := s.pace.again(try, err)
		if phase == Posting && s.repeatable() && try < tries && graph.OutcomeOf(err) == graph.Unconfirmed {
			why, wait, again = Resending, s.pace.of(jitter(try)), true
		}
		if !again || ctx.Err() != nil {
			return err
		}
		until := time.Now().Add(wait)
		if end, set := ctx.Deadline(); set && until.After(end) {
			return err
		}
		s.progress(Progress{Phase: why, Until: until, Try: try, Err: err})
		if stop := pause(ctx, until); stop != nil {
			return fmt.Errorf("nothing was sent: %w", stop)
		}
	}
}

// send is the one place from which a change leaves.
func (s *sending) send(ctx context.Context) (graph.Answer, error) {
	collection, e := s.target.Collection, s.entry
	switch e.Method {
	case http.MethodPost:
		return collection.Create(ctx, e.Body)
	case http.MethodPatch:
		return collection.Update(ctx, e.Changes, e.Body)
	case http.MethodPut:
		return collection.Put(ctx, e.Changes, s.picture.MediaType, s.picture.Bytes)
	default:
		return collection.Delete(ctx, e.Changes)
	}
}

// repeatable reports whether the change is the same however often it is made: what
// a PUT sets is set then, and nothing is made twice. So it is sent again where a
// create would be looked for, and nothing can be looked for, as Graph keeps a
// picture in sizes of its own, and shows the old one for a while.
func (s *sending) repeatable() bool { return s.entry.Method == http.MethodPut }
