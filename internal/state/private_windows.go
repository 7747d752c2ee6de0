package state

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
)

// mkdirAll is [os.MkdirAll]. A mode means nothing on Windows: what is to be for its
// owner alone gets a list of who may, unless the folder is in the person's profile,
// which has one. Elsewhere, as on a second disk, everybody else could read it.
func mkdirAll(path string, perm fs.FileMode) error {
	if first := firstMissing(path); first != "" && perm&0o077 == 0 && !inProfile(first) {
		if err := mkdirPrivate(first); err != nil && !errors.Is(err, fs.ErrExist) {
			return &fs.PathError{Op: "mkdir", Path: first, Err: err}
		}
	}
	return os.MkdirAll(path, perm) // folders below take what the first one has
}

// ErrReserved is a name that stands for a device: NUL swallows what is written to it,
// CON is the keyboard.
var ErrReserved = errors.New("Windows keeps this name for a device: choose another for the file")

// reserved refuses such a name, also with an ending, in whatever folder.
func reserved(path string) error {
	base := filepath.Base(path)
	if base == "." || base == ".." || base == `\` || filepath.IsLocal(base) || filepath.VolumeName(path) == path {
		return nil
	}
	return &fs.PathError{Op: "open", Path: path, Err: ErrReserved}
}

// firstMissing is the topmost folder of a path that isn't there; empty: all are.
func firstMissing(path string) (missing string) {
	for path = filepath.Clean(path); ; path = filepath.Dir(path) {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) || filepath.Dir(path) == path {
			return missing
		}
		missing = path
	}
}

// inProfile reports whether a path is in the person's own folder.
func inProfile(path string) bool {
	profile, err := windows.KnownFolderPath(windows.FOLDERID_Profile, windows.KF_FLAG_DEFAULT)
	if err != nil {
		return false
	}
	path, err = filepath.Abs(path)
	below := strings.ToLower(filepath.Clean(profile)) + `\`
	return err == nil && strings.HasPrefix(strings.ToLower(strings.TrimPrefix(path, `\\?\`)), below)
}

// mkdirPrivate makes a folder that its owner and the system may use, and nobody else,
// from its first moment on. What is made in it takes that over.
func mkdirPrivate(path string) error {
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	if err != nil {
		return fmt.Errorf("ask who you are: %w", err)
	}
	const all = "(A;OICI;FA;;;%s)" // everything, also in what is below
	about, err := windows.SecurityDescriptorFromString("D:P" + fmt.Sprintf(all, user.User.Sid) + fmt.Sprintf(all, "SY"))
	if err != nil {
		return err
	}
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	attributes := windows.SecurityAttributes{SecurityDescriptor: about}
	attributes.Length = uint32(unsafe.Sizeof(attributes))
	return windows.CreateDirectory(name, &attributes)
}

// Exposed reports why others may read what is in a folder; empty: they may not, or
// it isn't there.
func Exposed(path string) string {
	if _, err := os.Stat(path); err != nil || inProfile(path) {
		return ""
	}
	if !keepsLists(path) {
		return "the disk is of a kind that can't keep files private (FAT or exFAT)"
	}
	about, err := windows.GetNamedSecurityInfo(path, windows.SE_FILE_OBJECT, windows.DACL_SECURITY_INFORMATION)
	if err != nil {
		return ""
	}
	list, _, err := about.DACL()
	if err != nil || list == nil {
		return "Windows lets everybody use it"
	}
	for i := range uint32(list.AceCount) {
		var entry *windows.ACCESS_ALLOWED_ACE
		if err := windows.GetAce(list, i, &entry); err != nil || entry.Header.AceType != windows.ACCESS_ALLOWED_ACE_TYPE {
			continue
		}
		if group := (*windows.SID)(unsafe.Pointer(&entry.SidStart)).String(); everybody[group] {
			return "Windows lets other people at this computer use it"
		}
	}
	return ""
}

// everybody are the groups that everybody at a computer is in.
var everybody = map[string]bool{
	"S-1-1-0":      true, // Everyone
	"S-1-5-11":     true, // Authenticated Users
	"S-1-5-32-545": true, // Users
}

// keepsLists reports whether the disk of a path keeps who may do what.
func keepsLists(path string) bool {
	path, err := filepath.Abs(path)
	if err != nil {
		return true
	}
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	var flags uint32
	if err != nil || windows.GetVolumeInformation(root, nil, 0, nil, nil, &flags, nil, 0) != nil {
		return true // who can't tell accuses nobody
	}
	return flags&windows.FILE_PERSISTENT_ACLS != 0
}
