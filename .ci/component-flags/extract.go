// Prints the command line flags of the Kubernetes components of one minor, read from their source.
//
// usage: extract FOLDER
//
// FOLDER holds the unpacked modules, one folder each: kubernetes, apiserver, component-base, cloud-provider,
// controller-manager, klog. A row is: component, flag, type (empty where it is not seen), file.
package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// A place is a folder with sources of which a component registers flags, or one file. Only lists the receivers whose
// methods count; empty means all. Except lists receivers and functions that this component does not call.
type place struct {
	path   string
	only   []string
	except []string
}

var logging = []place{
	{path: "component-base/logs/api/v1", except: []string{"AddGoFlags", "goFlagSet"}},
	{path: "component-base/logs"},
}

var server = []place{
	{path: "component-base/cli/globalflag", except: []string{"Register"}},
	{path: "component-base/featuregate"},
	{path: "component-base/compatibility"},
	{path: "component-base/metrics"},
}

var leaderElection = place{path: "component-base/config/options"}

// What every component has that serves HTTPS but is no API server.
var serving = place{path: "apiserver/pkg/server/options", only: []string{
	"SecureServingOptions", "SecureServingOptionsWithLoopback", "ClientCertAuthenticationOptions",
	"DelegatingAuthenticationOptions", "RequestHeaderAuthenticationOptions", "DelegatingAuthorizationOptions",
}}

var components = map[string][]place{
	"kube-apiserver": {
		{path: "kubernetes/cmd/kube-apiserver/app/options"},
		{path: "kubernetes/pkg/kubeapiserver/options"},
		{path: "kubernetes/pkg/controlplane/apiserver/options"},
		{path: "apiserver/pkg/server/options", except: []string{
			"DelegatingAuthenticationOptions", "DelegatingAuthorizationOptions", "CoreAPIOptions",
			"DeprecatedInsecureServingOptions",
		}},
		{path: "kubernetes/plugin/pkg/admission/defaulttolerationseconds"},
	},
	"kube-controller-manager": {
		{path: "kubernetes/cmd/kube-controller-manager/app"},
		{path: "kubernetes/cmd/kube-controller-manager/app/options"},
		{path: "cloud-provider/options", except: []string{
			"CloudControllerManagerOptions", "NodeControllerOptions", "WebhookOptions", "WebhookServingOptions",
		}},
		{path: "controller-manager/options"},
		{path: "controller-manager/pkg/leadermigration/options"},
		leaderElection,
		serving,
	},
	"kube-scheduler": {
		{path: "kubernetes/cmd/kube-scheduler/app/options"},
		leaderElection,
		serving,
	},
	"kubelet": {
		{path: "kubernetes/cmd/kubelet/app/options"},
		{path: "kubernetes/pkg/kubelet/config"},
	},
}

var (
	typed   = regexp.MustCompile(`^(Bool|String|Int|Int8|Int16|Int32|Int64|Uint|Uint8|Uint16|Uint32|Uint64|Float32|Float64|Duration|StringSlice|StringArray|StringToString|IP|IPNet|IPSlice|IntSlice)(Var)?P?$`)
	untyped = regexp.MustCompile(`^(Var|VarP|VarPF)$`)
	kubelet = regexp.MustCompile(`^kubelet\.(register|pflagRegister|registerDeprecated)$`)
	name    = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9_.-]*$`)
)

type flag struct{ component, name, kind, file string }

type reader struct {
	root      string
	constants map[string]string
	lists     map[string][]string
	found     map[string]flag
}

func main() {
	r := &reader{root: os.Args[1], constants: map[string]string{}, lists: map[string][]string{}, found: map[string]flag{}}
	for _, component := range []string{"kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet"} {
		places := components[component]
		places = append(append([]place{}, logging...), places...)
		if component != "kubelet" {
			places = append(places, server...)
		}
		for _, p := range places {
			r.read(component, p)
		}
		r.klog(component)
		r.keep(flag{component, "help", "bool", "github.com/spf13/cobra"})
		r.keep(flag{component, "version", "", "component-base/version/verflag"})
	}
	rows := make([]string, 0, len(r.found))
	for _, f := range r.found {
		rows = append(rows, strings.Join([]string{f.component, f.name, f.kind, f.file}, "\t"))
	}
	sort.Strings(rows)
	fmt.Println(strings.Join(rows, "\n"))
}

// Other packages' constants are asked for by name, so that all files are parsed with those of their package.
func (r *reader) read(component string, p place) {
	folder := filepath.Join(r.root, p.path)
	names, err := os.ReadDir(folder)
	if err != nil {
		return // not in this minor
	}
	context := build.Default
	context.GOOS, context.GOARCH = "linux", "amd64"
	var files []*ast.File
	paths := map[*ast.File]string{}
	for _, entry := range names {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		if match, err := context.MatchFile(folder, entry.Name()); err != nil || !match {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(folder, entry.Name()), nil, 0)
		check(err)
		files = append(files, file)
		paths[file] = filepath.Join(p.path, entry.Name())
		r.readConstants(file)
	}
	for _, file := range files {
		for _, decl := range file.Decls {
			function, ok := decl.(*ast.FuncDecl)
			if !ok || function.Body == nil || !counts(p, function) {
				continue
			}
			ast.Inspect(function.Body, func(node ast.Node) bool {
				switch n := node.(type) {
				case *ast.RangeStmt:
					r.loop(n)
				case *ast.CallExpr:
					r.call(component, paths[file], n)
				}
				return true
			})
		}
	}
}

func counts(p place, function *ast.FuncDecl) bool {
	receiver := ""
	if function.Recv != nil {
		kind := function.Recv.List[0].Type
		if star, ok := kind.(*ast.StarExpr); ok {
			kind = star.X
		}
		receiver = kind.(*ast.Ident).Name
	}
	for _, out := range p.except {
		if out == receiver || out == function.Name.Name {
			return false
		}
	}
	if len(p.only) == 0 {
		return true
	}
	for _, in := range p.only {
		if in == receiver {
			return true
		}
	}
	return false
}

func (r *reader) readConstants(file *ast.File) {
	for _, decl := range file.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok || (group.Tok != token.CONST && group.Tok != token.VAR) {
			continue
		}
		for _, spec := range group.Specs {
			value := spec.(*ast.ValueSpec)
			for i, id := range value.Names {
				if i < len(value.Values) {
					if list, ok := value.Values[i].(*ast.CompositeLit); ok {
						r.lists[id.Name] = r.elements(list)
					}
					if texts := r.texts(value.Values[i]); len(texts) == 1 {
						r.constants[id.Name] = texts[0]
					}
				}
			}
		}
	}
}

// One flag with several names is registered in a loop over them.
func (r *reader) loop(loop *ast.RangeStmt) {
	value, named := loop.Value.(*ast.Ident)
	if !named {
		return
	}
	switch list := loop.X.(type) {
	case *ast.CompositeLit:
		r.lists[value.Name] = r.elements(list)
	case *ast.Ident:
		r.lists[value.Name] = r.lists[list.Name]
	}
}

func (r *reader) elements(list *ast.CompositeLit) []string {
	var all []string
	for _, element := range list.Elts {
		all = append(all, r.texts(element)...)
	}
	return all
}

func (r *reader) call(component, file string, call *ast.CallExpr) {
	var method string
	switch function := call.Fun.(type) {
	case *ast.SelectorExpr:
		method = function.Sel.Name
		if receiver, ok := function.X.(*ast.Ident); ok && receiver.Name == "globalflag" {
			method = "globalflag." + method
		}
	case *ast.Ident: // kubelet's own functions, whose bodies pass a name on
		method = "kubelet." + function.Name
	default:
		return
	}
	kind, at := "", -1
	switch {
	case typed.MatchString(method) && len(call.Args) >= 3:
		parts := typed.FindStringSubmatch(method)
		kind, at = strings.ToLower(parts[1][:1])+parts[1][1:], 0
		if parts[2] != "" {
			at = 1
		}
	case untyped.MatchString(method) && len(call.Args) >= 3:
		kind, at = valueKind(call.Args[0]), 1
	case method == "globalflag.Register" && len(call.Args) == 2:
		at = 1
	case kubelet.MatchString(method) && len(call.Args) > 2:
		at = 2
	default:
		return
	}
	texts := r.texts(call.Args[at])
	if len(texts) == 0 {
		fmt.Fprintf(os.Stderr, "%s: %s: a name that is computed in %s\n", component, file, method)
	}
	for _, text := range texts {
		if name.MatchString(text) {
			r.keep(flag{component, strings.ReplaceAll(text, "_", "-"), kind, file})
		} else {
			fmt.Fprintf(os.Stderr, "%s: %s: no flag: %q\n", component, file, text)
		}
	}
}

// The type of a value whose constructor or struct names it: cliflag.NewMapStringBool(…), &utilflag.IPVar{…}.
func valueKind(value ast.Expr) string {
	if address, ok := value.(*ast.UnaryExpr); ok {
		value = address.X
	}
	var made ast.Expr
	switch v := value.(type) {
	case *ast.CallExpr:
		made = v.Fun
	case *ast.CompositeLit:
		made = v.Type
	}
	if selector, ok := made.(*ast.SelectorExpr); ok {
		kind := strings.TrimPrefix(selector.Sel.Name, "New")
		return strings.ToLower(kind[:1]) + kind[1:]
	}
	return ""
}

func (r *reader) keep(f flag) {
	key := f.component + " " + f.name
	if old, seen := r.found[key]; !seen || old.kind == "" {
		r.found[key] = f
	}
}

// The strings that an expression may give: a literal, a constant, a sum of those, or the names of the audit backends.
func (r *reader) texts(expression ast.Expr) []string {
	switch e := expression.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			text, err := strconv.Unquote(e.Value)
			check(err)
			return []string{text}
		}
	case *ast.Ident:
		if text, ok := r.constants[e.Name]; ok {
			return []string{text}
		}
		return r.lists[e.Name]
	case *ast.SelectorExpr:
		if text, ok := r.constants[e.Sel.Name]; ok {
			return []string{text}
		}
	case *ast.BinaryExpr:
		var sums []string
		for _, left := range r.texts(e.X) {
			for _, right := range r.texts(e.Y) {
				sums = append(sums, left+right)
			}
		}
		return sums
	case *ast.CallExpr:
		if selector, ok := e.Fun.(*ast.SelectorExpr); ok && selector.Sel.Name == "Sprintf" {
			if formats := r.texts(e.Args[0]); len(formats) == 1 && strings.HasPrefix(formats[0], "audit-%s-") {
				return []string{fmt.Sprintf(formats[0], "log"), fmt.Sprintf(formats[0], "webhook")}
			}
		}
	}
	return nil
}

// Up to 1.25 the components had all flags of klog, since 1.26 component-base lets only v and vmodule through.
func (r *reader) klog(component string) {
	file := "klog/klog.go"
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(r.root, file), nil, 0)
	check(err)
	_, err = os.Stat(filepath.Join(r.root, "component-base/logs/klogflags"))
	filtered := err == nil
	ast.Inspect(parsed, func(node ast.Node) bool {
		if function, ok := node.(*ast.FuncDecl); ok && function.Name.Name != "InitFlags" && function.Name.Name != "init" {
			return false
		}
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		if selector, ok := call.Fun.(*ast.SelectorExpr); ok && (typed.MatchString(selector.Sel.Name) || selector.Sel.Name == "Var") && len(call.Args) >= 3 {
			if texts := r.texts(call.Args[1]); len(texts) == 1 && (!filtered || texts[0] == "v" || texts[0] == "vmodule") {
				r.call(component, file, call)
			}
		}
		return true
	})
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
