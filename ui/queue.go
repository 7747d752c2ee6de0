package ui

import (
	"fmt"
	"slices"

	"facet/internal/texteditor"
	"facet/profile/draft"
)

// queue is forms that are filled in one after the other, for one person. What
// was typed into each stays while another one is turned to.
type queue struct {
	pages []*page
	sent  map[*page]bool
}

// enqueue makes the pages of the forms, and returns the first.
func enqueue(t *theme, editor *texteditor.Editor, edits ...draft.Edit) *page {
	q := &queue{sent: map[*page]bool{}}
	for _, e := range edits {
		p := pageOf(t, e, editor)
		q.pages = append(q.pages, p)
		if len(edits) > 1 {
			p.queue = q
		}
	}
	return q.pages[0]
}

// after is the form behind a page that isn't sent yet; behind the last comes
// the first. It is nil if there is none, and where there is no queue.
func (q *queue) after(p *page) *page {
	if q == nil {
		return nil
	}
	at := slices.Index(q.pages, p)
	for i := range q.pages[1:] {
		if next := q.pages[(at+1+i)%len(q.pages)]; !q.sent[next] {
			return next
		}
	}
	return nil
}

// place is where in the queue a page is, behind its title.
func (q *queue) place(p *page) string {
	if q == nil {
		return ""
	}
	words := fmt.Sprintf(" · %d of %d", slices.Index(q.pages, p)+1, len(q.pages))
	if len(q.sent) > 0 {
		words += fmt.Sprintf(", %d sent", len(q.sent))
	}
	return words
}

// unsent is the page, or else one of its queue, into which something was typed
// that isn't sent; nil if there is none.
func (p *page) unsent() *page {
	if p.Changed() {
		return p
	}
	return p.queue.changed()
}

// changed is a form into which something was typed that isn't sent; nil if
// there is none.
func (q *queue) changed() *page {
	if q == nil {
		return nil
	}
	for _, p := range q.pages {
		if !q.sent[p] && p.Changed() {
			return p
		}
	}
	return nil
}

// done notes that the form of a page was sent.
func (q *queue) done(p *page) {
	if q != nil {
		q.sent[p] = true
	}
}
