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
		return "Microsoft 365 doesn't let this account change this photo.",
			"Your organisation may allow that only to some people, or take photos from HR. Ask your IT department."
	case e.Status == http.StatusNotFound && e.Code == "ErrorItemNotFound":
		return "Photos are kept in the mailbox, and Microsoft 365 finds no mailbox for this person.",
			"Accounts without a mail licence have no mailbox, and guests have one in their own organisation. Ask an administrator."
	case e.Status == http.StatusNotFound && !reading:
		return "Microsoft 365 doesn't find this person among its photos.",
			"A new account takes a while to appear. A guest's photo is in their own organisation. Try again later, or ask an administrator."
	case e.Code == "ValidationWidthTooSmall":
		return "The picture is too small for Microsoft 365.", "Use a larger one."
	case e.Status == http.StatusMethodNotAllowed:
		return "Microsoft 365 can't do that to this photo.", "Replace it with another one, or remove it in Outlook or Teams."
	case e.Status == http.StatusRequestEntityTooLarge:
		return "The picture is too large for Microsoft 365.", "Use a smaller one."
	case e.Status == http.StatusBadRequest && !reading:
		return "Microsoft 365 doesn't accept this picture.", "Save it as a new JPEG and use that. The details have the exact answer."
	}
	return "", ""
}

// photoCause is that the organisation doesn't leave photos to its people.
var photoCause = Cause{
	Standing: Open, What: "The organisation doesn't let you change this photo.",
	Evidence: "Microsoft 365 doesn't give the reason.",
	Remedy:   "Ask your IT department: they set who may change photos, and some organisations take photos from HR.",
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
