package work

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"facet/internal/state"
)

// TestReportThatExcelShowsIsNamed opens the report as Excel does, for others to
// read and for nobody to replace.
func TestReportThatExcelShowsIsNamed(t *testing.T) {
	r := Report{Name: filepath.Join(t.TempDir(), "report.csv"), FS: state.Disk}
	if err := r.Write(nil, nil); err != nil {
		t.Fatal(err)
	}
	path, err := syscall.UTF16PtrFromString(r.Name)
	if err != nil {
		t.Fatal(err)
	}
	excel, err := syscall.CreateFile(path, syscall.GENERIC_READ, syscall.FILE_SHARE_READ, nil, syscall.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.CloseHandle(excel)
	if err := r.Write(nil, nil); err == nil || !strings.Contains(err.Error(), "report.csv is open in another program, such as Excel") {
		t.Error(err)
	}
}
