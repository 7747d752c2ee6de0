package flow

import (
	"fmt"

	"facet/forms"
	"facet/profile/draft"
	"facet/profile/person"
)

// templates lists the templates.
type templates struct {
	isPlace
	session *person.Session
	all     []forms.Template
	wrong   []string
}

// Templates are what a form can begin with, those of a kind first.
func Templates(s *person.Session, found draft.Templates, kind forms.Kind) Step {
	return templates{session: s, all: found.KindFirst(kind), wrong: found.Wrong}
}

func (t templates) Session() *person.Session { return t.session }

func (t templates) View() View {
	const most = 4 // lines about unusable files that fit beside the templates
	v := View{
		Title:   Title{Words: line("What should the form begin with?")},
		Blocks:  t.trouble(most),
		List:    List{Count: len(t.all), Row: t.row, Choose: "begin with it"},
		Actions: []Action{back("back", "esc", "q")},
	}
	if len(t.wrong) > most {
		v.Spoken = t.trouble(len(t.wrong))
	}
	return v
}

func (t templates) row(i int) Row {
	template := t.all[i]
	about := "new " + template.Kind.Called()
	if template.About != "" {
		about += " · " + template.About
	}
	return Row{Name: line(template.Name), About: line(about), Actions: []Action{
		{Keys: []string{"enter"}, Help: "begin with it", Go: toForm(Forward, func() (draft.Edit, error) {
			edit, err := draft.FromTemplate(t.session, template)
			if err != nil {
				err = because("This template can't be used: "+err.Error()+".", err)
			}
			return edit, err
		})},
	}}
}

// trouble says what is wrong with unusable files, up to a number of them.
func (t templates) trouble(most int) []Block {
	if len(t.wrong) == 0 {
		return nil
	}
	blocks := words(Warn, "Some template files can't be used:")
	blocks = append(blocks, words(Plain, t.wrong[:min(len(t.wrong), most)]...)...)
	if more := len(t.wrong) - most; more > 0 {
		blocks = append(blocks, words(Faint, fmt.Sprintf("and %d more: facet templates lists them all.", more))...)
	}
	return blocks
}
