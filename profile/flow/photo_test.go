package flow_test

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"facet/profile/flow"
	"facet/profile/flow/flowtest"
	"facet/profile/send"
)

// aFile is a picture on the disk.
func aFile(t *testing.T, width, height int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "me.png")
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// facts are the facts of a step, a line each.
func factsOf(s flow.Step) string {
	var all strings.Builder
	for _, b := range s.View().Blocks {
		if f, is := b.(flow.Facts); is {
			for _, one := range f.Facts {
				all.WriteString(one.Title.String() + ": " + one.Value.String() + "\n")
			}
		}
	}
	return all.String()
}

func TestPhotoIsSetFromAFileAfterAReview(t *testing.T) {
	inState(t, "file of a photo", func(t *testing.T, s flowtest.State) {
		next := s.Step.View().Prompt.Take(aFile(t, 120, 90)).Run(t.Context(), nothing)
		if next.Err != nil {
			t.Fatal(next.Err)
		}
		review := next.To.(flow.Step)
		heard, seen := said(review)
		const words = "The picture in the file has 120 × 90 pixels, and is cropped to the square in its middle. What is sent is a JPEG of 90 × 90 pixels."
		if !strings.Contains(heard, words) || !strings.Contains(seen, words) || !strings.Contains(behind(t, review), "PUT https://sandbox.facet.invalid/beta/me/photo/$value") {
			t.Error(seen)
		}
		sent := review.View().Question.Yes.Run(t.Context(), nothing)
		if sent.Err != nil || sent.Ended.Sent == nil {
			t.Fatal(sent.Err)
		}
		head, _, err := image.DecodeConfig(bytes.NewReader(s.Server.Photo("me")))
		if err != nil || head.Width != 90 || head.Height != 90 {
			t.Errorf("%+v, %v", head, err)
		}
	})
}

func TestFileThatIsNoPhotoLeavesOneAtTheQuestion(t *testing.T) {
	words := filepath.Join(t.TempDir(), "words.txt")
	if err := os.WriteFile(words, []byte("Ada"), 0o600); err != nil {
		t.Fatal(err)
	}
	inState(t, "file of a photo", func(t *testing.T, s flowtest.State) {
		for typed, want := range map[string]string{
			words: "This is text, and no picture.", "nowhere.jpg": "There is no file nowhere.jpg.", aFile(t, 20, 20): "a profile takes none below 48 × 48",
		} {
			next := s.Step.View().Prompt.Take(typed).Run(t.Context(), nothing)
			if next.Move != flow.Stay || next.Err == nil || !strings.Contains(next.Notice.String(), want) || next.Say == nil {
				t.Errorf("%s: %+v", typed, next)
			}
		}
	})
}

func TestPhotoOfBeforeIsPutBack(t *testing.T) {
	inState(t, "photo, with one of before", func(t *testing.T, s flowtest.State) {
		if said := factsOf(s.Step); !strings.Contains(said, "Size: 60 × 60 pixels") || !strings.Contains(said, "Set: from this computer") || !strings.Contains(said, "Before: another one, kept here until") {
			t.Error(said)
		}
		review := action(t, s.Step, "u").Run(t.Context(), nothing).To.(flow.Step)
		if sent := review.View().Question.Yes.Run(t.Context(), nothing); sent.Err != nil {
			t.Fatal(sent.Err)
		}
		head, _, err := image.DecodeConfig(bytes.NewReader(s.Server.Photo("me")))
		if err != nil || head.Width != 240 {
			t.Errorf("%+v, %v", head, err)
		}
	})
}

func TestThereIsNothingToRemoveWithoutAPhoto(t *testing.T) {
	inState(t, "no photo", func(t *testing.T, s flowtest.State) {
		if _, found := s.Step.View().Find("d", -1); found || !strings.Contains(factsOf(s.Step), "Photo: none") {
			t.Error("it can be removed")
		}
		plan := send.RemovePhoto(s.Step.Session())
		if _, err := plan.Send(t.Context(), nil); err == nil || len(requests(s, "DELETE")) != 1 {
			t.Errorf("%v: %q", err, requests(s, "DELETE"))
		}
	})
}

// requests are those of a method that arrived.
func requests(s flowtest.State, method string) (paths []string) {
	for _, r := range s.Server.Requests() {
		if r.Method == method {
			paths = append(paths, r.Path)
		}
	}
	return paths
}

// Where Graph refused, what was kept before stays: here that was nothing.
func TestRefusedPhotoLeavesWhatWasKept(t *testing.T) {
	inState(t, "photo that is denied", func(t *testing.T, s flowtest.State) {
		if _, kept, err := send.FormerPhoto(s.Step.Session()); kept || err != nil {
			t.Errorf("something is kept: %v", err)
		}
		if _, seen := said(s.Step); !strings.Contains(seen, "The organisation doesn't let you change this photo.") {
			t.Error(seen)
		}
	})
}

// A picture that is set twice is the same: nobody has to look for it first.
func TestPhotoThatMayHaveArrivedIsSetOnceMore(t *testing.T) {
	inState(t, "photo that may have arrived", func(t *testing.T, s flowtest.State) {
		if len(requests(s, "PUT")) != 4 {
			t.Errorf("%q", requests(s, "PUT"))
		}
		if _, seen := said(s.Step); !strings.Contains(seen, "Set it again. That does no harm") {
			t.Error(seen)
		}
		s.Server.Clear("reset")
		review := action(t, s.Step, "r").Run(t.Context(), nothing).To.(flow.Step)
		if sent := review.View().Question.Yes.Run(t.Context(), nothing); sent.Err != nil {
			t.Error(sent.Err)
		}
		if look := action(t, s.Step, "look"); look.Help != "look at the photo" {
			t.Error(look.Help)
		}
	})
}

func TestPhotoIsNotChangedWithoutItsPermission(t *testing.T) {
	for state, scope := range map[string]string{"photo without the permission": "User.ReadWrite", "photo of somebody else, without the permission": "ProfilePhoto.ReadWrite.All"} {
		inState(t, state, func(t *testing.T, s flowtest.State) {
			if set := action(t, s.Step, "e"); set.Can() || !strings.Contains(set.WhyNot().String(), "The permission "+scope+" is missing") {
				t.Errorf("%s: %s", state, set.WhyNot())
			}
		})
	}
}

func TestPhotoAsCurlNamesAFile(t *testing.T) {
	inState(t, "result of a photo", func(t *testing.T, s flowtest.State) {
		copied := action(t, s.Step, "curl").Run(t.Context(), nothing).Copy.Text
		command, picture := "curl -X PUT", "-H 'Content-Type: image/jpeg' \\\n  --data-binary @FILE"
		if runtime.GOOS == "windows" {
			command, picture = "Invoke-RestMethod -Method PUT", "-ContentType 'image/jpeg' `\n  -InFile FILE"
		}
		if !strings.Contains(copied, command) || !strings.Contains(copied, picture) {
			t.Error(copied)
		}
	})
}
