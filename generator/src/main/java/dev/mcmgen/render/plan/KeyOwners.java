package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Network;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keys of config.yaml that the user may not set in {@code config}: some have a field of the spec, so that the rest of
 * the plan can follow from it; some belong to Rancher, which overwrites them (rancher-cluster.md §3.1).
 */
final class KeyOwners {

    private final Map<String, String> fields = new TreeMap<>();
    private final Map<String, String> ranchers = new TreeMap<>();

    KeyOwners() {
        field("kubeProxy", "kube-proxy-arg", "disable-kube-proxy");
        field("dns.clusterDNS", "cluster-dns");
        field("dns.clusterDomain", "cluster-domain");
        field("network.cni", "cni", "flannel-backend", "disable-network-policy");
        field("network.clusterCIDR", "cluster-cidr");
        field("network.serviceCIDR", "service-cidr");
        field("network.nodePortRange", "service-node-port-range");
        field("network.tlsSANs", "tls-san");
        field("network.ingress", "ingress-controller");
        field("hardening.profile", "profile");
        field("hardening.selinux", "selinux");
        field("hardening.protectKernelDefaults", "protect-kernel-defaults");
        field("hardening.auditPolicy", "audit-policy-file");
        field("hardening.secretsEncryption", "secrets-encryption");
        field("hardening.podSecurityTemplate", "pod-security-admission-config-file");
        field(
                "args",
                "kubelet-arg",
                "kube-apiserver-arg",
                "kube-controller-manager-arg",
                "kube-scheduler-arg",
                "etcd-arg");
        field(
                "etcd.snapshots",
                "etcd-disable-snapshots",
                "etcd-snapshot-schedule-cron",
                "etcd-snapshot-retention",
                "etcd-s3",
                "etcd-s3-bucket",
                "etcd-s3-endpoint",
                "etcd-s3-endpoint-ca",
                "etcd-s3-region",
                "etcd-s3-folder",
                "etcd-s3-skip-ssl-verify",
                "etcd-s3-retention");
        field("registries.systemDefaultRegistry", "system-default-registry");
        field("dataDirectories.k8sDistro", "data-dir");
        field("infrastructure.vsphere.cloudProvider", "cloud-provider-name");
        secret("token", "agent-token", "etcd-s3-access-key", "etcd-s3-secret-key", "etcd-s3-session-token");
        rancher(
                "server",
                "token-file",
                "agent-token-file",
                "cluster-init",
                "node-label",
                "node-taint",
                "node-ip",
                "node-external-ip",
                "node-name",
                "advertise-address",
                "private-registry",
                "disable-etcd",
                "disable-apiserver",
                "disable-controller-manager",
                "disable-scheduler");
    }

    /** Why the key is not free, as the rest of a sentence that begins with its name; empty where it is. */
    Optional<String> ownerOf(String key, Object value, Draft draft) {
        if (isFree(key, value, draft)) {
            return Optional.empty();
        }
        Optional<String> field = Optional.ofNullable(fields.get(key));
        return field.isPresent() || draft.target() == Target.STANDALONE
                ? field
                : Optional.ofNullable(ranchers.get(key));
    }

    /** Values of a key for which its field has no word: other cloud providers, and flannel's ways on K3s. */
    private static boolean isFree(String key, Object value, Draft draft) {
        return switch (key) {
            case "cloud-provider-name" -> !value.equals("rancher-vsphere") && !CloudProviderConcern.isOn(draft);
            case "flannel-backend" -> hasFlannelOfK3s(draft) && !value.equals("none");
            case "disable-network-policy" -> hasFlannelOfK3s(draft);
            case PodSecurity.KEY -> PodSecurity.isOwn(draft);
            default -> false;
        };
    }

    private static boolean hasFlannelOfK3s(Draft draft) {
        return !draft.isRke2() && NetworkConcern.cni(draft) == Network.Cni.FLANNEL;
    }

    private void field(String field, String... keys) {
        for (String key : keys) {
            fields.put(key, "has its own field, spec." + field);
        }
    }

    private void secret(String... keys) {
        for (String key : keys) {
            fields.put(key, "is a secret and does not belong into a spec; no rendered file holds one");
        }
    }

    private void rancher(String... keys) {
        for (String key : keys) {
            ranchers.put(key, "is set by Rancher, which overwrites what is written here");
        }
    }
}
