package law

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestPatternsAreRightAndMadeLate compiles every pattern, since none is by the start of
// the program, and finds those that would be.
func TestPatternsAreRightAndMadeLate(t *testing.T) {
	files, made := token.NewFileSet(), 0
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "release": // a program of its own
			return fs.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			variables, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			ast.Inspect(variables, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				switch types.ExprString(call.Fun) {
				case "regexp.MustCompile":
					t.Errorf("%s: use pattern.New: this is compiled at every start", files.Position(call.Pos()))
				case "pattern.New":
					made++
					literal, ok := call.Args[0].(*ast.BasicLit)
					if !ok {
						t.Errorf("%s: give the pattern as it stands, so that it can be tried here", files.Position(call.Pos()))
						return true
					}
					expression, err := strconv.Unquote(literal.Value)
					if _, wrong := regexp.Compile(expression); err != nil || wrong != nil {
						t.Errorf("%s: %v, %v", files.Position(call.Pos()), err, wrong)
					}
				}
				return true
			})
		}
		return nil
	})
	if err != nil || made < 30 {
		t.Error(made, err)
	}
}
