// Reads YAML documents with the two readers of the field that are written in Go.
//
// Standard input: one JSON string, a YAML document, in each line.
// Standard output: what was read of it, as JSON in one line; or an object with the one key "!error".
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"

	yamlv2 "gopkg.in/yaml.v2"
	sigs "sigs.k8s.io/yaml"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: readers sigs|v2")
		os.Exit(2)
	}
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<26)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for in.Scan() {
		var document string
		if err := json.Unmarshal(in.Bytes(), &document); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		value, err := read(os.Args[1], document)
		if err != nil {
			value = map[string]interface{}{"!error": err.Error()}
		}
		if err := encoder.Encode(value); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	if err := in.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func read(reader, document string) (interface{}, error) {
	var value interface{}
	if reader == "sigs" {
		err := sigs.Unmarshal([]byte(document), &value)
		return value, err
	}
	if err := yamlv2.Unmarshal([]byte(document), &value); err != nil {
		return nil, err
	}
	return jsonValue(value)
}

// jsonValue makes of what yaml.v2 read what JSON can hold; a key that is no string is an error here.
func jsonValue(value interface{}) (interface{}, error) {
	switch typed := value.(type) {
	case map[interface{}]interface{}:
		object := map[string]interface{}{}
		for key, item := range typed {
			name, ok := key.(string)
			if !ok {
				return nil, fmt.Errorf("the key %v is a %T", key, key)
			}
			converted, err := jsonValue(item)
			if err != nil {
				return nil, err
			}
			object[name] = converted
		}
		return object, nil
	case []interface{}:
		for i := range typed {
			converted, err := jsonValue(typed[i])
			if err != nil {
				return nil, err
			}
			typed[i] = converted
		}
	case float64:
		if math.IsInf(typed, 0) || math.IsNaN(typed) {
			return map[string]interface{}{"!type": fmt.Sprint(typed)}, nil
		}
	}
	return value, nil
}
