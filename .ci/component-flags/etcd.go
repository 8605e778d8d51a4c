// Prints the keys of etcd's configuration file, read from its source.
//
// usage: etcd FOLDER
//
// FOLDER is the server's module of a release. A row is: key, Go's type (empty where only the name is seen).
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"reflect"
	"sort"
	"strconv"
	"strings"
)

// The structs that make up the top level of the file.
var tops = map[string]bool{"Config": true, "configYAML": true, "configJSON": true}

func main() {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(os.Args[1], "embed/config.go"), nil, 0)
	check(err)
	found := map[string]string{}
	ast.Inspect(file, func(node ast.Node) bool {
		// Old names that have no field any more are looked up in the file as a map.
		if index, ok := node.(*ast.IndexExpr); ok {
			if literal, ok := index.Index.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				key, err := strconv.Unquote(literal.Value)
				check(err)
				if _, seen := found[key]; !seen && strings.HasPrefix(key, "experimental-") {
					found[key] = ""
				}
			}
		}
		spec, ok := node.(*ast.TypeSpec)
		if !ok || !tops[spec.Name.Name] {
			return true
		}
		for _, field := range spec.Type.(*ast.StructType).Fields.List {
			if field.Tag == nil {
				continue
			}
			tag, err := strconv.Unquote(field.Tag.Value)
			check(err)
			key, _, _ := strings.Cut(reflect.StructTag(tag).Get("json"), ",")
			if key != "" && key != "-" {
				found[key] = types.ExprString(field.Type)
			}
		}
		return true
	})
	rows := make([]string, 0, len(found))
	for key, kind := range found {
		rows = append(rows, key+"\t"+kind)
	}
	sort.Strings(rows)
	fmt.Println(strings.Join(rows, "\n"))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
