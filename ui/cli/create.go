package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// mostInput is how large a body may be: no object of a profile comes near it.
const mostInput = 4 << 20

func (c *command) createCommand() *cobra.Command {
	in := input{file: "-"}
	var dryRun, again bool
	var limit time.Duration
	cmd := kindArgument(&cobra.Command{
		Use:   "create KIND",
		Short: "Make one: from a JSON object, a template, or members that are given",
		Long: "create reads a JSON object, checks it as the form does, sends it, and prints the object that Graph made of it. " +
			"--set gives members by themselves, as cells of a list have them; they go over those of the file, and these over those of the template. " +
			"With --user it shows whose profile that is and asks for a part of their sign-in name; a script gives the whole name with --confirm, and nothing is sent to anybody else. " +
			"What the person has already, or one like it, is not sent once more, nor is what was sent from here within the last day, unless --again says that two are meant.\n\n" +
			"KIND is " + kindWords() + ". " +
			"The text may be UTF-8 or UTF-16; Windows-1252 is read, too, and that is said. A pipe of Windows PowerShell 5 replaces letters: give --file there.\n\n" +
			"Exit status: 0 created, 2 invalid input, 3 refused by Graph, 4 not signed in, 5 sent but not confirmed, 1 anything else.",
		Example: "  facet create interest --set displayName=Chess --set \"categories=Games|Board games\"\n" +
			"  facet create interest --file chess.json\n" +
			"  echo '{\"displayName\":\"Chess\"}' | facet create interest --sandbox\n" +
			"  facet create certification --template \"Safety course 2026\" --file ada.json\n" +
			"  facet create interest --file chess.json --user 6f1d2c1e-… --confirm ada@contoso.com\n" +
			"  facet example position | facet create position --dry-run",
	})
	c.connection(cmd)
	c.confirming(cmd)
	out := c.outputs(cmd)
	cmd.Flags().StringVarP(&in.file, "file", "f", "-", "read the object from FILE; - is standard input")
	cmd.Flags().StringArrayVar(&in.set, "set", nil, "give one member, as MEMBER=VALUE; repeatable, and then nothing is read unless --file is given")
	cmd.Flags().StringVarP(&in.template, "template", "t", "", "lay the values of the template NAME under the object; facet templates lists them")
	cmd.Flags().BoolVar(&again, "again", false, "send it even if the person has one like it, or the same was sent from here within the last day")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "print the request instead of sending it")
	cmd.Flags().DurationVar(&limit, "timeout", 5*time.Minute, "give up waiting after this long; a send whose end isn't known then is not confirmed")
	cmd.RunE = c.does(func(ctx context.Context, args []string) error {
		ctx, stop := context.WithTimeout(ctx, limit)
		defer stop()
		if err := out.check(); err != nil {
			return err
		}
		kind, err := c.kindNamed(args[0])
		if err != nil {
			return err
		}
		if in.given = cmd.Flags().Changed("file"); in.given && in.file == "" {
			return invalidf("--file: name a file, or give - for standard input")
		}
		body, err := c.checked(kind, in)
		if err != nil {
			return err
		}
		if dryRun {
			return c.show(ctx, kind, body)
		}
		return c.create(ctx, kind, body, again, out)
	})
	return cmd
}

// checked reads the input and holds it against the checks of the form, with
// the values of a template under it if one is named.
func (c *command) checked(kind forms.Kind, in input) (json.RawMessage, error) {
	read := kind.Read
	if in.template != "" {
		t, err := c.fromTemplate(kind, in.template)
		if err != nil {
			return nil, err
		}
		read = t.Fill
	}
	raw, err := c.object(kind, in)
	if err != nil {
		return nil, err
	}
	form, problems := read(raw)
	if len(problems) > 0 {
		return nil, &exit{statusInvalid, invalidInput{in.name(), problems}}
	}
	return c.bodyOf(kind, form)
}

// bodyOf is what is sent of a form that was checked. It says what to know about
// that.
func (c *command) bodyOf(kind forms.Kind, form forms.Form) (json.RawMessage, error) {
	if kind.Note != "" {
		c.talk("%s", kind.Note)
	}
	for _, caution := range forms.Cautions(form, "") {
		fmt.Fprintln(c.Err, "facet: "+text.Line(caution.String()))
	}
	body, err := graph.Body(form)
	if err != nil || c.sandbox || len(c.faults) > 0 {
		return body, err
	}
	base, err := c.baseURL()
	return graph.InCloud(base, form, body), err
}

// cautionsIn are what to know about the values of a form in the profile of somebody,
// beside what was to be known in any.
func cautionsIn(form forms.Form, signIn string) []forms.Problem {
	known := forms.Cautions(form, "")
	return slices.DeleteFunc(forms.Cautions(form, signIn), func(p forms.Problem) bool { return slices.Contains(known, p) })
}

// show prints the request that would be sent.
func (c *command) show(ctx context.Context, kind forms.Kind, body json.RawMessage) error {
	collection, err := c.dry(ctx, kind)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.Out, "%s %s\nAuthorization: Bearer [token]\nContent-Type: application/json\n\n", http.MethodPost, collection.URL())
	return c.print(body)
}

// dry is the collection that a request would go to. Only the sandbox is asked
// who --user is: for the real Graph nothing leaves in a dry run, and the name
// stands where the object id will.
func (c *command) dry(ctx context.Context, kind forms.Kind) (graph.Collection, error) {
	switch pretend := c.sandbox || len(c.faults) > 0; {
	case pretend && c.confirm != "":
		s, err := c.confirmed(ctx)
		if err != nil {
			return graph.Collection{}, err
		}
		return s.Client.Collection(s.Person, kind.Path)
	case pretend:
		return c.collection(ctx, kind)
	case c.confirm != "" && c.user == "":
		fmt.Fprintln(c.Err, "facet: a dry run looks nobody up, so --confirm is not checked against your own sign-in name.")
	case c.confirm != "":
		fmt.Fprintln(c.Err, "facet: a dry run looks nobody up, so --confirm is not checked against --user.")
	}
	base, err := c.baseURL()
	if err != nil {
		return graph.Collection{}, err
	}
	s, err := c.localSession()
	if err != nil {
		return graph.Collection{}, err
	}
	return (&graph.Client{BaseURL: base}).Collection(s.Person, kind.Path)
}

// lately is how long what was sent is taken for the reason why the same is
// there to be sent.
const lately = 24 * time.Hour

// create sends the object, once, and prints what Graph made of it.
func (c *command) create(ctx context.Context, kind forms.Kind, body json.RawMessage, again bool, out *output) error {
	s, err := c.confirmed(ctx)
	if err != nil {
		return err
	}
	target, err := s.Target(kind)
	if err != nil {
		return err
	}
	form, err := kind.Decode(body)
	if err != nil {
		return err
	}
	for _, caution := range cautionsIn(form, s.User.UserPrincipalName) {
		fmt.Fprintln(c.Err, "facet: "+text.Line(caution.String()))
	}
	request := outbox.Request{Target: target, Method: http.MethodPost, Body: body, Label: form.Label()}
	var once func([]json.RawMessage) error
	if !again {
		request.Since, once = time.Now().Add(-lately), send.Once(s, kind, body)
	}
	request.Present = c.besides(kind, once)
	sent, err := s.Outbox.Send(ctx, request, c.tellProgress())
	if err != nil {
		return because(s, sentBefore(err))
	}
	c.unrecorded(sent.Unrecorded)
	c.talk("created the %s “%s”.%s", kind.Called(), form.Label(), c.undoable(s, sent.Entry))
	return out.entry(s, kind, sent.Answer.Object)
}

// besides says what to know of a kind beside what the person has, when that is
// looked at. Look may be nil.
func (c *command) besides(kind forms.Kind, look func([]json.RawMessage) error) func([]json.RawMessage) error {
	if look == nil && kind.Besides == nil {
		return nil
	}
	return func(present []json.RawMessage) error {
		c.noteBeside(kind, present)
		if look == nil {
			return nil
		}
		return look(present)
	}
}

// noteBeside says what to know of a kind beside what people have, once.
func (c *command) noteBeside(kind forms.Kind, present []json.RawMessage) {
	note := person.Besides(kind, present)
	c.mu.Lock()
	defer c.mu.Unlock()
	if note != "" && !slices.ContainsFunc(c.notices, func(said error) bool { return said.Error() == note }) {
		c.notices = append(c.notices, errors.New(note))
	}
}

// sentBefore says of a refusal to send the same twice, or the like of what is
// there, when that was and what to do. Any other error stays as it is.
func sentBefore(err error) error {
	d, found := send.DuplicateIn(err)
	if !found {
		return err
	}
	lines := d.Refusal()
	lines[0] = "facet: " + lines[0]
	if d.Entry.Open() && d.Reason != send.LikeThere {
		return &exit{statusUnconfirmed, badList(lines)}
	}
	return &exit{statusInvalid, badList(lines)}
}

// print writes JSON with line breaks to standard output. It is meant for
// programs too, so every value stays as Graph sent it.
func (c *command) print(raw json.RawMessage) error {
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", "  "); err != nil {
		return err
	}
	_, err := fmt.Fprintln(c.Out, text.JSON(b.String()))
	return err
}
