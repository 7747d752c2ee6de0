package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/internal/state"
	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/draft/templates"
)

func (c *command) templatesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "templates",
		Short: "List the templates that a form can begin with",
		Long: "templates lists the templates, and says everything that is wrong with the file of one that can't be used; the exit status is 2 then.\n\n" +
			"A template is a JSON file in the folder templates, beside your settings file or the machine-wide one: what kind it is for, its name, values, " +
			"members that are required, and members that are hidden. facet example KIND --as-template prints one to start from. " +
			"In the editor t begins a form with one, and facet create takes --template.",
		Example: "  facet templates\n  facet example certification --as-template > course.json",
		Args:    cobra.NoArgs,
		RunE:    c.does(func(context.Context, []string) error { return c.listTemplates() }),
	}
}

// templates are the files of templates as they are now: the person's own, and those
// for everybody at this computer.
func (c *command) templates() ([]templates.File, error) {
	folders := []string{templates.FolderIn(c.dirs.Config)}
	if c.machine != "" {
		folders = append(folders, templates.FolderIn(c.machine))
	}
	return templates.Read(state.Disk, c.kinds(), folders...)
}

// listTemplates lists those that can be used, a line each; what is wrong with
// the others is how it ends.
func (c *command) listTemplates() error {
	files, err := c.templates()
	if err != nil {
		return err
	}
	if len(files) == 0 {
		fmt.Fprintf(c.Err, "facet: there are none. Put JSON files into %s; facet example KIND --as-template prints one to start from.\n", text.Line(templates.FolderIn(c.dirs.Config)))
	}
	var broken brokenTemplates
	for _, f := range files {
		if f.Problems != nil {
			broken = append(broken, f)
			continue
		}
		c.assumed(f)
		place := f.Name
		if f.Shared {
			place = filepath.Join(templates.FolderIn(c.machine), f.Name)
		}
		fmt.Fprintln(c.Out, text.Line(strings.TrimSpace(fmt.Sprintf("%-14s  %s  (%s)  %s", f.Template.Kind.Name, f.Template.Name, place, f.Template.About))))
	}
	if broken != nil {
		return &exit{statusInvalid, broken}
	}
	return nil
}

// assumed says what had to be assumed of a template's letters.
func (c *command) assumed(f templates.File) {
	if f.Note != "" {
		fmt.Fprintln(c.Err, text.Line(fmt.Sprintf("facet: %s: %s.", f.Name, f.Note)))
	}
}

// brokenTemplates are files that are of no use, and why.
type brokenTemplates []templates.File

func (b brokenTemplates) Error() string { return strings.Join(b.lines(), "\n") }

// lines are the problems, each on a line that begins with its file.
func (b brokenTemplates) lines() (lines []string) {
	for _, f := range b {
		for _, p := range f.Problems {
			lines = append(lines, f.Name+": "+p.String())
		}
	}
	return lines
}

// fromTemplate is the template of a kind that goes by a name.
func (c *command) fromTemplate(kind forms.Kind, name string) (forms.Template, error) {
	files, err := c.templates()
	if err != nil {
		return forms.Template{}, err
	}
	found, err := templates.Named(files, kind, name)
	if err != nil {
		return forms.Template{}, invalidf("--template: %w; facet templates lists them", err)
	}
	c.assumed(found)
	return found.Template, nil
}

// begins is what the editor offers to begin a form with.
func (c *command) begins() draft.Templates {
	files, err := c.templates()
	if err != nil {
		return draft.Templates{Wrong: []string{err.Error()}}
	}
	var all draft.Templates
	var broken brokenTemplates
	for _, f := range files {
		if f.Problems != nil {
			broken = append(broken, f)
			continue
		}
		if f.Note != "" {
			all.Wrong = append(all.Wrong, f.Name+": "+f.Note)
		}
		all.All = append(all.All, f.Template)
	}
	all.Wrong = append(all.Wrong, broken.lines()...)
	return all
}
