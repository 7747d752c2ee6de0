package law

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	codeSpan   = regexp.MustCompile("`([^`\n]+)`")
	namedIn    = regexp.MustCompile(`^([a-z0-9_/]+)\.([A-Za-z]\w*(?:\.[A-Za-z]\w*)?)$`)
	nameOfFile = regexp.MustCompile(`^[\w./-]+/[\w.-]+$|^[a-z]+$`)
)

func TestGuideNamesWhatThereIs(t *testing.T) {
	checked, declared := 0, map[string]map[string]bool{}
	for _, span := range codeSpan.FindAllStringSubmatch(read(t, "docs/guide.md"), -1) {
		wrong, about := untrue(t, span[1], declared)
		if about {
			checked++
		}
		if wrong != "" {
			t.Error(wrong)
		}
	}
	if checked < 80 {
		t.Errorf("only %d names were found in the guide", checked)
	}
}

func TestNameThatIsNotThereIsFound(t *testing.T) {
	declared := map[string]map[string]bool{}
	for span, want := range map[string]bool{
		"ui.Model.Update": true, "ui.Model.Upgrade": false, "graph.Client.BaseURL": true, "profile/flow.Step": true, "profile/flow.Stop": false,
		"ui/ui.go": true, "ui/uu.go": false, "nowhere/at.all": false, "nowhere.Name": false, "graph/outbox": true,
	} {
		if wrong, _ := untrue(t, span, declared); (wrong == "") != want {
			t.Errorf("%s: %q", span, wrong)
		}
	}
}

// untrue is what is wrong with a name; about tells that it is one of a folder,
// a file or a declaration.
func untrue(t *testing.T, span string, declared map[string]map[string]bool) (wrong string, about bool) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(span))); nameOfFile.MatchString(span) && err == nil {
		return "", true
	}
	named := namedIn.FindStringSubmatch(span)
	switch {
	case named == nil && nameOfFile.MatchString(span) && strings.Contains(span, "/"):
		return span + " is no file and no folder", true
	case named == nil || named[1] == "term":
		return "", false
	}
	if declared[named[1]] == nil {
		declared[named[1]] = declarations(t, named[1])
	}
	if !declared[named[1]][named[2]] {
		return named[1] + " declares no " + named[2], true
	}
	return "", true
}

// declarations are the names that a package declares: "Name", and "Type.Name"
// for methods, fields and what an interface asks for.
func declarations(t *testing.T, folder string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(folder), "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			declare(all, d)
		}
	}
	return all
}

func declare(all map[string]bool, d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		all[receiver(d)+d.Name.Name] = true
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					all[name.Name] = true
				}
			case *ast.TypeSpec:
				all[spec.Name.Name] = true
				for _, member := range members(spec.Type) {
					all[spec.Name.Name+"."+member] = true
				}
			}
		}
	}
}

// receiver is the type that a method is of, with a dot; nothing for a function.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	of := f.Recv.List[0].Type
	if pointer, is := of.(*ast.StarExpr); is {
		of = pointer.X
	}
	if generic, is := of.(*ast.IndexExpr); is {
		of = generic.X
	}
	if name, is := of.(*ast.Ident); is {
		return name.Name + "."
	}
	return ""
}

// members are the fields of a struct, or the methods of an interface.
func members(of ast.Expr) (names []string) {
	var list *ast.FieldList
	switch of := of.(type) {
	case *ast.StructType:
		list = of.Fields
	case *ast.InterfaceType:
		list = of.Methods
	default:
		return nil
	}
	for _, field := range list.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	return names
}
