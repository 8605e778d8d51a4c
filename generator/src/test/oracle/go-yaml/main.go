// Says what Go's YAML makes of texts: the oracle for the tables in generator/src/test/resources/yaml/.
// Their first column is the input, so that a table is made again, or a line added, with
//
//	cut -f1 go-scalars.tsv   | go run . scalars   > new.tsv
//	cut -f1 go-documents.tsv | go run . documents > new.tsv
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	yamlv2 "gopkg.in/yaml.v2"
	sigs "sigs.k8s.io/yaml"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<26)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		var source string
		if err := json.Unmarshal(in.Bytes(), &source); err != nil {
			panic(err)
		}
		verdict := documents(source)
		if os.Args[1] == "scalars" {
			verdict = scalar(source) + "\t" + key(source)
		}
		fmt.Fprintf(out, "%s\t%s\n", quote(source), verdict)
	}
}

// scalar decodes "a: SOURCE" with yaml.v2: the type and its text.
func scalar(source string) string {
	var tree map[string]interface{}
	if err := yamlv2.Unmarshal([]byte("a: "+source+"\n"), &tree); err != nil {
		return "error\t-"
	}
	return typed(tree["a"])
}

func typed(value interface{}) string {
	switch v := value.(type) {
	case nil:
		return "null\t-"
	case bool:
		return "bool\t" + strconv.FormatBool(v)
	case int, int64, uint64:
		return fmt.Sprintf("int\t%d", v)
	case float64:
		return "float\t" + strconv.FormatFloat(v, 'g', -1, 64)
	case string:
		return "text\t" + quote(v)
	default:
		return "other\t-"
	}
}

// key reads "SOURCE: 1" with sigs.k8s.io/yaml: the name of the only key.
func key(source string) string {
	var tree map[string]interface{}
	if err := sigs.Unmarshal([]byte(source+": 1\n"), &tree); err != nil || len(tree) != 1 {
		return "error"
	}
	for name := range tree {
		return quote(name)
	}
	return "error"
}

// documents decodes every document with yaml.v2 and converts it with sigs.k8s.io/yaml. The latter reads one document
// only, so a stream of several goes through yaml.v2's writer first, which a stream of one is spared.
func documents(source string) string {
	decoder := yamlv2.NewDecoder(strings.NewReader(source))
	var texts []string
	if one, err := sigs.YAMLToJSON([]byte(source)); err == nil && isSingle(source) {
		return "[" + string(one) + "]"
	}
	for {
		var tree interface{}
		err := decoder.Decode(&tree)
		if err == io.EOF {
			return "[" + strings.Join(texts, ",") + "]"
		}
		if err != nil {
			return "error"
		}
		again, err := yamlv2.Marshal(tree)
		if err != nil {
			return "error"
		}
		text, err := sigs.YAMLToJSON(again)
		if err != nil {
			return "error"
		}
		texts = append(texts, string(text))
	}
}

func isSingle(source string) bool {
	decoder := yamlv2.NewDecoder(strings.NewReader(source))
	var tree interface{}
	first := decoder.Decode(&tree)
	return first == nil && decoder.Decode(&tree) == io.EOF
}

func quote(text string) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(out.String(), "\n")
}
