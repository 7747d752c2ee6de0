package photo_test

import (
	"bytes"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"facet/internal/photo"
	"facet/internal/state"
)

func TestOldPictureIsKeptForADayForItsOwnerAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		shelf := photo.Shelf{Dir: "photos", FS: state.NewMemory()}
		ada := photo.Owner{Cloud: "https://graph.example.org", Account: "ada", Person: "ada"}
		byBen := ada
		byBen.Account = "ben"
		if _, err := shelf.Keep(ada, []byte("picture"), nil); err != nil {
			t.Fatal(err)
		}
		time.Sleep(23 * time.Hour)
		if old, there, err := shelf.Kept(ada); err != nil || !there || !bytes.Equal(old.Picture, []byte("picture")) {
			t.Errorf("%v, %v, %v", old, there, err)
		}
		if _, there, err := shelf.Kept(byBen); there || err != nil {
			t.Errorf("%v, %v", there, err)
		}
		time.Sleep(time.Hour)
		if err := shelf.Tidy(); err != nil {
			t.Fatal(err)
		}
		if left, err := shelf.FS.ReadDir("photos"); len(left) > 0 || err != nil {
			t.Errorf("%v, %v", left, err)
		}
		if _, there, err := shelf.Kept(ada); there || err != nil {
			t.Errorf("%v, %v", there, err)
		}
	})
}

func TestThatThereWasNoPictureIsKeptToo(t *testing.T) {
	shelf := photo.Shelf{Dir: "photos", FS: state.NewMemory()}
	if _, there, err := shelf.Kept(photo.Owner{}); there || err != nil {
		t.Errorf("%v, %v", there, err)
	}
	if _, err := shelf.Keep(photo.Owner{}, nil, []byte("picture")); err != nil {
		t.Fatal(err)
	}
	if old, there, err := shelf.Kept(photo.Owner{}); !there || err != nil || old.Picture != nil {
		t.Errorf("%v, %v, %v", old, there, err)
	}
}

func TestOldPictureThatCannotBeReadIsSetAside(t *testing.T) {
	disk := state.NewMemory()
	shelf := photo.Shelf{Dir: "photos", FS: disk}
	if _, err := shelf.Keep(photo.Owner{}, []byte("picture"), nil); err != nil {
		t.Fatal(err)
	}
	files, _ := disk.ReadDir("photos")
	if err := state.WriteFile(disk, filepath.Join("photos", files[0].Name()), []byte("{")); err != nil {
		t.Fatal(err)
	}
	if _, there, err := shelf.Kept(photo.Owner{}); there || err == nil {
		t.Errorf("%v, %v", there, err)
	}
	if _, there, err := shelf.Kept(photo.Owner{}); there || err != nil {
		t.Errorf("it is not set aside: %v", err)
	}
}

func TestWhatWasKeptBeforeStaysWhereNothingWasSent(t *testing.T) {
	shelf := photo.Shelf{Dir: "photos", FS: state.NewMemory()}
	back, err := shelf.Keep(photo.Owner{}, []byte("first"), []byte("second"))
	if err != nil {
		t.Fatal(err)
	}
	failed, err := shelf.Keep(photo.Owner{}, []byte("second, as Microsoft 365 has it"), []byte("third"))
	if err != nil {
		t.Fatal(err)
	}
	failed()
	if old, _, err := shelf.Kept(photo.Owner{}); err != nil || string(old.Picture) != "first" {
		t.Errorf("%s, %v", old.Picture, err)
	}
	back()
	if _, there, err := shelf.Kept(photo.Owner{}); there || err != nil {
		t.Error("something is kept")
	}
}

// Until Graph shows the new photo, what it shows is the one of before.
func TestPhotoThatGraphDoesNotShowYetIsKeptAllTheSame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		shelf := photo.Shelf{Dir: "photos", FS: state.NewMemory()}
		keep := func(now, placed string) string {
			if _, err := shelf.Keep(photo.Owner{}, []byte(now), []byte(placed)); err != nil {
				t.Fatal(err)
			}
			old, _, _ := shelf.Kept(photo.Owner{})
			return string(old.Picture)
		}
		keep("first", "second")
		time.Sleep(time.Minute)
		if got := keep("first", "third"); got != "second" {
			t.Errorf("%s is kept", got)
		}
		time.Sleep(time.Hour)
		if got := keep("second", "fourth"); got != "second" {
			t.Errorf("%s is kept", got)
		}
	})
}
