package photo_test

import (
	"errors"
	"image/color"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"facet/internal/photo"
)

func TestFileIsFoundAsPeopleNameIt(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	name := filepath.Join(home, "me at work.png")
	if err := os.WriteFile(name, asPNG(t, quarters(60, 60, [4]color.RGBA{red, green, blue, yellow})), 0o600); err != nil {
		t.Fatal(err)
	}
	typed := []string{name, "  " + name + "\n", `"` + name + `"`, "'" + name + "'", "~/me at work.png"}
	if runtime.GOOS != "windows" {
		typed = append(typed, strings.ReplaceAll(name, " ", `\ `)+" ", "file://"+strings.ReplaceAll(name, " ", "%20"))
	}
	for _, words := range typed {
		if p, err := photo.ReadFile(words); err != nil || p.Side != 60 {
			t.Errorf("%q: %v", words, err)
		}
	}
}

func TestFileThatCannotBeReadIsSaidInASentence(t *testing.T) {
	large := filepath.Join(t.TempDir(), "large.jpg")
	if err := os.WriteFile(large, make([]byte, photo.MostBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"nowhere.jpg": "There is no file nowhere.jpg.", t.TempDir(): "is no file.", large: "The file is larger than 4 MB",
	} {
		_, err := photo.ReadFile(name)
		if refused, ok := errors.AsType[*photo.Error](err); !ok || !strings.Contains(refused.What, want) || refused.Remedy == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestThumbIsSmallAndOfPicturesAlone(t *testing.T) {
	if img := photo.Thumb(asPNG(t, quarters(640, 320, [4]color.RGBA{red, green, blue, yellow})), photo.InCells); img == nil || img.Bounds().Dx() != 96 || img.Bounds().Dy() != 48 || !looks(img, 9, 9, red) {
		t.Error("it is another picture")
	}
	for name, file := range map[string][]byte{"nothing": nil, "words": []byte("words"), "a bomb": bomb(100_000, 100_000), "half of one": bomb(60, 60)} {
		if photo.Thumb(file, photo.InCells) != nil {
			t.Errorf("%s: there is a picture", name)
		}
	}
}
