#!/usr/bin/env python3
"""Writes component-flags.json and feature-gates.json of the catalogue from the sources of Kubernetes and etcd.

See README.md beside this file.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CATALOG = HERE.parent.parent / "generator/src/main/resources/catalog"
FLAGS, GATES = CATALOG / "component-flags.json", CATALOG / "feature-gates.json"

# Minor: patch of k8s.io/kubernetes, then of those modules of the same minor whose newest patch the Go module proxy or
# the checksum database does not have.
KUBERNETES = {
    23: (17, {}), 24: (17, {}), 25: (16, {"controller-manager": 6}),
    26: (15, {"controller-manager": 13}), 27: (16, {"cloud-provider": 12, "controller-manager": 11}), 28: (15, {}),
    29: (15, {}), 30: (14, {}), 31: (14, {}), 32: (13, {}), 33: (13, {}), 34: (10, {}), 35: (8, {}), 36: (4, {}),
    37: (2, {}),
}
MODULES = [
    "kubernetes", "apiserver", "component-base", "cloud-provider", "controller-manager", "client-go",
    "apiextensions-apiserver",
]

# The etcd of a Kubernetes minor in RKE2, and the release whose source is read for it.
ETCD = {"3.5": "v3.5.35", "3.6": "v3.6.16"}
ETCD_OF_MINOR = {minor: "3.5" if minor < 34 else "3.6" for minor in range(24, 37)}
ETCD_WHY = (
    "RKE2's release notes: etcd 3.5 in all releases of 1.24 and of 1.33, 3.6 in those of 1.34 and 1.36 "
    "(rancher/rke2-docs v1.24.X.md, v1.33.X.md, v1.34.X.md, v1.36.X.md); the minors between follow"
)

COMPONENTS = {
    "kube-apiserver": "cmd/kube-apiserver/app/options and the options of apiserver and component-base that it adds",
    "kube-controller-manager": "cmd/kube-controller-manager/app/options and the options of cloud-provider, "
    "controller-manager, apiserver and component-base that it adds",
    "kube-scheduler": "cmd/kube-scheduler/app/options and the options of apiserver and component-base that it adds",
    "kubelet": "cmd/kubelet/app/options and component-base/logs",
}

# Go's names of types, those of pflag's methods and of etcd's fields, and ours.
TYPES = {
    "bool": "BOOL", "string": "STRING", "duration": "DURATION", "time.Duration": "DURATION",
    "int": "INT", "int32": "INT", "int64": "INT", "uint": "UINT", "uint32": "UINT", "uint64": "UINT",
    "float32": "FLOAT", "float64": "FLOAT", "iP": "IP", "stringSlice": "LIST", "stringArray": "LIST",
    "[]string": "LIST", "stringToString": "MAP", "mapStringString": "MAP", "mapStringStringNoSplit": "MAP",
    "mapStringBool": "BOOL_MAP", "iPVar": "IP",
}


def download(module, version):
    """The folder of a module; Go checks it against the checksum database."""
    done = subprocess.run(
        ["go", "mod", "download", "-json", f"{module}@{version}"],
        capture_output=True, text=True, cwd=tempfile.gettempdir(), check=False,
    )
    if done.returncode != 0:
        sys.exit(f"{module}@{version}: {done.stdout}{done.stderr}")
    return pathlib.Path(json.loads(done.stdout)["Dir"])


def rows(program, *arguments):
    done = subprocess.run(
        ["go", "run", HERE / program, *map(str, arguments)], capture_output=True, text=True, cwd=HERE, check=True)
    sys.stderr.write(done.stderr)
    return [line.split("\t") for line in done.stdout.splitlines()]


def kubernetes(minor, folder):
    """({component: {flag: type}}, {gate: value that it is locked to}, source)."""
    patch, others = KUBERNETES[minor]
    versions = []
    for module in MODULES:
        major = 1 if module == "kubernetes" else 0
        version = f"v{major}.{minor}.{others.get(module, patch)}"
        (folder / module).symlink_to(download(f"k8s.io/{module}", version))
        versions.append(f"{module} {version}")
    wanted = (folder / "kubernetes/go.mod").read_text(encoding="utf-8")
    klog = re.search(r"k8s\.io/klog/v2 (v\S+)", wanted).group(1)
    (folder / "klog").symlink_to(download("k8s.io/klog/v2", klog))
    versions.append(f"klog/v2 {klog}")
    found = {}
    for component, name, kind, _ in rows("extract.go", folder):
        found.setdefault(component, {})[name] = TYPES.get(kind, "")
    gates = {row[0]: row[1] for row in rows("gates.go", minor, folder)}
    return found, gates, "k8s.io modules: " + ", ".join(versions)


def windows(by_minor, attribute="type"):
    """One row for each flag, or several where it changed its type or came back."""
    minors = sorted(by_minor)
    result = []
    for name in sorted({name for flags in by_minor.values() for name in flags}):
        kinds = {by_minor[minor][name] for minor in minors if by_minor[minor].get(name)}
        one_type = attribute == "type" and len(kinds) == 1
        spans = []
        for minor in minors:
            if name not in by_minor[minor]:
                continue
            kind = next(iter(kinds)) if one_type else by_minor[minor][name]
            last = spans[-1] if spans else None
            if last and last["end"] == minor - 1 and kind == last["kind"]:
                last["end"] = minor
            else:
                spans.append({"start": minor, "end": minor, "kind": kind})
        for span in spans:
            row = {"name": name}
            if span["kind"]:
                row[attribute] = span["kind"]
            if span["start"] != minors[0]:
                row["since"] = [f"1.{span['start']}.0"]
            if span["end"] != minors[-1]:
                row["until"] = [f"1.{span['end'] + 1}.0"]
            result.append(row)
    return result


def text(data):
    """JSON with one line for each flag, gate and minor: each object that holds no other."""
    return re.sub(r"\{[^{}]*\}", lambda match: json.dumps(json.loads(match[0])), json.dumps(data, indent=2)) + "\n"


def main():
    flags, gates, sources = {}, {}, {}
    for minor in KUBERNETES:
        with tempfile.TemporaryDirectory() as folder:
            flags[minor], gates[minor], sources[minor] = kubernetes(minor, pathlib.Path(folder))
    minors = [{"minor": f"1.{minor}", "source": sources[minor]} for minor in flags]
    components = []
    for name, files in COMPONENTS.items():
        components.append({
            "name": name,
            "source": files,
            "minors": minors,
            "flags": windows({minor: found[name] for minor, found in flags.items()}),
        })
    keys = {}
    for line, version in ETCD.items():
        folder = download("go.etcd.io/etcd/server/v3", version)
        keys[line] = {key: TYPES.get(kind, "") for key, kind in rows("etcd.go", folder)}
    components.append({
        "name": "etcd",
        "source": "the JSON names in embed/config.go, since etcd-arg becomes keys of etcd's configuration file; " + ETCD_WHY,
        "minors": [
            {"minor": f"1.{minor}", "source": f"go.etcd.io/etcd/server/v3 {ETCD[line]}"}
            for minor, line in ETCD_OF_MINOR.items()
        ],
        "flags": windows({minor: keys[line] for minor, line in ETCD_OF_MINOR.items()}),
    })
    FLAGS.write_text(text({
        "$schema": "https://mcmgen.dev/schemas/catalog-component-flags.schema.json",
        "source": "made by .ci/component-flags from the source of the newest patch of each minor; a flag that a patch "
        "brought counts for the whole minor",
        "components": components,
    }), encoding="utf-8")
    GATES.write_text(text({
        "$schema": "https://mcmgen.dev/schemas/catalog-feature-gates.schema.json",
        "source": "made by .ci/component-flags from the source of the newest patch of each minor: pkg/features and what it "
        "adds from apiserver, component-base, client-go and controller-manager",
        "minors": minors,
        "gates": windows(gates, "lockedTo"),
    }), encoding="utf-8")


if __name__ == "__main__":
    main()
