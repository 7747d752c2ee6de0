package law

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// flowFiles are the files of package flow without its tests.
func flowFiles(t *testing.T) (*token.FileSet, []*ast.File) {
	t.Helper()
	names, err := filepath.Glob("../../profile/flow/*.go")
	if err != nil || len(names) < 3 {
		t.Fatalf("package flow isn't found: %v %v", names, err)
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range slices.DeleteFunc(names, func(n string) bool { return strings.HasSuffix(n, "_test.go") }) {
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return fset, files
}

// What has no context does no input or output: an action's Go, a View, a Row.
// A function that is given one may use it, and functions inside of it may not.
func TestOnlyWorkHasAContext(t *testing.T) {
	fset, files := flowFiles(t)
	for _, file := range files {
		for _, at := range strayContexts(file) {
			t.Errorf("%s: a context is used where none was given: that is for Work alone", fset.Position(at))
		}
	}
}

func TestStrayContextIsFound(t *testing.T) {
	for source, want := range map[string]int{
		`func f() Work { return func(ctx context.Context) Next { g(ctx); return Next{} } }`:                  0,
		`func f(ctx context.Context) func() Next { return func() Next { g(ctx); return Next{} } }`:           1,
		`func f() Next { g(context.Background()); return Next{} }`:                                           1,
		`func f() Work { return func(ctx context.Context) Next { return Next{Change: func() { g(ctx) }} } }`: 1,
		`func f(w Work, ctx context.Context) Next { return w(ctx) }`:                                         0,
		`func f() Work { return func(ctx context.Context) Next { return g(context.WithoutCancel(ctx)) } }`:   0,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "", "package flow\n"+source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(strayContexts(file)); got != want {
			t.Errorf("%d strays in %s, want %d", got, source, want)
		}
	}
}

// strayContexts are where a function uses a context that it wasn't given.
func strayContexts(file *ast.File) []token.Pos {
	var found []token.Pos
	var in func(node ast.Node, given bool)
	in = func(node ast.Node, given bool) {
		ast.Inspect(node, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				in(n.Body, takesContext(n.Type))
				return false
			case *ast.SelectorExpr:
				if pkg, ok := n.X.(*ast.Ident); ok && pkg.Name == "context" && slices.Contains([]string{"Background", "TODO"}, n.Sel.Name) {
					found = append(found, n.Pos())
				}
			case *ast.Ident:
				if n.Name == "ctx" && !given {
					found = append(found, n.Pos())
				}
			}
			return true
		})
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
			in(f.Body, takesContext(f.Type))
		}
	}
	return found
}

// takesContext reports whether a function is given a context.
func takesContext(f *ast.FuncType) bool {
	return slices.ContainsFunc(f.Params.List, func(p *ast.Field) bool {
		s, ok := p.Type.(*ast.SelectorExpr)
		return ok && s.Sel.Name == "Context"
	})
}

// What a person has toggled while something was read stays as they left it: a
// change begins with the step as it is by then, which it is given.
func TestChangeUsesTheStepAsItIsByThen(t *testing.T) {
	fset, files := flowFiles(t)
	found := 0
	for _, file := range files {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Body == nil || len(f.Recv.List[0].Names) == 0 {
				continue
			}
			changes, stale := staleChanges(f.Body, f.Recv.List[0].Names[0].Name)
			found += changes
			for _, at := range stale {
				t.Errorf("%s: the change uses the step as it was when it was asked for", fset.Position(at))
			}
		}
	}
	if found < 5 {
		t.Errorf("only %d changes were looked at", found)
	}
}

// staleChanges are where a function that is given to changed uses the step that
// it was made by.
func staleChanges(body ast.Node, step string) (changes int, stale []token.Pos) {
	ast.Inspect(body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if name, is := callee(call, ok); !is || name != "changed" || len(call.Args) != 1 {
			return true
		}
		changes++
		ast.Inspect(call.Args[0], func(n ast.Node) bool {
			if used, is := n.(*ast.Ident); is && used.Name == step {
				stale = append(stale, used.Pos())
			}
			return true
		})
		return true
	})
	return changes, stale
}

func callee(call *ast.CallExpr, ok bool) (string, bool) {
	if !ok {
		return "", false
	}
	name, is := call.Fun.(*ast.Ident)
	if !is {
		return "", false
	}
	return name.Name, true
}
