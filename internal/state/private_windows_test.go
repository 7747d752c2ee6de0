package state

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/windows"
)

// lists is who may do what in a folder, as Windows writes it.
func lists(t *testing.T, path string) string {
	t.Helper()
	about, err := windows.GetNamedSecurityInfo(path, windows.SE_FILE_OBJECT, windows.DACL_SECURITY_INFORMATION|windows.OWNER_SECURITY_INFORMATION)
	if err != nil {
		t.Fatal(err)
	}
	return about.String()
}

func TestFolderOutsideTheProfileIsForItsOwnerAlone(t *testing.T) {
	outside := filepath.Join(os.Getenv("SystemDrive")+`\`, "facet-test-"+t.Name())
	t.Cleanup(func() { _ = os.RemoveAll(outside) })
	deep := filepath.Join(outside, "state", "outbox", "one.json")
	if err := WriteFile(Disk, deep, []byte("{}")); err != nil {
		t.Fatal(err)
	}
	said := lists(t, outside)
	for _, group := range []string{";WD)", ";AU)", ";BU)"} {
		if strings.Contains(said, group) {
			t.Errorf("others may use it: %s", said)
		}
	}
	if why := Exposed(outside); why != "" {
		t.Errorf("it is said to be open: %s (%s)", why, said)
	}
	if content, err := ReadFile(Disk, deep, 10); string(content) != "{}" {
		t.Errorf("the owner reads %q, %v", content, err)
	}
}

func TestFolderInTheProfileKeepsWhatTheProfileHas(t *testing.T) {
	profile, err := windows.KnownFolderPath(windows.FOLDERID_Profile, windows.KF_FLAG_DEFAULT)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{
		profile + `\AppData\Local\facet`: true, strings.ToUpper(profile) + `\a`: true, `\\?\` + profile + `\a`: true,
		profile + `2\a`: false, `D:\facet`: false, `\\server\share\facet`: false, filepath.Dir(profile): false,
	} {
		if got := inProfile(path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}

func TestNameOfADeviceIsNoFile(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"NUL", "con", "COM1", "aux"} {
		if err := WriteFile(Disk, filepath.Join(dir, name), []byte("a")); !errors.Is(err, ErrReserved) {
			t.Errorf("written to %s: %v", name, err)
		}
		if _, err := ReadFile(Disk, filepath.Join(dir, name), 10); !errors.Is(err, ErrReserved) {
			t.Errorf("read from %s: %v", name, err)
		}
	}
	for _, name := range []string{"console.csv", "null.json", "a", "COM10"} {
		if err := WriteFile(Disk, filepath.Join(dir, name), []byte("a")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 4 {
		t.Errorf("what is left: %v, %v", left, err)
	}
}

func TestFileThatASpreadsheetHasOpenIsSaid(t *testing.T) {
	name := filepath.Join(t.TempDir(), "list.csv")
	if err := WriteFile(Disk, name, []byte("one")); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(name) // for reading and writing, as spreadsheets do; not for another in its place
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := WriteFile(Disk, name, []byte("two")); err == nil || !strings.Contains(err.Error(), "list.csv is open in another program") {
		t.Errorf("%v", err)
	}
}
