package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"facet/internal/photo"
	"facet/internal/state"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// photoOptions are what is to be done with a photo; without any of them it is shown.
type photoOptions struct {
	file            string // the picture to set
	output          string // where the present one is saved
	remove, restore bool
	dry             bool
}

func (c *command) photoCommand() *cobra.Command {
	var o photoOptions
	cmd := &cobra.Command{
		Use:   "photo [FILE]",
		Short: "Show, set, save or remove the photo",
		Long: "photo shows the size of the photo, and when it was set from here. With FILE it sets the photo: a JPEG or PNG of at most 4 MB, " +
			"which is turned upright, cropped to the square in its middle and made as large as Microsoft 365 keeps it. What the file says of camera, place and time is not sent.\n\n" +
			"What was there before is kept on this computer for a day, and --restore puts it back. With --user it is the photo of somebody else, which takes the permission " +
			person.ScopePhotos + " to be changed.\n\nExit status: 0 done, 2 the file or the command line isn't right, 3 refused by Graph, 4 not signed in, 5 sent but not confirmed, 1 anything else.",
		Example: "  facet photo --sandbox\n  facet photo me.jpg\n  facet photo -o now.jpg\n  facet photo --remove",
		Args:    cobra.MaximumNArgs(1),
	}
	c.connection(cmd)
	c.confirming(cmd)
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "save the photo into FILE")
	cmd.Flags().BoolVar(&o.remove, "remove", false, "remove the photo")
	cmd.Flags().BoolVar(&o.restore, "restore", false, "put back what was there before it was last set or removed from here, within a day")
	cmd.Flags().BoolVar(&o.dry, "dry-run", false, "say what would be sent instead of sending it")
	cmd.MarkFlagsMutuallyExclusive("output", "remove", "restore")
	cmd.RunE = c.does(func(ctx context.Context, args []string) error {
		if len(args) == 1 {
			o.file = args[0]
		}
		return c.photo(ctx, o)
	})
	return cmd
}

func (c *command) photo(ctx context.Context, o photoOptions) error {
	switch {
	case o.file != "" && (o.output != "" || o.remove || o.restore):
		return invalidf("FILE sets the photo, and -o, --remove and --restore do something else: give one of them")
	case o.file == "" && !o.remove && !o.restore:
		return c.showPhoto(ctx, o.output)
	case o.dry && !o.restore: // whose photo is put back is known by asking
		return c.dryPhoto(ctx, o)
	}
	plan, err := c.photoPlan(o)
	if err != nil {
		return err
	}
	s, err := c.photographed(ctx)
	if err != nil {
		return err
	}
	return c.sendPhoto(ctx, s, plan, o.dry)
}

// planning makes a plan for a session.
type planning func(s *person.Session) (send.Plan, error)

// photoPlan is what is to be done. A file is held against its limits before anybody
// is asked.
func (c *command) photoPlan(o photoOptions) (planning, error) {
	switch {
	case o.remove:
		return func(s *person.Session) (send.Plan, error) { return send.RemovePhoto(s), nil }, nil
	case o.restore:
		return restoring, nil
	}
	picture, err := c.readPicture(o.file)
	return func(s *person.Session) (send.Plan, error) { return send.SetPhoto(s, picture), nil }, err
}

func restoring(s *person.Session) (send.Plan, error) {
	old, kept, err := send.FormerPhoto(s)
	if err == nil && !kept {
		err = invalidf("no photo of before is kept: it stays for a day after it was set or removed from this computer. Nothing was sent")
	}
	return send.RestorePhoto(s, old), err
}

// readPicture makes a photo of a file.
func (c *command) readPicture(file string) (photo.Photo, error) {
	what, remedy := photo.TooLarge.Explain()
	raw, err := c.bytes(file, photo.MostBytes, "there is no picture: give a file, or pipe one into facet", fmt.Sprintf("%s: %s %s Nothing was sent", inputName(file), what, remedy))
	if err != nil {
		return photo.Photo{}, err
	}
	picture, err := photo.Read(raw)
	if refused, ok := errors.AsType[*photo.Error](err); ok {
		what, remedy := refused.Explain()
		return picture, invalidf("%s: %s %s Nothing was sent", inputName(file), what, remedy)
	}
	return picture, err
}

// photographed is the session whose photo is changed. Somebody else's takes a
// permission of its own.
func (c *command) photographed(ctx context.Context) (*person.Session, error) {
	s, err := c.confirmedFor(ctx, person.UsePhoto)
	if err != nil {
		return nil, err
	}
	if m, lacks := s.LacksForPhoto(); lacks {
		return nil, &exit{statusRefused, fmt.Errorf("the permission %s is missing, so nothing was sent. %s", m.Scope, consentWords)}
	}
	return s, nil
}

func (c *command) sendPhoto(ctx context.Context, s *person.Session, make planning, dry bool) error {
	plan, err := make(s)
	if err != nil {
		return err
	}
	fmt.Fprintln(c.Err, text.Line("facet: "+plan.Purpose()))
	if dry {
		c.printPhotoRequest(plan.Method, plan.URL, plan.Picture())
		return nil
	}
	sent, err := plan.Send(ctx, c.tellProgress())
	switch {
	case errors.Is(err, send.ErrNoPhoto):
		fmt.Fprintln(c.Err, "facet: "+send.ErrNoPhoto.What)
		return nil
	case err != nil:
		return because(s, err)
	}
	fmt.Fprintln(c.Err, text.Line("facet: "+plan.Done()+". "+plan.Next(sent.Answer)))
	if sent.Unrecorded != nil {
		c.notice(fmt.Errorf("it was done, but that could not be written down: %w", sent.Unrecorded))
	}
	return nil
}

// dryPhoto says what would be sent. As with all dry runs only the sandbox is asked
// anything.
func (c *command) dryPhoto(ctx context.Context, o photoOptions) (err error) {
	var picture photo.Photo
	method := http.MethodDelete
	if !o.remove {
		if picture, err = c.readPicture(o.file); err != nil {
			return err
		}
		method = http.MethodPut
		fmt.Fprintln(c.Err, "facet: "+strings.Join(picture.Says(), " "))
	}
	collection, err := c.dry(ctx, send.PhotoKind)
	if err != nil {
		return err
	}
	c.printPhotoRequest(method, collection.ItemURL("$value"), picture.JPEG)
	return nil
}

func (c *command) printPhotoRequest(method, url string, picture []byte) {
	fmt.Fprintf(c.Out, "%s %s\nAuthorization: Bearer [token]\n", method, url)
	if picture != nil {
		fmt.Fprintf(c.Out, "Content-Type: %s\nContent-Length: %d\n", photo.MediaType(picture), len(picture))
	}
}

// showPhoto shows the photo, or saves it.
func (c *command) showPhoto(ctx context.Context, output string) error {
	s, err := c.identified(ctx)
	if err != nil {
		return err
	}
	now, err := send.ReadPhoto(ctx, s)
	switch {
	case err != nil:
		return because(s, err)
	case output != "" && now.None():
		return &exit{statusRefused, errors.New("there is no photo to save, so no file was written")}
	case output != "":
		return c.savePhoto(output, now)
	case c.onTerminal():
		return c.drawPhoto(now)
	}
	return c.printPhoto(now)
}

// savePhoto writes the picture as Graph sent it.
func (c *command) savePhoto(name string, now send.PhotoState) error {
	if name == "-" {
		_, err := c.Out.Write(now.Picture)
		return err
	}
	if err := state.WriteFile(state.Disk, name, now.Picture); err != nil {
		return invalidf("the photo can't be saved: %w", err)
	}
	fmt.Fprintln(c.Err, text.Line(fmt.Sprintf("facet: the photo is in %s: %d × %d pixels.", name, now.Width, now.Height)))
	return nil
}

// printPhoto tells of the photo to programs.
func (c *command) printPhoto(now send.PhotoState) error {
	told := struct {
		Facet     int        `json:"facet"`
		There     bool       `json:"there"`
		Width     int        `json:"width,omitempty"`
		Height    int        `json:"height,omitempty"`
		Bytes     int        `json:"bytes,omitempty"`
		MediaType string     `json:"mediaType,omitempty"`
		Modified  *time.Time `json:"modified,omitempty"`
		SetHere   *time.Time `json:"setHere,omitempty"`
		Restores  string     `json:"restores,omitempty"`
		Until     *time.Time `json:"restorableUntil,omitempty"`
	}{Facet: person.Shape, There: !now.None(), Width: now.Width, Height: now.Height, Bytes: len(now.Picture), MediaType: now.MediaType,
		Modified: known(now.Modified), SetHere: known(now.SetHere)}
	if now.Kept {
		told.Until = known(now.Former.Until())
		if told.Restores = "photo"; now.Former.Picture == nil {
			told.Restores = "none"
		}
	}
	raw, err := json.Marshal(told)
	if err != nil {
		return err
	}
	return c.print(raw)
}

// known is a time as JSON has it, or nothing.
func known(at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	at = at.UTC().Truncate(time.Second)
	return &at
}

// forgetPhotos deletes photos of before whose day is over, whatever was asked for.
func (c *command) forgetPhotos() {
	if c.dirs.State != "" && !c.sandbox {
		_ = photo.Shelf{Dir: c.photos(), FS: state.Disk}.Tidy() // the next command does
	}
}
