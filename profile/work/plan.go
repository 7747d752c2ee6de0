package work

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/pattern"
	"facet/internal/state"
	"facet/internal/text"
	"facet/profile/send"
)

// planVersion is the version of the format of plans. Whatever decides what is sent and
// is added to it makes another one.
const planVersion = 1

// planLife is how long a plan may be sent: what people have changes meanwhile.
const planLife = 7 * 24 * time.Hour

// MostPlan is how large the file of a plan may be.
const MostPlan = 128 << 20

// planWarning stands in each plan, for whoever opens it.
const planWarning = "This file has personal data in it. Show it only to who approves it, and delete it once it was applied. What is changed in it can't be applied any more."

// Plan is a list as it was checked, so that somebody else can have exactly that sent:
// its file has all that decides what is sent, and a hash of it.
type Plan struct {
	Version int             `json:"facetPlan"`
	Warning string          `json:"warning"`
	Hash    string          `json:"hash"`
	Made    time.Time       `json:"made"`
	By      outbox.Identity `json:"by"`
	Program string          `json:"program"` // the version of facet
	Graph   string          `json:"graph"`   // the address of the Graph that it is for
	Tenant  string          `json:"tenant,omitempty"`
	List    PlannedList     `json:"list"`
	Again   bool            `json:"again,omitempty"` // what the people have already is sent, too
	Aside   []string        `json:"aside,omitempty"` // columns that are nobody's
	Rows    []PlannedRow    `json:"rows"`            // what will be sent
	Left    []LeftRow       `json:"left,omitempty"`  // what will not, and why
}

// PlannedList is the list of which a plan was made.
type PlannedList struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// PlannedRow is a row as it will be sent.
type PlannedRow struct {
	Line   int               `json:"line"`
	Sheet  bool              `json:"sheet,omitempty"`
	Person outbox.Identity   `json:"person"`
	Kind   string            `json:"kind"`
	Action Action            `json:"action"`
	ID     graph.ID          `json:"id,omitempty"` // of what is changed or deleted
	Label  string            `json:"label,omitempty"`
	Method string            `json:"method"`
	URL    string            `json:"url"`
	Body   json.RawMessage   `json:"body,omitempty"` // as it leaves
	Was    json.RawMessage   `json:"was,omitempty"`  // the entry as it was; null: there is none yet
	Values json.RawMessage   `json:"values"`         // what the list gives
	Aside  map[string]string `json:"aside,omitempty"`
	Key    string            `json:"key"` // what the outbox knows the row by
}

// LeftRow is a row that will not be sent.
type LeftRow struct {
	Line   int         `json:"line"`
	Person string      `json:"person"`
	Kind   string      `json:"kind"`
	Label  string      `json:"label,omitempty"`
	Status send.Status `json:"status"`
	Said   string      `json:"said,omitempty"`
}

// Seal gives the plan its hash, and makes its file.
func (p *Plan) Seal() ([]byte, error) {
	p.Version, p.Warning, p.Hash = planVersion, planWarning, ""
	content, err := p.text()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	p.Hash = hex.EncodeToString(sum[:])
	return p.text()
}

// text is the file of the plan.
func (p *Plan) text() ([]byte, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(p); err != nil {
		return nil, err
	}
	content := []byte(text.JSON(b.String()))
	if len(content) > MostPlan {
		return nil, errors.New("the plan is larger than 128 MiB: make one of each part of the list")
	}
	return content, nil
}

var planBegin = pattern.New(`^\s*\{\s*"facetPlan"\s*:\s*(\d+)`)

// IsPlan reports whether a file begins as plans do.
func IsPlan(content []byte) bool { return planBegin().Match(content) }

// ReadPlan reads a plan that may be applied now. A file in which a single byte is
// another one is no plan.
func ReadPlan(content []byte, now time.Time) (*Plan, error) {
	begin := planBegin().FindSubmatch(content)
	switch {
	case begin == nil:
		return nil, errors.New("this is no plan: facet fill LIST --plan FILE makes one")
	case string(begin[1]) != fmt.Sprint(planVersion):
		return nil, errors.New("this plan was made by a newer facet: apply it with that")
	}
	var p Plan
	if err := json.Unmarshal(content, &p); err != nil {
		return nil, errChangedPlan
	}
	hash := p.Hash
	again, err := p.Seal()
	if err != nil || p.Hash != hash || !bytes.Equal(again, content) {
		return nil, errChangedPlan
	}
	switch age := now.Sub(p.Made); {
	case age > planLife:
		return nil, fmt.Errorf("this plan is %d days old, and what people have may be another by now: make a new one. One may be applied for 7 days", int(age.Hours()/24))
	case age < -time.Hour:
		return nil, errors.New("this plan was made in the future, by the clock of this computer: set the clock")
	case len(p.Rows) == 0:
		return nil, errors.New("there is nothing to send in this plan")
	}
	return &p, nil
}

// errChangedPlan is of a plan that isn't what facet wrote.
var errChangedPlan = errors.New("this plan was changed since it was made, or was cut off: make a new one, and hand over the file as it is")

// CheckPlan refuses to write a plan over a file that is none.
func CheckPlan(fsys state.FS, name string) error {
	old, err := state.ReadFile(fsys, name, MostPlan)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && IsPlan(old):
		return nil
	case err != nil && !errors.Is(err, state.ErrTooLarge):
		return fmt.Errorf("the plan can't be written: %w", err)
	}
	return fmt.Errorf("there is a file %s already, and it is no plan of facet: name another one for the plan", name)
}
