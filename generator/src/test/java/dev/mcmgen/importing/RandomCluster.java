package dev.mcmgen.importing;

import dev.mcmgen.yaml.JsonWriter;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Clusters that no spec was rendered to: what people, consoles and other tools write, good and bad. */
final class RandomCluster {

    private static final String POOL_NAME = "rke.cattle.io/rke-machine-pool-name";
    private static final List<String> POOLS = List.of("cp", "w1", "w2");

    private final Random random;

    private RandomCluster(Random random) {
        this.random = random;
    }

    /** The objects of a cluster as one stream of JSON documents. */
    static String of(Random random) {
        return new RandomCluster(random).stream();
    }

    private String stream() {
        List<String> documents = new ArrayList<>();
        boolean pools = random.nextInt(3) > 0;
        String kind = random.nextInt(3) == 0 ? "OtherConfig" : "VmwarevsphereConfig";
        if (pools) {
            for (String pool : POOLS) {
                if (random.nextInt(8) > 0) {
                    documents.add(JsonWriter.write(machineConfig(kind, pool)));
                }
            }
        }
        documents.add(JsonWriter.write(cluster(pools, kind)));
        return String.join("---\n", documents);
    }

    private Map<String, Object> machineConfig(String kind, String pool) {
        Map<String, Object> config = map(
                "apiVersion",
                "rke-machine-config.cattle.io/v1",
                "kind",
                kind,
                "metadata",
                map("name", "nc-" + pool, "namespace", "fleet-default"),
                "creationType",
                one(List.of("template", "template", "vm", "legacy")),
                "cloneFrom",
                "/DC1/vm/templates/" + one(List.of("rocky93", "ubuntu2204")),
                "cpuCount",
                one(List.of("2", "8")));
        maybe(config, "datacenter", "/DC1");
        maybe(config, "memorySize", one(List.of("4096", "5000", "much")));
        maybe(config, "diskSize", "20000");
        maybe(config, "cfgparam", List.of("disk.enableUUID=TRUE"));
        maybe(
                config,
                "cloudConfig",
                one(List.of("#cloud-config\n\n", "#!/bin/sh\necho hi\n", "#cloud-config\npackages: [a]\n")));
        maybe(config, "sshPort", one(List.of("22", "2222", "ssh")));
        maybe(config, "sshPassword", one(List.of("tcuser", "s3cr3tvalue")));
        maybe(config, "tag", List.of("urn:vmomi:InventoryServiceTag:1:GLOBAL"));
        maybe(config, "hostsystem", "");
        return config;
    }

    private Map<String, Object> cluster(boolean pools, String kind) {
        Map<String, Object> rkeConfig = new LinkedHashMap<>();
        rkeConfig.put("machineGlobalConfig", config());
        List<Object> selectors = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Map<String, Object> entry = new LinkedHashMap<>();
            maybe(entry, "machineLabelSelector", selector());
            entry.put("config", config());
            selectors.add(entry);
        }
        maybe(rkeConfig, "machineSelectorConfig", selectors);
        maybe(rkeConfig, "machineSelectorFiles", files());
        maybe(rkeConfig, "chartValues", charts());
        maybe(
                rkeConfig,
                "additionalManifest",
                one(List.of(
                        "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\n# only a comment\n",
                        "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata: {name: rke2-coredns, namespace: kube-system}\nspec:\n  valuesContent: |-\n    nodelocal: {enabled: true, ipvs: true}\n",
                        "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata: {name: rke2-canal, namespace: kube-system}\nspec:\n  valuesContent: |-\n    a: {b: 1}\n",
                        "not yaml: [",
                        "just text\n")));
        maybe(
                rkeConfig,
                "upgradeStrategy",
                map(
                        "workerConcurrency", one(List.of("", "1", "20%")),
                        "workerDrainOptions",
                                map(
                                        "enabled",
                                        random.nextBoolean(),
                                        "timeout",
                                        random.nextInt(3),
                                        "ignoreErrors",
                                        random.nextBoolean())));
        maybe(
                rkeConfig,
                "etcd",
                map("snapshotRetention", random.nextInt(9), "s3", one(List.of(YamlScalar.NULL, map("bucket", "b")))));
        maybe(
                rkeConfig,
                "registries",
                one(List.of(
                        map(), map("mirrors", map("docker.io", map("endpoint", List.of("https://m.example.org")))))));
        maybe(rkeConfig, "networking", map("stackPreference", one(List.of("ipv4", "odd"))));
        maybe(rkeConfig, "rotateCertificates", map("generation", 2));
        if (pools) {
            List<Object> list = new ArrayList<>();
            for (String pool : POOLS) {
                list.add(pool(kind, pool));
            }
            rkeConfig.put("machinePools", list);
        }
        Map<String, Object> spec =
                map("kubernetesVersion", one(List.of("v1.26.10+rke2r2", "v1.31.1+rke2r1", "v1.31.1+k3s1")));
        maybe(spec, "cloudCredentialSecretName", one(List.of("cattle-global-data:cc-abc12", "own-secret")));
        maybe(
                spec,
                "defaultPodSecurityAdmissionConfigurationTemplateName",
                one(List.of("", "rancher-restricted", "own")));
        maybe(
                spec,
                "agentEnvVars",
                List.of(
                        map("name", "A", "value", one(List.of("b", ""))),
                        map("name", "P", "value", "http://u:hunter22@p:1")));
        maybe(spec, "localClusterAuthEndpoint", map("enabled", random.nextBoolean(), "fqdn", "a.example.org"));
        maybe(spec, "surprise", map("a", 1));
        spec.put("rkeConfig", rkeConfig);
        return map(
                "apiVersion",
                "provisioning.cattle.io/v1",
                "kind",
                "Cluster",
                "metadata",
                map("name", "odd-01", "namespace", "fleet-default"),
                "spec",
                spec);
    }

    private Map<String, Object> pool(String kind, String name) {
        Map<String, Object> pool = map(
                "name",
                random.nextInt(12) == 0 ? "Odd_" + name : name,
                "machineConfigRef",
                map("kind", kind, "name", "nc-" + name));
        boolean server = name.equals("cp");
        pool.put("etcdRole", server);
        pool.put("controlPlaneRole", server);
        pool.put("workerRole", !server);
        maybe(pool, "labels", map("zone", one(List.of("a", "b"))));
        maybe(pool, "unhealthyNodeTimeout", one(List.of("0s", "5m")));
        maybe(pool, "machineOS", one(List.of("linux", "windows")));
        maybe(pool, "paused", true);
        maybe(pool, "quantity", random.nextInt(3));
        return pool;
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        maybe(
                config,
                "cni",
                one(List.of("canal", "calico", "", List.of("multus", "canal"), "strange", YamlScalar.NULL)));
        maybe(
                config,
                "kubelet-arg",
                one(List.of(List.of("max-pods=100", "v=2"), List.of("v=2", "max-pods=100"), "max-pods=5", List.of(7))));
        maybe(
                config,
                "kube-apiserver-arg",
                one(List.of(List.of("profiling=false"), List.of("v=1", "v=2"), List.of("profiling=false", "v=1"))));
        maybe(
                config,
                "kube-proxy-arg",
                one(List.of(
                        List.of("proxy-mode=ipvs"),
                        List.of("ipvs-scheduler=lc", "proxy-mode=ipvs"),
                        List.of("ipvs-scheduler=lc"),
                        List.of("v=3"))));
        maybe(config, "profile", one(List.of("cis", "cis-1.23", "", YamlScalar.NULL)));
        maybe(config, "protect-kernel-defaults", random.nextBoolean());
        maybe(config, "selinux", one(List.of(true, "true", "yes")));
        maybe(config, "debug", one(List.of(true, false, "no", 1)));
        maybe(
                config,
                "disable",
                one(List.of(List.of("rke2-ingress-nginx", "rke2-metrics-server"), "rke2-ingress-nginx")));
        maybe(config, "system-default-registry", one(List.of("", "r.example.org")));
        maybe(config, "etcd-expose-metrics", random.nextBoolean());
        maybe(config, "write-kubeconfig-mode", "0600");
        maybe(config, "cluster-cidr", one(List.of("10.42.0.0/16", "10.44.0.0/16", List.of("10.44.0.0/16"))));
        maybe(
                config,
                "audit-policy-file",
                one(List.of("not: a policy\n", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n")));
        maybe(config, "token", "abcdefghijklmnop");
        maybe(config, "cloud-provider-name", one(List.of("rancher-vsphere", "aws")));
        maybe(config, "node-label", List.of("a=b"));
        return config;
    }

    private Map<String, Object> selector() {
        return switch (random.nextInt(5)) {
            case 0 -> map("matchLabels", map("rke.cattle.io/worker-role", "true"));
            case 1 ->
                map("matchLabels", map("rke.cattle.io/control-plane-role", "true", "rke.cattle.io/etcd-role", "true"));
            case 2 -> map("matchExpressions", List.of(map("key", "zone", "operator", "In", "values", List.of("a"))));
            case 3 -> map("matchLabels", map(POOL_NAME, one(POOLS)));
            default -> map();
        };
    }

    private List<Object> files() {
        List<Object> files = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            Map<String, Object> item = map("key", "k", "path", one(List.of("/etc/a", "/etc/b")));
            maybe(item, "permissions", one(List.of("644", "0600")));
            maybe(item, "hash", "abc=");
            Map<String, Object> entry = map(
                    "fileSources",
                    List.of(map(one(List.of("secret", "configMap")), map("name", "own", "items", List.of(item)))));
            maybe(entry, "machineLabelSelector", selector());
            files.add(entry);
        }
        return files;
    }

    private Map<String, Object> charts() {
        Map<String, Object> charts = new LinkedHashMap<>();
        maybe(charts, "rke2-calico", map());
        maybe(charts, "rke2-coredns", map("nodelocal", map("enabled", true, "ipvs", random.nextBoolean()), "a", 1));
        maybe(
                charts,
                "rke2-cilium",
                one(List.of("text", map("x", map("password", "hunter2222")), map("y", List.of(1, 2)))));
        maybe(
                charts,
                "rancher-vsphere-csi",
                map("vCenter", map("configSecret", map("generate", random.nextBoolean()))));
        return charts;
    }

    private void maybe(Map<String, Object> owner, String name, Object value) {
        if (random.nextInt(3) == 0) {
            owner.put(name, value);
        }
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
