package state

import (
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
