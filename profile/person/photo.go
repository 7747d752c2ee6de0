package person

import (
	"net/http"
	"strings"

	"facet/graph"
)

// isPhoto reports whether an answer is about somebody's photo.
func isPhoto(e *graph.Error) bool {
	return strings.HasSuffix(e.Path, "/"+graph.PhotoPath) || strings.HasSuffix(e.Path, "/"+graph.PhotoPath+"/"+string(graph.PhotoID))
}

// aboutPhoto explains what Graph says only of photos, by its codes and statuses.
func aboutPhoto(e *graph.Error) (what, remedy string) {
	reading := e.Method == http.MethodGet
	switch {
	case e.Status == http.StatusForbidden && !reading:
		return "Graph doesn't let this account change this photo.",
			"Organisations can reserve that for some people, or take photos from somewhere else, such as HR; whoever runs Microsoft 365 can tell."
	case e.Status == http.StatusNotFound && e.Code == "ErrorItemNotFound":
		return "Graph finds no mailbox for this person, and keeps photos there.",
			"Accounts without a licence for mail have none, and guests have theirs in their own organisation. An administrator can tell."
	case e.Status == http.StatusNotFound && !reading:
		return "Graph doesn't find this person where it keeps photos.",
			"A new account takes a while to show there. A guest's photo is in their own organisation. Try again later, or ask an administrator."
	case e.Code == "ValidationWidthTooSmall":
		return "The picture is too small for Graph.", "Give a larger one."
	case e.Status == http.StatusMethodNotAllowed:
		return "This Graph can't do that to a photo.", "Set another one in its place, or remove it in Outlook or Teams."
	case e.Status == http.StatusRequestEntityTooLarge:
		return "The picture is too large for Graph.", "Give a smaller one."
	case e.Status == http.StatusBadRequest && !reading:
		return "Graph doesn't take this picture.", "Save it anew as JPEG, and give that. Graph's own words are in the details."
	}
	return "", ""
}

// photoCause is that the organisation doesn't leave photos to its people.
var photoCause = Cause{
	Standing: Open, What: "The organisation doesn't let you change this photo.",
	Evidence: "Graph doesn't tell its rules.",
	Remedy:   "Whoever runs Microsoft 365 can: who may change photos is set there, and some are taken from HR.",
}

// LacksForPhoto is the permission without which the photo of the open profile can't
// be changed, if the token says that it hasn't got it.
func (s *Session) LacksForPhoto() (Missing, bool) {
	if s.Person.IsMe() {
		return s.Lacks()
	}
	g := s.Grant()
	if g.Scopes == nil || g.Has(ScopePhotos) {
		return Missing{}, false
	}
	return g.Missing(ScopePhotos), true
}
