"""Reads YAML documents with PyYAML; the same lines in and out as go/main.go."""

import json
import math
import sys

import yaml


def json_value(value):
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                raise ValueError(f"the key {key!r} is no string")
        return {key: json_value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [json_value(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return {"!type": str(value)}
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    return {"!type": type(value).__name__}


for line in sys.stdin:
    try:
        read = json.dumps(json_value(yaml.safe_load(json.loads(line))), allow_nan=False)
    except (yaml.YAMLError, ValueError) as error:
        read = json.dumps({"!error": str(error)})
    print(read)
