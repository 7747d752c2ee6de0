package flow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"facet/internal/state"
	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/importer"
	"facet/profile/person"
)

// importFile asks for a file to import.
type importFile struct {
	isPlace
	session *person.Session
}

// ImportFile asks for a file to import.
func ImportFile(s *person.Session) Step { return importFile{session: s} }

func (f importFile) Session() *person.Session { return f.session }

func (f importFile) View() View {
	return View{
		Title: Title{Words: line("Import from a file")},
		Blocks: words(Plain, "LinkedIn's archive, a JSON Resume, badges (Credly's badges.json, Open Badges), or an export of facet's. "+
			"You choose what to take, and each entry opens as a form. Reading the file sends nothing."),
		Prompt:  &Prompt{Label: line("Type the name of the file or its folder, or drop it here."), Take: f.take},
		Actions: []Action{back("back", "esc")},
	}
}

// take reads the file, and opens the list of what it has.
func (f importFile) take(typed string) Action {
	session := *f.session
	return Action{Keys: []string{"enter"}, Help: "look at it", Doing: "Reading the file…", Do: func(ctx context.Context, _ Tell) Next {
		all, err := importedBy(ctx, &session, state.Typed(typed))
		if err != nil {
			return failed(err)
		}
		return Next{Move: Forward, To: Importing(f.session, all)}
	}}
}

// importedBy reads a file, and marks what the profile has already.
func importedBy(ctx context.Context, s *person.Session, name string) (importer.Imported, error) {
	all, err := importer.Open(name, s.Kinds)
	advice, is := errors.AsType[*importer.Error](err)
	switch {
	case is:
		return all, because("facet can't import this: "+strings.TrimSuffix(advice.Advice, ".")+".", err)
	case errors.Is(err, fs.ErrNotExist):
		return all, because("There is no file "+name+". Check the name, and type it with its folder.", err)
	case err != nil:
		return all, because("The file "+name+" can't be read.", err)
	case len(all.People()) > 1:
		return all, because(fmt.Sprintf("The file is of %d people. facet import makes a list of it for all of them.", len(all.People())), nil)
	}
	if other := all.Tenant; other != "" && s.Account.Tenant != "" && !strings.EqualFold(other, s.Account.Tenant) {
		all.Notes = append(all.Notes, "This export is of another organisation, "+other+".")
	}
	if of := strings.Join(all.People(), ""); of != "" && !strings.EqualFold(of, s.User.UserPrincipalName) && !strings.EqualFold(of, s.User.Mail) {
		all.Notes = append(all.Notes, "The file is of "+of+", and this is "+s.OwnerDetails()+".")
	}
	all.Of("")
	lists := map[string][]json.RawMessage{}
	for l := range s.ReadAll(ctx) {
		if lists[l.Path] = l.Objects; l.Err != nil && all.Has(l.Path) {
			what, _ := person.Explain(l.Err)
			all.Notes = append(all.Notes, "facet could not check everything against the profile. "+what)
		}
	}
	return all, all.Compare(s, []string{""}, lists)
}

// importing lists the entries of a file, to take some of them. It only reads.
type importing struct {
	isPlace
	session *person.Session
	importer.Imported
}

// Importing lists the entries of a file, to take some of them.
func Importing(s *person.Session, all importer.Imported) Step {
	return importing{session: s, Imported: all}
}

func (i importing) Session() *person.Session { return i.session }

func (i importing) View() View {
	blocks := append(words(Warn, slices.Concat(i.Notes, i.Beside)...), words(Faint, i.left()...)...)
	return View{
		Title:   Title{Words: line("What of " + i.Format + " should " + i.session.Owner() + " have?")},
		Blocks:  blocks,
		List:    List{Count: len(i.Entries), Row: i.row, Choose: "fill it in", Several: i.several},
		Actions: []Action{back("back", "esc", "q")},
	}
}

// left is what has no place, in the first few sentences.
func (i importing) left() []string {
	const few = 4
	var all []string
	for _, left := range i.Left[:min(len(i.Left), few)] {
		all = append(all, strings.TrimSuffix(left, ".")+".")
	}
	if more := len(i.Left) - few; more > 0 {
		all = append(all, fmt.Sprintf("And %s more: facet import lists them all.", text.Count(more, "thing", "things")))
	}
	return all
}

func (i importing) row(n int) Row {
	e := i.Entries[n]
	about := e.Kind.Called()
	if says := e.InWords(); says != "" {
		about += " · " + says
	}
	row := Row{Name: line(e.Form.Label()), About: line(about), Apart: e.Skip != "", Actions: []Action{
		{Keys: []string{"enter"}, Help: "fill in this one", Words: "fill it in", Go: func() Next { return i.begin([]int{n}) }},
	}}
	if row.Name.Empty() {
		row.Name = line("(no name)")
	}
	if len(e.Asks) > 0 && e.Skip == "" {
		row.Tone = Warn
	}
	return row
}

// several takes some of them, one form after the other.
func (i importing) several(rows []int) Action {
	help := "fill in " + text.Count(len(rows), "form", "forms")
	return Action{Keys: []string{"enter"}, Help: help, Go: func() Next { return i.begin(rows) }}
}

// begin makes a form of each.
func (i importing) begin(rows []int) Next {
	var all Forms
	for _, n := range rows {
		e := i.Entries[n]
		edit, err := draft.FromFile(i.session, e.Kind, e.Form, e.Place)
		if err != nil {
			return failed(because(fmt.Sprintf("%s can't be read: %v.", e.Place, err), err))
		}
		all.All = append(all.All, edit)
	}
	return Next{Move: Forward, To: all}
}
