package dev.mcmgen.importing;

import dev.mcmgen.yaml.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Specs composed at random of everything that a spec can say; not each of them is one that render takes. */
final class RandomSpec {

    private static final List<String> RELEASES = List.of(
            "v1.26.10+rke2r2", "v1.28.8+rke2r1", "v1.30.3+rke2r1", "v1.31.1+rke2r1", "v1.33.5+rke2r1", "v1.31.1+k3s1");
    private static final String PEM = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    private final Random random;
    private final Map<String, Object> spec = new LinkedHashMap<>();
    private boolean windows;
    private boolean k3s;

    private RandomSpec(Random random) {
        this.random = random;
    }

    /** The text of a spec. */
    static String of(Random random) {
        RandomSpec made = new RandomSpec(random);
        made.compose();
        Map<String, Object> metadata = map("name", "prod-01");
        if (random.nextInt(3) == 0) {
            metadata.put("description", "Site 1");
            metadata.put("labels", map("env", "prod"));
            metadata.put("annotations", map("example.org/owner", "platform"));
        }
        return JsonWriter.write(
                map("apiVersion", "mcmgen/v1", "kind", "ClusterSpec", "metadata", metadata, "spec", made.spec));
    }

    private void compose() {
        String release = one(RELEASES);
        k3s = release.contains("k3s");
        spec.put("kubernetesVersion", release);
        int infrastructure = random.nextInt(4);
        windows = !k3s && infrastructure > 1 && random.nextInt(5) == 0;
        maybe("nodeOS", one(List.of("rocky-9", "rhel-8", "ubuntu-22.04", "debian-12", "sles-15", "sle-micro")));
        maybe("nodeImage", map("firewalld", one(List.of("keep", "disable"))));
        kubeProxy();
        maybe("dns", dns());
        network();
        hardening();
        maybe("args", args(true));
        maybe("config", config());
        if (random.nextInt(3) == 0) {
            roles();
        }
        maybe("etcd", map("snapshots", snapshots()));
        maybe("registries", registries());
        maybe("upgrade", map("worker", tier(), "controlPlane", tier()));
        maybe("clusterEndpoint", map("enabled", random.nextBoolean(), "fqdn", "api.example.org", "caCerts", PEM));
        maybe("agentEnv", map("HTTPS_PROXY", "http://proxy.example.org:3128", "NO_PROXY", "10.0.0.0/8"));
        maybe("clusterAgent", agent());
        maybe("fleetAgent", agent());
        maybe("dataDirectories", map("systemAgent", "/data/agent", "k8sDistro", "/data/rke2"));
        maybe("hostnameLengthLimit", 40);
        if (!k3s) {
            maybe("chartValues", charts());
        }
        maybe("manifests", manifests());
        if (infrastructure < 2) {
            spec.put("infrastructure", map("custom", map()));
            maybe("files", files(List.of()));
        } else if (infrastructure == 2) {
            vsphere();
        } else {
            generic();
        }
        maybe("overrides", map("spec", map("rkeConfig", map("provisionGeneration", 3))));
    }

    private void kubeProxy() {
        Map<String, Object> kubeProxy = new LinkedHashMap<>();
        String mode = one(List.of("iptables", "ipvs", "ipvs", "nftables", "none"));
        maybe(kubeProxy, "mode", mode);
        if ("ipvs".equals(kubeProxy.get("mode"))) {
            Map<String, Object> ipvs = new LinkedHashMap<>();
            maybe(ipvs, "scheduler", one(List.of("rr", "lc", "wrr", "sh", "dh")));
            maybe(ipvs, "strictARP", random.nextBoolean());
            maybe(ipvs, "tcpTimeout", "900s");
            maybe(ipvs, "udpTimeout", "300s");
            maybe(ipvs, "excludeCIDRs", List.of("10.1.2.0/24", "10.1.3.0/24"));
            kubeProxy.put("ipvs", ipvs);
        }
        if (!mode.equals("none")) {
            maybe(kubeProxy, "conntrack", map("maxPerCore", 65536, "tcpEstablishedTimeout", "24h"));
            maybe(kubeProxy, "nodePortAddresses", List.of("10.0.0.0/8", "192.168.0.0/16"));
            maybe(kubeProxy, "args", some(List.of("v=2", "metrics-bind-address=0.0.0.0:10249")));
        }
        maybe("kubeProxy", kubeProxy);
    }

    private Map<String, Object> dns() {
        Map<String, Object> dns = new LinkedHashMap<>();
        maybe(dns, "clusterDomain", "k8s.example.org");
        maybe(dns, "clusterDNS", "10.43.0.53");
        Map<String, Object> cache = map("enabled", random.nextBoolean());
        maybe(cache, "address", "169.254.20.20");
        maybe(cache, "image", "registry.example.org/dns/cache:1.2.3");
        maybe(dns, "nodeLocalCache", cache);
        return dns;
    }

    private void network() {
        Map<String, Object> network = new LinkedHashMap<>();
        if (k3s) {
            maybe(network, "cni", one(List.of("flannel", "none")));
            maybe(network, "ingress", one(List.of("traefik", "none")));
        } else {
            network.put("cni", windows ? "calico" : one(List.of("canal", "calico", "cilium", "none")));
            maybe(network, "multus", random.nextBoolean());
            maybe(network, "ingress", one(List.of("ingress-nginx", "none")));
        }
        if (random.nextInt(4) == 0) {
            network.put("clusterCIDR", List.of("10.44.0.0/16", "fd00:44::/56"));
            network.put("serviceCIDR", List.of("10.43.0.0/16", "fd00:43::/112"));
        }
        maybe(network, "nodePortRange", "30000-32000");
        maybe(network, "tlsSANs", List.of("b.example.org", "a.example.org"));
        maybe(network, "stackPreference", one(List.of("ipv4", "dual")));
        maybe(network, "projectIsolation", random.nextBoolean());
        maybe(
                network,
                "loadBalancer",
                map("kind", one(List.of("metallb", "kube-vip")), "cidrs", List.of("10.9.0.0/24")));
        spec.put("network", network);
    }

    private void hardening() {
        Map<String, Object> hardening = new LinkedHashMap<>();
        if (!k3s) {
            maybe(hardening, "profile", one(List.of("cis", "cis-1.23", "etcd")));
        } else {
            maybe(hardening, "secretsEncryption", random.nextBoolean());
        }
        maybe(hardening, "selinux", random.nextBoolean());
        maybe(hardening, "protectKernelDefaults", random.nextBoolean());
        maybe(hardening, "podSecurityTemplate", one(List.of("rancher-restricted", "rancher-privileged")));
        maybe(
                hardening,
                "auditPolicy",
                map("content", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n"));
        maybe("hardening", hardening);
    }

    private Map<String, Object> args(boolean server) {
        Map<String, Object> args = new LinkedHashMap<>();
        maybe(
                args,
                "kubelet",
                some(List.of("max-pods=50", "max-pods=100", "v=2", "v=4", "node-labels+=a=b", "fail-swap-on")));
        if (server) {
            maybe(args, "apiServer", some(List.of("v=1", "audit-log-maxage=3", "profiling=false", "goaway-chance=0")));
            maybe(args, "scheduler", some(List.of("profiling=false", "v=1")));
            maybe(args, "etcd", some(List.of("quota-backend-bytes=8589934592", "snapshot-count=10000")));
        }
        return args;
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        maybe(config, "debug", random.nextBoolean());
        maybe(config, "write-kubeconfig-mode", one(List.of("0600", "0640")));
        maybe(config, "etcd-expose-metrics", true);
        maybe(config, "lb-server-port", 6555);
        maybe(config, "disable", List.of(k3s ? "metrics-server" : "rke2-metrics-server"));
        return config;
    }

    private void roles() {
        Map<String, Object> roles = new LinkedHashMap<>();
        maybe(roles, "worker", map("args", map("kubelet", some(List.of("max-pods=200", "v=3")))));
        maybe(roles, "etcd", map("args", map("kubelet", some(List.of("max-pods=30", "v=5")))));
        maybe(roles, "controlplane", map("config", map("debug", random.nextBoolean())));
        spec.put("roles", roles);
    }

    private Map<String, Object> snapshots() {
        Map<String, Object> snapshots = new LinkedHashMap<>();
        maybe(snapshots, "enabled", random.nextBoolean());
        maybe(snapshots, "schedule", "0 */6 * * *");
        maybe(snapshots, "retention", one(List.of(5, 8)));
        Map<String, Object> s3 = map("cloudCredential", "cattle-global-data:cc-s3abc", "bucket", "etcd");
        maybe(s3, "endpoint", "s3.example.org");
        maybe(s3, "skipSSLVerify", random.nextBoolean());
        maybe(snapshots, "s3", s3);
        return snapshots;
    }

    private Map<String, Object> registries() {
        Map<String, Object> registries = new LinkedHashMap<>();
        maybe(registries, "systemDefaultRegistry", "registry.example.org");
        maybe(
                registries,
                "mirrors",
                map(
                        "docker.io",
                        map("endpoint", List.of("https://registry.example.org"), "rewrite", map("^a/(.*)", "b/$1"))));
        maybe(
                registries,
                "configs",
                map("registry.example.org", map("authConfigSecretName", "auth", "insecureSkipVerify", true)));
        return registries;
    }

    private Map<String, Object> tier() {
        Map<String, Object> tier = new LinkedHashMap<>();
        maybe(tier, "concurrency", one(List.of("1", "10%", "0")));
        Map<String, Object> drain = map("enabled", random.nextBoolean());
        maybe(drain, "gracePeriod", one(List.of(0, -1, 30)));
        maybe(drain, "timeout", one(List.of(0, 120, 600)));
        maybe(drain, "deleteEmptyDirData", random.nextBoolean());
        maybe(drain, "force", random.nextBoolean());
        maybe(drain, "ignoreDaemonSets", random.nextBoolean());
        maybe(tier, "drain", drain);
        return tier;
    }

    private Map<String, Object> agent() {
        Map<String, Object> agent = new LinkedHashMap<>();
        maybe(agent, "tolerations", List.of(map("key", "dedicated", "operator", "Exists")));
        maybe(agent, "resources", map("requests", map("cpu", "100m")));
        maybe(agent, "priorityClass", map("value", 1000));
        maybe(agent, "podDisruptionBudget", map("minAvailable", "1"));
        return agent;
    }

    private Map<String, Object> charts() {
        Map<String, Object> charts = new LinkedHashMap<>();
        maybe(charts, "rke2-coredns", map("replicaCount", 3));
        maybe(charts, "rke2-canal", map("calico", map("vethuMTU", 1450)));
        maybe(charts, "rke2-metrics-server", map("replicas", 2));
        return charts;
    }

    private List<Object> manifests() {
        List<Object> manifests = new ArrayList<>();
        manifests.add(map("name", "team-a", "content", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n"));
        if (random.nextBoolean()) {
            manifests.add(
                    map(
                            "name",
                            "two",
                            "content",
                            "# two\napiVersion: v1\nkind: Namespace\nmetadata: {name: b}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: c}"));
        }
        return manifests;
    }

    private List<Object> files(List<String> pools) {
        List<Object> files = new ArrayList<>();
        Map<String, Object> own = map("path", "/etc/rancher/rke2/extra.conf", "content", "a=b\n");
        maybe(own, "dynamic", random.nextBoolean());
        if (pools.isEmpty()) {
            maybe(own, "roles", some(List.of("worker", "etcd", "controlplane")));
        } else {
            maybe(own, "pools", some(pools));
        }
        files.add(own);
        if (random.nextBoolean()) {
            files.add(map("path", "/etc/key", "secret", map("name", "key", "key", "k"), "permissions", "0640"));
        }
        return files;
    }

    private void vsphere() {
        Map<String, Object> vsphere = map(
                "cloudCredential", "cattle-global-data:cc-7xk2p",
                "template", "/DC1/vm/templates/rocky93",
                "datacenter", "/DC1",
                "network", List.of("/DC1/network/k8s"));
        maybe(vsphere, "datastore", "/DC1/datastore/vsan01");
        maybe(vsphere, "sshUser", "svcrancher");
        maybe(vsphere, "memory", "16Gi");
        maybe(vsphere, "gracefulShutdownTimeout", 60);
        maybe(vsphere, "cloudConfig", "#cloud-config\npackages: [chrony]\nruncmd:\n  - echo hello\n");
        Map<String, Object> provider = map("enabled", random.nextBoolean());
        maybe(provider, "credentials", "prebootstrap");
        maybe(provider, "cpi", map("vCenter", map("host", "vcenter.example.org")));
        if (!k3s) {
            maybe(vsphere, "cloudProvider", provider);
        }
        spec.put("infrastructure", map("vsphere", vsphere));
        List<Object> pools = pools();
        for (Object pool : pools) {
            Map<String, Object> own = new LinkedHashMap<>();
            maybe(own, "datastoreCluster", "/DC1/datastore/cluster");
            maybe(own, "folder", "/DC1/vm/k8s");
            if (random.nextInt(3) == 0) {
                fields(pool).put("vsphere", own);
            }
            maybe(fields(pool), "memory", one(List.of("8Gi", "6000Mi", "4Gi")));
        }
        spec.put("pools", pools);
        maybe("files", files(List.of("cp", "worker")));
    }

    private void generic() {
        Map<String, Object> machines = map("kind", one(List.of("Amazonec2Config", "OtherConfig", "HarvesterConfig")));
        maybe(machines, "cloudCredential", "cattle-global-data:cc-7xk2p");
        maybe(machines, "config", map("region", "eu-1", "zone", "b"));
        spec.put("infrastructure", map("machineConfig", machines));
        List<Object> pools = pools();
        pools.forEach(pool -> maybe(fields(pool), "machineConfig", map("zone", one(List.of("b", "c")))));
        spec.put("pools", pools);
        maybe("files", files(List.of("cp", "worker")));
    }

    private List<Object> pools() {
        List<Object> pools = new ArrayList<>();
        pools.add(pool("cp", List.of("controlplane", "etcd"), true));
        pools.add(pool("worker", List.of("worker"), false));
        if (random.nextBoolean()) {
            pools.add(pool("all", List.of("etcd", "controlplane", "worker"), true));
        }
        if (windows) {
            Map<String, Object> win = pool("win", List.of("worker"), false);
            win.put("os", "windows");
            pools.add(win);
        }
        return pools;
    }

    private Map<String, Object> pool(String name, List<String> roles, boolean server) {
        Map<String, Object> pool = map("name", name, "roles", roles, "quantity", random.nextInt(4));
        maybe(pool, "labels", map("zone", "a"));
        maybe(pool, "taints", List.of(map("key", "dedicated", "value", "x", "effect", "NoSchedule")));
        maybe(pool, "drainBeforeDelete", random.nextBoolean());
        maybe(pool, "drainBeforeDeleteTimeout", "10m");
        maybe(pool, "rollingUpdate", map("maxSurge", one(List.of(1, "25%")), "maxUnavailable", 0));
        maybe(pool, "healthCheck", map("unhealthyNodeTimeout", "10m", "maxUnhealthy", "40%"));
        maybe(pool, "machineLabels", map("tier", "a"));
        maybe(pool, "hostnameLengthLimit", 15);
        maybe(pool, "cloudCredential", "cattle-global-data:cc-other");
        maybe(pool, "args", args(server));
        maybe(pool, "config", map("debug", random.nextBoolean()));
        return pool;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(Object pool) {
        return (Map<String, Object>) pool;
    }

    private void maybe(String name, Object value) {
        maybe(spec, name, value);
    }

    private void maybe(Map<String, Object> owner, String name, Object value) {
        if (random.nextInt(3) == 0) {
            owner.put(name, value);
        }
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private List<String> some(List<String> from) {
        List<String> chosen = new ArrayList<>();
        for (String item : from) {
            if (random.nextInt(3) == 0) {
                chosen.add(item);
            }
        }
        return chosen.isEmpty() ? List.of(one(from)) : chosen;
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
