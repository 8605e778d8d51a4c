#!/usr/bin/env python3
"""Compiles the flag sets of one minor and compares them with component-flags.json. See README.md beside this file."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import make  # noqa: E402


def modules(minor):
    """A go.mod that takes the place of the one of Kubernetes: the staging folders become modules of the same patch."""
    patch, others = make.KUBERNETES[minor]
    folder = make.download("k8s.io/kubernetes", f"v1.{minor}.{patch}")
    text = (folder / "go.mod").read_text(encoding="utf-8")
    text = re.sub(r"^module .*$", "module flags", text, count=1, flags=re.M)

    def version(module):
        return f"{module} v0.{minor}.{others.get(module.split('/')[1], patch)}"

    text = re.sub(
        rf"(k8s\.io/[\w-]+) => (\./staging\S+|k8s\.io/[\w-]+ v0\.{minor}\.\d+)",
        lambda match: f"{match[1]} => {version(match[1])}", text)
    replaced = set(re.findall(r"(k8s\.io/[\w-]+) => ", text))
    staging = set(re.findall(r"(k8s\.io/[\w-]+) v0\.0\.0(?![\w-])", text))
    for module in sorted(staging - replaced):
        text += f"replace {module} => {version(module)}\n"
    return text + f"require k8s.io/kubernetes v1.{minor}.{patch}\n"


def compiled(minor):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "go.mod").write_text(modules(minor), encoding="utf-8")
        (folder / "main.go").write_text((make.HERE / "check.go.txt").read_text(encoding="utf-8"), encoding="utf-8")
        subprocess.run(
            ["nice", "go", "build", "-tags=providerless", "-gcflags=all=-N -l", "-ldflags=-s -w -checklinkname=0",
             "-o", "flags", "."],
            cwd=folder, check=True, env=os.environ | {"GOFLAGS": "-mod=mod"})
        lines = subprocess.run([folder / "flags"], capture_output=True, text=True, check=True).stdout.splitlines()
    return {line.replace("_", "-") for line in lines}


def known(minor):
    def covers(row):
        since = row.get("since", ["1.0.0"])[0].split(".")[1]
        until = row.get("until", ["1.999.0"])[0].split(".")[1]
        return int(since) <= minor < int(until)

    data = json.loads(make.FLAGS.read_text(encoding="utf-8"))
    gates = json.loads(make.GATES.read_text(encoding="utf-8"))["gates"]
    return {
        f"{component['name']} {row['name']}"
        for component in data["components"] if component["name"] != "etcd"
        for row in component["flags"] if covers(row)
    } | {f"gate {row['name']} {row.get('lockedTo', '')}" for row in gates if covers(row)}


def main():
    minor = int(sys.argv[1].split(".")[1])
    program, data = compiled(minor), known(minor)
    for name in sorted(program - data):
        print(f"only in the program: {name}")
    for name in sorted(data - program):
        print(f"only in the data: {name}")
    print(f"1.{minor}: {len(program)} flags and gates compiled, {len(data)} in the data")
    sys.exit(1 if program - data else 0)


if __name__ == "__main__":
    main()
