package state

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"golang.org/x/sys/windows"
)

// Machine is the folder with what an administrator gives everybody at this
// computer: %ProgramData%\facet. It need not exist. It is an error if somebody
// else made it: Windows lets everybody make folders there.
func Machine() (string, error) {
	data, err := windows.KnownFolderPath(windows.FOLDERID_ProgramData, windows.KF_FLAG_DEFAULT)
	if err != nil {
		return "", fmt.Errorf("find the machine-wide folder: %w", err)
	}
	dir := filepath.Join(data, "facet")
	for _, path := range []string{dir, filepath.Join(dir, "config.toml"), filepath.Join(dir, "templates")} {
		if err := administered(path); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// administrators may give settings to everybody: the system, their group, and
// who installs Windows' own parts.
var administrators = []string{"S-1-5-18", "S-1-5-32-544", "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"}

// administered reports whether what is at a path belongs to an administrator. So
// does nothing at all.
func administered(path string) error {
	about, err := windows.GetNamedSecurityInfo(path, windows.SE_FILE_OBJECT, windows.OWNER_SECURITY_INFORMATION)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: whose it is can't be read: %w", path, err)
	}
	owner, _, err := about.Owner()
	if err != nil || !slices.Contains(administrators, owner.String()) {
		return fmt.Errorf("%s isn't an administrator's, and is passed over", path)
	}
	return nil
}
