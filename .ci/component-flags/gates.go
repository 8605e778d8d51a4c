// Prints the feature gates of the components of one minor, read from their source.
//
// usage: gates MINOR FOLDER
//
// MINOR is a number such as 35; FOLDER holds the unpacked modules, one folder each: kubernetes, apiserver,
// component-base, client-go, controller-manager, apiextensions-apiserver. A row is: gate, and the value that it is
// locked to (true, false, or empty where it can be set).
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// The packages that declare gates of the components. One package registers them all, which all components link.
var packages = []string{
	"kubernetes/pkg/features",
	"apiserver/pkg/features",
	"apiextensions-apiserver/pkg/features",
	"component-base/featuregate",
	"component-base/logs/api/v1",
	"component-base/metrics/features",
	"component-base/zpages/features",
	"client-go/features",
	"controller-manager/pkg/features",
}

type spec struct {
	since       int
	on, locked  bool
	hasNoFields bool
}

func main() {
	minor, err := strconv.Atoi(os.Args[1])
	check(err)
	constants := map[string]string{}
	var maps []*ast.CompositeLit
	for _, folder := range packages {
		entries, err := os.ReadDir(filepath.Join(os.Args[2], folder))
		if err != nil {
			continue // not in this minor
		}
		for _, entry := range entries {
			if strings.HasSuffix(entry.Name(), ".go") && !strings.HasSuffix(entry.Name(), "_test.go") {
				path := filepath.Join(os.Args[2], folder, entry.Name())
				file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
				check(err)
				collect(file, constants, &maps)
			}
		}
	}
	rows := map[string]string{}
	for _, gates := range maps {
		for _, element := range gates.Elts {
			pair := element.(*ast.KeyValueExpr)
			name, known := constants[last(pair.Key)]
			if !known {
				fmt.Fprintf(os.Stderr, "1.%d: a gate whose name is not found: %s\n", minor, last(pair.Key))
				continue
			}
			value := ""
			if s, found := effective(pair.Value, minor); found && s.locked {
				value = strconv.FormatBool(s.on)
			}
			rows[name] = value
		}
	}
	lines := make([]string, 0, len(rows))
	for name, value := range rows {
		lines = append(lines, name+"\t"+value)
	}
	sort.Strings(lines)
	fmt.Println(strings.Join(lines, "\n"))
}

// The constants of type Feature, and the maps from a Feature to what is known of it.
func collect(file *ast.File, constants map[string]string, maps *[]*ast.CompositeLit) {
	ast.Inspect(file, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.ValueSpec:
			for i, id := range n.Names {
				if i < len(n.Values) {
					value := n.Values[i]
					typed := n.Type != nil && last(n.Type) == "Feature"
					if call, ok := value.(*ast.CallExpr); ok && last(call.Fun) == "Feature" {
						value, typed = call.Args[0], true
					}
					if literal, ok := value.(*ast.BasicLit); ok && literal.Kind == token.STRING {
						text, err := strconv.Unquote(literal.Value)
						check(err)
						if _, seen := constants[id.Name]; typed || !seen {
							constants[id.Name] = text
						}
					}
				}
			}
		case *ast.CompositeLit:
			if kind, ok := n.Type.(*ast.MapType); ok && last(kind.Key) == "Feature" {
				if value := last(kind.Value); value == "FeatureSpec" || value == "VersionedSpecs" {
					*maps = append(*maps, n)
				}
			}
		}
		return true
	})
}

// What holds in that minor: the only specification, or the latest of a list.
func effective(value ast.Expr, minor int) (spec, bool) {
	literal, ok := value.(*ast.CompositeLit)
	if !ok {
		return spec{}, false
	}
	single := read(literal)
	if !single.hasNoFields {
		return single, true
	}
	var latest spec
	found := false
	for _, element := range literal.Elts {
		s := read(element.(*ast.CompositeLit))
		if s.since <= minor && (!found || s.since >= latest.since) {
			latest, found = s, true
		}
	}
	return latest, found
}

func read(literal *ast.CompositeLit) spec {
	s := spec{hasNoFields: true}
	for _, element := range literal.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		s.hasNoFields = false
		switch last(pair.Key) {
		case "Default":
			s.on = last(pair.Value) == "true"
		case "LockToDefault":
			s.locked = last(pair.Value) == "true"
		case "Version":
			s.since = minorOf(pair.Value.(*ast.CallExpr))
		}
	}
	return s
}

// The minor of version.MustParse("1.29") or version.MajorMinor(1, 29).
func minorOf(call *ast.CallExpr) int {
	text := call.Args[len(call.Args)-1].(*ast.BasicLit).Value
	if unquoted, err := strconv.Unquote(text); err == nil {
		text = strings.Split(unquoted, ".")[1]
	}
	minor, err := strconv.Atoi(text)
	check(err)
	return minor
}

func last(expression ast.Expr) string {
	switch e := expression.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
