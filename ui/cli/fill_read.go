package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/internal/textfile"
	"facet/profile/draft/templates"
	"facet/profile/person"
	"facet/profile/work"
)

// mostList is how large a list may be: tens of thousands of rows.
const mostList = 32 << 20

// listOptions say of a list what it doesn't say itself.
type listOptions struct {
	sheet, hidden, kind, user, template string
	columns                             []string // HEADER=member
}

// flags are the options that fill and queue have in common.
func (o *listOptions) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.sheet, "sheet", "", "read the sheet NAME of a workbook, instead of the first that isn't hidden")
	flags.StringVar(&o.hidden, "hidden-rows", "", "keep or skip the rows of a sheet that a filter hides")
	flags.StringVar(&o.kind, "kind", "", "the KIND of rows that don't say what they are")
	flags.Func("user", "the WHO of rows without a person: a sign-in name, an address or an object id", filled(&o.user, "say who it is, or leave the flag out"))
	flags.StringVarP(&o.template, "template", "t", "", "let each row begin with the template NAME of its kind")
	flags.StringArrayVar(&o.columns, "map", nil, "\"HEADER=member\": what a column means; nothing behind the = keeps it out. Repeatable")
}

// reader reads lists with these options.
func (o *listOptions) reader(c *command) (*work.Reader, error) {
	r := &work.Reader{Kinds: c.kinds(), Kind: o.kind, Sheet: o.sheet, Hidden: work.Hidden(o.hidden), TemplateName: o.template, Columns: map[string]string{}}
	if !slices.Contains([]work.Hidden{"", work.KeepHidden, work.SkipHidden}, r.Hidden) {
		return nil, invalidf("--hidden-rows takes keep or skip, not %q", o.hidden)
	}
	if o.kind != "" {
		if _, err := forms.Named(r.Kinds, o.kind); err != nil {
			return nil, invalidf("--kind: %w", err)
		}
	}
	if o.user != "" {
		var err error
		if r.Person, err = person.ReadWho(o.user); err != nil {
			return nil, invalidf("--user: %w", err)
		}
	}
	for _, one := range o.columns {
		header, member, found := cutLast(one, "=")
		if !found || header == "" {
			return nil, invalidf("--map takes a column and what it means, as in --map \"Course title=displayName\", not %q", one)
		}
		r.Columns[header] = member
	}
	r.Template = c.templateOf
	return r, nil
}

// cutLast cuts a text at the last separator: a header may hold one.
func cutLast(s, separator string) (before, after string, found bool) {
	at := strings.LastIndex(s, separator)
	if at < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+len(separator):]), true
}

// templateOf is the template of a kind that goes by a name.
func (c *command) templateOf(kind forms.Kind, name string) (forms.Template, error) {
	files, err := c.templates()
	if err != nil {
		return forms.Template{}, err
	}
	found, err := templates.Named(files, kind, name)
	return found.Template, err
}

// rows reads and checks the whole list.
func (f *filling) rows(ctx context.Context) ([]work.Row, error) {
	raw, err := f.bytes(f.file, mostList,
		"there is no list: name a file, or pipe a list into facet fill -. facet fill --help shows how one is written",
		"the list is larger than 32 MiB: send it in parts")
	if err != nil {
		return nil, err
	}
	if work.IsPlan(raw) {
		return nil, invalidf("%s is a plan, and no list: facet fill --apply %s sends it. Nothing was sent", f.called(), typedName(f.file))
	}
	f.plan.sum = fmt.Sprintf("%x", sha256.Sum256(raw))
	if !work.IsWorkbook(raw) {
		raw, err = f.decoded(f.file, raw)
	}
	if wrong, ok := errors.AsType[*textfile.Error](err); ok {
		return nil, f.wrong([]work.Problem{{Line: wrong.Line, Advice: wrong.Advice}})
	}
	reader, err := f.options.reader(f.command)
	if err != nil {
		return nil, err
	}
	list := reader.Read(f.file, raw)
	if len(list.Hidden) > 0 && reader.Hidden == "" {
		if reader.Hidden, err = f.askHidden(ctx, list.Hidden); err != nil {
			return nil, err
		}
		list = reader.Read(f.file, raw)
	}
	for _, note := range list.Notes {
		f.say("%s", note)
	}
	if len(list.Hidden) > 0 {
		f.say("Hidden in the sheet, and read too: %s.", work.Ranges(list.Hidden))
	}
	f.written.Separator, f.written.Aside = list.Separator, list.Aside
	if len(list.Problems) == 0 && len(list.Rows) == 0 {
		return nil, f.wrong([]work.Problem{{Advice: "there is nothing in it to send: every row is hidden or left out"}})
	}
	return list.Rows, f.wrong(list.Problems)
}

// askHidden asks what becomes of rows that are hidden in the sheet.
func (f *filling) askHidden(ctx context.Context, rows []int) (work.Hidden, error) {
	hidden := fmt.Sprintf("%s hidden in the sheet, by a filter or by hand", work.Ranges(rows))
	if len(rows) == 1 {
		hidden = strings.Replace(hidden, " hidden", " is hidden", 1)
	} else {
		hidden = strings.Replace(hidden, " hidden", " are hidden", 1)
	}
	if f.people != 0 || !f.canAsk() {
		return "", invalidf("%s: add --hidden-rows keep to send them too, or --hidden-rows skip to leave them out. Nothing was sent", hidden)
	}
	yes, err := f.agrees(ctx, hidden+". Read them too?")
	switch {
	case err != nil:
		fmt.Fprintln(f.Err)
		return "", invalidf("nothing was sent")
	case yes:
		return work.KeepHidden, nil
	}
	return work.SkipHidden, nil
}
