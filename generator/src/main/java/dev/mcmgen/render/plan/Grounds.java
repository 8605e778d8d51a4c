package dev.mcmgen.render.plan;

import dev.mcmgen.spec.LeftOut;
import dev.mcmgen.yaml.JsonPointer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * On which fields each refusal rests. Where one of them is left out of a spec because it is wrong, the refusal may follow
 * from that alone and is not told; one whose grounds are not known is told of a whole spec only.
 */
final class Grounds {

    /** Stands for the field that the refusal is about. */
    private static final String ITS_FIELD = "@";

    private static final String RELEASE = "/spec/kubernetesVersion";
    private static final String RANCHER = "/spec/rancher/version";
    private static final String KIND = "/spec/infrastructure";
    private static final String VSPHERE = "/spec/infrastructure/vsphere";
    private static final String MODE = "/spec/kubeProxy/mode";
    private static final String PROXY_ARGS = "/spec/kubeProxy/args/**";
    private static final String CNI = "/spec/network/cni";
    private static final String PODS_RANGE = "/spec/network/clusterCIDR/**";
    private static final String SERVICE_RANGE = "/spec/network/serviceCIDR/**";
    private static final String CACHE = "/spec/dns/nodeLocalCache/enabled";
    private static final String CACHE_ADDRESS = "/spec/dns/nodeLocalCache/address";
    private static final String CLUSTER_DNS = "/spec/dns/clusterDNS/**";
    private static final String PROFILE = "/spec/hardening/profile";
    private static final String TEMPLATE = "/spec/hardening/podSecurityTemplate";
    private static final String S3_SECRET = "/spec/etcd/snapshots/s3/cloudCredential";
    private static final String SNAPSHOTS = "/spec/etcd/snapshots/enabled";
    private static final String POOL = "/spec/pools/*";
    private static final String POOL_OS = "/spec/pools/*/os";
    private static final String POOL_ROLES = "/spec/pools/*/roles/**";

    private static final Map<String, List<JsonPointer>> BY_CODE = new Table()
            .row("args/component-not-there", ITS_FIELD, POOL_ROLES)
            .row("audit-policy/not-a-policy", ITS_FIELD)
            .row("chart/configured-twice", ITS_FIELD, RELEASE, KIND)
            .row("chart/not-in-release", ITS_FIELD, RELEASE)
            .row("cloud-credential/missing", VSPHERE + "/cloudCredential")
            .row("cloud-provider/no-prebootstrap", ITS_FIELD, RANCHER)
            .row("cloud-provider/not-in-release", ITS_FIELD, RELEASE)
            .row("cloud-provider/vcenter-missing", VSPHERE + "/cloudProvider/**", "/spec/chartValues/**", RELEASE)
            .row("cni/multus-alone", ITS_FIELD, CNI, RELEASE)
            .row("cni/not-in-release", ITS_FIELD, CNI, RELEASE)
            .row("cni/windows", CNI, POOL_OS, RELEASE)
            .row("config/key-has-a-field", ITS_FIELD, KIND, TEMPLATE)
            .row("config/server-only-key", ITS_FIELD, RELEASE, POOL_ROLES)
            .row("config/unknown-key", ITS_FIELD, RELEASE, POOL_ROLES)
            .row("config/value-type", ITS_FIELD, RELEASE)
            .row("data-directories/refused", ITS_FIELD, KIND)
            .row("files/unknown-pool", ITS_FIELD, POOL, POOL + "/name")
            .row("ingress/not-in-release", ITS_FIELD, RELEASE)
            .row("kube-proxy/argument-has-a-field", ITS_FIELD, MODE)
            .row("kube-proxy/harmful-argument", ITS_FIELD, MODE, RELEASE)
            .row("kube-proxy/ipvs-off", MODE, RELEASE)
            .row("kube-proxy/nftables-kernel", MODE, "/spec/nodeOS", "/spec/kernel", POOL_OS)
            .row("kube-proxy/nftables-too-early", MODE, RELEASE)
            .row("kube-proxy/replaced-by-cni", MODE, CNI, RELEASE, "/spec/chartValues/**")
            .row("kube-proxy/scheduler-module-missing", ITS_FIELD, MODE, PROXY_ARGS, "/spec/nodeOS", POOL_OS, RELEASE)
            .row("kube-proxy/scheduler-not-accepted", ITS_FIELD, MODE, PROXY_ARGS, RELEASE)
            .row("kube-proxy/strict-arp-needed", ITS_FIELD, MODE, "/spec/network/loadBalancer/kind")
            .row(
                    "kube-proxy/sync-period",
                    MODE,
                    "/spec/kubeProxy/ipvs/syncPeriod",
                    "/spec/kubeProxy/ipvs/minSyncPeriod",
                    RELEASE)
            .row("kube-proxy/unknown-argument", ITS_FIELD, MODE, RELEASE)
            .row("label/key", ITS_FIELD)
            .row("label/of-rancher", ITS_FIELD, KIND)
            .row("label/value", ITS_FIELD)
            .row("machine-config/secret", ITS_FIELD, KIND + "/machineConfig/kind")
            .row("machine-config/type", ITS_FIELD, KIND + "/machineConfig/kind")
            .row("machine-config/unknown-field", ITS_FIELD, KIND + "/machineConfig/kind")
            .row("manifest/name-twice", ITS_FIELD)
            .row("manifest/not-an-object", ITS_FIELD)
            .row("manifest/packaged-name", ITS_FIELD, RELEASE)
            .row("manifest/unreadable", ITS_FIELD)
            .row("network/cluster-dns-outside", CLUSTER_DNS, SERVICE_RANGE)
            .row("network/families-differ", PODS_RANGE, SERVICE_RANGE)
            .row("network/ipvs-probe-address", ITS_FIELD, MODE, RELEASE)
            .row("network/ranges-overlap", PODS_RANGE, SERVICE_RANGE)
            .row("nodelocal/address-in-cluster", CACHE, CACHE_ADDRESS, PODS_RANGE, SERVICE_RANGE)
            .row("nodelocal/address-is-cluster-dns", CACHE, CACHE_ADDRESS, CLUSTER_DNS)
            .row("nodelocal/chart-disabled", ITS_FIELD, CACHE, RELEASE)
            .row("nodelocal/cilium-too-early", CACHE, CNI, MODE, RELEASE)
            .row("nodelocal/ipv6-address", CACHE, CACHE_ADDRESS)
            .row("nodelocal/ipv6-first", CACHE, CACHE_ADDRESS, CLUSTER_DNS, SERVICE_RANGE)
            .row("nodelocal/kubelet-dns", ITS_FIELD, CACHE, CACHE_ADDRESS, MODE)
            .row("nodelocal/value-has-a-field", ITS_FIELD, CACHE, RELEASE)
            .row("overrides/key-dropped", ITS_FIELD, RELEASE, KIND)
            .row("overrides/pod-security-lost", ITS_FIELD, PROFILE, TEMPLATE, RELEASE, KIND)
            .row("pod-security/not-in-release", ITS_FIELD, PROFILE, RELEASE, KIND)
            .row("pod-security/two-files", ITS_FIELD, PROFILE, TEMPLATE, RELEASE)
            .row("pod-security/unknown-template", ITS_FIELD, KIND)
            .row("pools/role-missing", POOL_ROLES, POOL + "/quantity", POOL + "/autoscaling/**", KIND)
            .row("pools/windows-k3s", ITS_FIELD, RELEASE)
            .row("pools/windows-server", POOL_ROLES, POOL_OS)
            .row("profile/kernel-defaults-off", ITS_FIELD, PROFILE, RELEASE)
            .row("profile/not-accepted", ITS_FIELD, RELEASE)
            .row("rancher/agent-var-dir", ITS_FIELD, KIND)
            .row("rancher/argument-repeated", ITS_FIELD, RANCHER, KIND)
            .row("rancher/no-proxy-blank", ITS_FIELD, KIND)
            .row("rancher/not-in-version", ITS_FIELD, RANCHER, RELEASE, PROFILE, TEMPLATE, KIND)
            .row("rancher/reserved-name", ITS_FIELD, KIND)
            .row("secret/in-clear", ITS_FIELD)
            .row("secrets-encryption/forced", ITS_FIELD, RELEASE)
            .row("snapshots/s3-beside-secret", ITS_FIELD, S3_SECRET, SNAPSHOTS, KIND)
            .row("snapshots/s3-credential-of-rancher", ITS_FIELD, SNAPSHOTS, KIND)
            .row("snapshots/s3-endpoint-scheme", ITS_FIELD)
            .row("snapshots/s3-retention-not-in-release", ITS_FIELD, S3_SECRET, SNAPSHOTS, RELEASE, KIND)
            .row("snapshots/s3-secret-not-in-release", ITS_FIELD, SNAPSHOTS, RELEASE, KIND)
            .row("snapshots/schedule", ITS_FIELD)
            .row("spec/unused-field", ITS_FIELD, KIND)
            .row("vsphere/legacy", VSPHERE + "/creationType", POOL + "/vsphere/creationType")
            .row(
                    "vsphere/library-missing",
                    VSPHERE + "/creationType",
                    VSPHERE + "/contentLibrary",
                    POOL + "/vsphere/creationType",
                    POOL + "/vsphere/contentLibrary")
            .row("vsphere/size-not-whole", ITS_FIELD, VSPHERE + "/memory", VSPHERE + "/disk")
            .row(
                    "vsphere/template-missing",
                    VSPHERE + "/creationType",
                    VSPHERE + "/template",
                    POOL + "/vsphere/creationType",
                    POOL + "/vsphere/template")
            .rows();

    private Grounds() {}

    /** Whether the refusal stands whatever the user meant by what is left out. */
    static boolean hold(Remarks.Refusal refusal, LeftOut leftOut) {
        List<JsonPointer> grounds = BY_CODE.getOrDefault(refusal.problem().code(), List.of());
        return !grounds.isEmpty()
                && grounds.stream()
                        .noneMatch(ground -> ground.tokens().get(0).equals(ITS_FIELD)
                                ? leftOut.touchesWritten(refusal.field())
                                : leftOut.touches(ground));
    }

    /** The codes whose grounds are known. */
    static Stream<String> codes() {
        return BY_CODE.keySet().stream().sorted();
    }

    private static final class Table {

        private final Map<String, List<JsonPointer>> rows = new HashMap<>();

        Table row(String code, String... fields) {
            rows.put(
                    code,
                    Arrays.stream(fields)
                            .map(field -> field.equals(ITS_FIELD)
                                    ? new JsonPointer(List.of(field))
                                    : JsonPointer.parse(field))
                            .toList());
            return this;
        }

        Map<String, List<JsonPointer>> rows() {
            return Map.copyOf(rows);
        }
    }
}
