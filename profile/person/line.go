package person

import (
	"slices"
	"strings"
	"time"

	"facet/forms"
	"facet/graph"
)

// Line is what a line of a list says of an object, in parts that can be laid out.
// Its words are raw text.
type Line struct {
	Title  string
	Facts  []string // what matters most first
	Badge  string   // what stands out; empty: nothing does
	Warns  bool     // the badge is to be looked at
	Locked bool     // it can't be changed here; the badge says who keeps it
	Sees   string   // who may see it
	Brief  string   // the same in a word or two
	Reach  int      // the same in steps, as [forms.AudienceReach] has them
	From   string   // where it came from, if it isn't locked; empty: it isn't known
}

// Line is what a line says of an object in this profile, at a time. Its owner
// reads of themselves.
func (s *Session) Line(o Object, now time.Time) Line {
	l, own := o.Line(now), s.Person.IsMe()
	if l.Sees == "" {
		return l
	}
	l.Brief = forms.AudienceBrief(o.Audience(), own)
	l.Sees = s.AudienceWords(o.Audience())
	if l.From == ByHand {
		l.From = s.editedBy(o.Form.Facet())
	}
	return l
}

// AudienceWords says in words who may see an object in this profile, as who reads it
// says that of its owner.
func (s *Session) AudienceWords(a graph.Audiences) string {
	switch own := s.Person.IsMe(); {
	case a != graph.OnlyMe:
		return forms.AudienceWords(a)
	case own:
		return forms.OnlyYou
	case s.User.DisplayName == "":
		return forms.AudienceWords(a)
	}
	return "Only " + s.User.DisplayName
}

// Line is what a line says of an object, whosever it is.
func (o Object) Line(now time.Time) Line {
	facts, sees := o.Kind.FactsOf(o.Form, now), o.Audience()
	l := Line{
		Title: o.Name(), Facts: facts.Words, Badge: facts.Badge.Words, Warns: facts.Badge.Warns, Locked: o.Origin.Owned,
		Sees: forms.AudienceWords(sees), Brief: forms.AudienceBrief(sees, false), Reach: forms.AudienceReach(sees), From: o.Origin.Name,
	}
	if strings.TrimSpace(facts.Title) != "" {
		l.Title = facts.Title
	}
	if o.Fresh != "" {
		l.Facts = append([]string{o.Fresh}, l.Facts...)
	}
	if sees == "" && !o.Kind.Fixed && !l.Warns {
		l.Badge, l.Warns = "nobody chose who sees it", o.Kind.Private
	}
	if o.Kind.Fixed { // who sees it is not for us to know
		l.Sees, l.Brief = "", ""
	}
	if l.Locked {
		l.Badge, l.Warns, l.From = lockedWords(o.Origin), false, ""
	}
	return l
}

// lockedWords say who keeps what can't be changed here.
func lockedWords(by graph.Origin) string {
	switch {
	case by == graph.PeopleSkills:
		return "locked: confirmed in People Skills"
	case by.Personal:
		return "locked: kept in SharePoint"
	case by.By != "":
		return "locked: kept by " + by.By
	}
	return "locked: kept by " + by.Name
}

// About is all that the line says besides its title, in a row: what stands out
// comes first, where nothing cuts it off.
func (l Line) About() string {
	all := slices.Concat([]string{l.Badge}, l.Facts, []string{l.Sees, l.From})
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " · ")
}

// Audience is who may see the object.
func (o Object) Audience() graph.Audiences { return o.Form.Facet().AllowedAudiences }
