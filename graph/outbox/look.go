package outbox

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"facet/graph"
)

// Doubt is why a candidate may not be what was sent.
type Doubt string

// The doubts that an object can leave.
const (
	Differs     Doubt = "differs"      // it says something else than was sent
	MakerHidden Doubt = "maker hidden" // Graph does not say who created it
	TimeUnclear Doubt = "time unclear" // it may have been there before
)

// Candidate is an object that may be what was created.
type Candidate struct {
	ID     graph.ID
	Object json.RawMessage // as Graph sent it
	Doubts []Doubt         // none: it is equal to what was sent
}

// findings is what one look brought.
type findings struct {
	sure, doubtful []Candidate
}

// any reports whether there is something that is, or may be, what was sent.
func (f findings) any() bool { return len(f.sure)+len(f.doubtful) > 0 }

// look looks for the change until it is found, or the last look is over. The
// caller holds the collection's lock.
func (s *sending) look(ctx context.Context, cause error) (Result, error) {
	if s.repeatable() {
		return s.leaveOpen(ctx, findings{}, cause, nil)
	}
	var latest findings
	var failed error
	for _, at := range s.pace.looksAfter(s.entry.Ended) {
		s.progress(Progress{Phase: Looking, Until: at})
		if failed = pause(ctx, at); failed != nil {
			break
		}
		var seen findings
		if seen, failed = s.find(ctx); failed != nil {
			continue
		}
		latest = seen
		if len(latest.sure) == 1 {
			return s.found(ctx, latest.sure[0].Object), nil
		}
		if len(latest.sure) > 1 {
			break
		}
	}
	return s.leaveOpen(ctx, latest, cause, failed)
}

// leaveOpen leaves the send to a person.
func (s *sending) leaveOpen(ctx context.Context, seen findings, cause, failed error) (Result, error) {
	if s.entry.Status != Unconfirmed || !s.entry.Looked && failed == nil {
		if s.entry.Status != Unconfirmed {
			s.entry.Status, s.entry.Ended = Unconfirmed, time.Now()
		}
		s.entry.Looked = failed == nil
		_ = s.write(ctx) // without this line the entry is open all the same
	}
	return Result{Entry: s.entry}, &UnconfirmedError{
		Entry: s.entry, Candidates: slices.Concat(seen.sure, seen.doubtful), Err: cause, LookErr: failed,
	}
}

// looksAfter are the times at which to look, when the attempt ended then. What
// is past by now is one look, at once. The end of an attempt that a crash cut
// off is not known, and is taken to be now.
func (p pace) looksAfter(ended time.Time) []time.Time {
	now := time.Now()
	if ended.IsZero() {
		ended = now
	}
	var times []time.Time
	for _, after := range looks {
		if at := ended.Add(p.of(after)); at.After(now) {
			times = append(times, at)
		} else {
			times = []time.Time{now}
		}
	}
	return times
}

// find looks once.
func (s *sending) find(ctx context.Context) (findings, error) {
	ctx = graph.Once(ctx) // it is looked again anyway
	if s.repeatable() {
		return findings{}, nil
	}
	if s.entry.Method == http.MethodPost {
		return s.findCreated(ctx)
	}
	answer, err := s.target.Collection.Get(ctx, s.entry.Changes)
	deleting := s.entry.Method == http.MethodDelete
	switch {
	case gone(err) && deleting:
		return findings{sure: []Candidate{{ID: s.entry.Changes}}}, nil
	case gone(err):
		return findings{}, nil
	case err != nil:
		return findings{}, err
	case !deleting && says(answer.Object, s.entry.Body):
		return findings{sure: []Candidate{{ID: s.entry.Changes, Object: answer.Object}}}, nil
	default:
		return findings{}, nil
	}
}

// findCreated looks for a new object that is what was sent.
func (s *sending) findCreated(ctx context.Context) (findings, error) {
	known, err := s.known(ctx)
	if err != nil {
		return findings{}, err
	}
	objects, err := s.target.Collection.List(ctx)
	if err != nil {
		return findings{}, err
	}
	var seen findings
	for _, object := range objects {
		facet := facetOf(object)
		if facet.ID == "" || known[facet.ID] || s.entry.foreign(facet) {
			continue
		}
		c := Candidate{facet.ID, object, s.entry.doubts(facet, object)}
		if len(c.Doubts) == 0 {
			seen.sure = append(seen.sure, c)
		} else {
			seen.doubtful = append(seen.doubtful, c)
		}
	}
	return seen, nil
}

// known are the ids that were there before, and those that other sends made.
func (s *sending) known(ctx context.Context) (map[graph.ID]bool, error) {
	known := map[graph.ID]bool{}
	for _, id := range s.entry.Before {
		known[id] = true
	}
	err := s.locked(ctx, func() error {
		journal, err := s.tidied()
		if err != nil {
			return err
		}
		records, err := s.archived([]uint64{collectionTerm(s.entry.Collection())}, time.Time{})
		for _, e := range fold(append(records, parse(journal).records...)) {
			if e.Method == http.MethodPost && e.Status == Done && e.ID != s.entry.ID {
				known[e.Object] = true
			}
		}
		return err
	})
	return known, err
}

// skew is how far apart the service's clocks may be.
const skew = 5 * time.Minute

// foreign reports whether an object was certainly not made by this send:
// somebody else made it, or it is too old.
func (e Entry) foreign(f graph.ItemFacet) bool {
	maker := f.CreatedBy.User.ID
	made, err := time.Parse(time.RFC3339, string(f.CreatedDateTime))
	return maker != "" && !strings.EqualFold(maker, e.Actor.ID) || err == nil && made.Add(skew).Before(e.Date)
}

// doubts are why an object may not be what was sent.
func (e Entry) doubts(f graph.ItemFacet, object json.RawMessage) []Doubt {
	var doubts []Doubt
	if !says(object, e.Body) {
		doubts = append(doubts, Differs)
	}
	if f.CreatedBy.User.ID == "" {
		doubts = append(doubts, MakerHidden)
	}
	made, err := time.Parse(time.RFC3339, string(f.CreatedDateTime))
	if err != nil || e.Date.IsZero() || made.Before(e.Date) {
		doubts = append(doubts, TimeUnclear)
	}
	return doubts
}
