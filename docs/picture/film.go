package main

import (
	"bytes"
	"encoding/json"
	"time"
	"unicode/utf8"
)

// event is what was written at a moment.
type event struct {
	at      time.Duration
	written string
}

// take keeps what stands on the screen, and what was written for it.
func (t *terminal) take() {
	t.frames.Add(t.clock, t.screen, t.at())
	if utf8.Valid(t.written) && len(t.written) > 0 { // else the rest of a letter is still to come
		t.events = append(t.events, event{t.clock, string(t.written)})
		t.written = nil
	}
}

// film is the session as a moving picture. Who wants nothing to move sees it as it
// is at the review.
func (t *terminal) film() []byte {
	return []byte(t.frames.SVG(t.clock, t.still, "A session: a certification is added, looked at as colleagues will see it, sent and taken back"))
}

// cast is the session as asciinema records one, in the second version of its format.
//
// https://docs.asciinema.org/manual/asciicast/v2/
func (t *terminal) cast() []byte {
	var b bytes.Buffer
	lines := json.NewEncoder(&b)
	lines.SetEscapeHTML(false)
	head := struct {
		Version int               `json:"version"`
		Width   int               `json:"width"`
		Height  int               `json:"height"`
		Title   string            `json:"title"`
		Env     map[string]string `json:"env"`
	}{2, columns, rows, "facet", map[string]string{"TERM": "xterm-256color"}}
	_ = lines.Encode(head)
	for _, e := range t.events {
		_ = lines.Encode([]any{e.at.Seconds(), "o", e.written})
	}
	return b.Bytes()
}
