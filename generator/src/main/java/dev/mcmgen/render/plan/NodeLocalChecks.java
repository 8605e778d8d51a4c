package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.ChartVersion;
import dev.mcmgen.catalog.KnownBad;
import dev.mcmgen.spec.KubeProxy;
import dev.mcmgen.spec.Network;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of NodeLocal DNSCache goes wrong with this release or this network. */
final class NodeLocalChecks {

    private static final String FIELD = "/spec/dns/nodeLocalCache/enabled";
    private static final String VALUES = "/spec/chartValues/" + DnsConcern.COREDNS + "/nodelocal/";

    private final Draft draft;

    NodeLocalChecks(Draft draft) {
        this.draft = draft;
    }

    void check() {
        draft.catalog().knownBad(draft.release()).stream().filter(this::applies).forEach(this::report);
        if (KubeProxyConcern.mode(draft) == KubeProxy.Mode.NFTABLES) {
            draft.warn(
                    FIELD,
                    "dns/nftables-undocumented",
                    "NodeLocal DNSCache with kube-proxy in nftables mode is documented nowhere; it is rendered as for IPVS",
                    "try it before it matters");
        }
        if (draft.isRke2()) {
            checkCilium();
            checkWrittenValues();
            checkDisabled();
        }
    }

    /** The cache is not asked for, so nothing else agrees with a chart that has it; false is what the chart has anyway. */
    void checkOff() {
        for (String name : List.of("enabled", "use_cilium_lrp")) {
            if (writtenValues().containsKey(name)
                    && !Boolean.FALSE.equals(writtenValues().get(name))) {
                draft.refuse(
                        VALUES + name,
                        "nodelocal/value-has-a-field",
                        "the kubelets and kube-proxy's mode must agree with the cache, and know nothing of it from here",
                        "remove the line and write dns: {nodeLocalCache: {enabled: true}}");
            }
        }
    }

    private Map<?, ?> writtenValues() {
        Object section = draft.spec()
                .chartValues()
                .getOrDefault(DnsConcern.COREDNS, Map.of())
                .get("nodelocal");
        return section instanceof Map<?, ?> values ? values : Map.of();
    }

    /** What follows from the spec may not be written a second time; other values of the section are the user's. */
    private void checkWrittenValues() {
        for (String name : List.of("enabled", "ipvs", "ip_address", "use_cilium_lrp")) {
            if (writtenValues().containsKey(name)) {
                draft.refuse(
                        VALUES + name,
                        "nodelocal/value-has-a-field",
                        name + " follows from dns.nodeLocalCache and kubeProxy.mode, and must agree with the kubelets",
                        "remove the line");
            }
        }
    }

    private void checkDisabled() {
        if (draft.spec().config().get("disable") instanceof List<?> disabled && disabled.contains(DnsConcern.COREDNS)) {
            draft.refuse(
                    "/spec/config/disable",
                    "nodelocal/chart-disabled",
                    "the cache is part of the chart " + DnsConcern.COREDNS + ", which is disabled here",
                    "keep the chart, or bring the cache along in manifests");
        }
    }

    private boolean applies(KnownBad bad) {
        return bad.condition().equals("nodelocal")
                || (bad.condition().equals("nodelocal-dual-stack")
                        && draft.spec().network().serviceCIDR().size() > 1);
    }

    /** Without IPVS the Service is missing as well, but the cache answers on its address: a warning, no refusal. */
    private void report(KnownBad bad) {
        String hint = bad.fixedIn().isEmpty()
                ? "use another minor, or leave the cache off"
                : "fixed in "
                        + String.join(
                                ", ",
                                bad.fixedIn().stream().map(Object::toString).toList());
        boolean breaks = !bad.notice()
                && (KubeProxyConcern.mode(draft) == KubeProxy.Mode.IPVS
                        || bad.condition().equals("nodelocal-dual-stack"));
        if (breaks) {
            draft.refuse(FIELD, "dns/" + bad.id(), draft.release() + ": " + bad.message(), hint);
        } else {
            draft.warn(FIELD, "dns/" + bad.id(), draft.release() + ": " + bad.message(), hint);
        }
    }

    private void checkCilium() {
        boolean cilium = NetworkConcern.cni(draft) == Network.Cni.CILIUM && NetworkConcern.replacesKubeProxy(draft);
        if (!cilium) {
            return;
        }
        Optional<ChartVersion> chart = draft.catalog().facts(draft.release()).corednsChart();
        boolean known = draft.catalog().charts().nodeLocalValues().stream()
                .filter(value -> value.name().equals("use_cilium_lrp"))
                .anyMatch(value -> chart.filter(value::existsIn).isPresent());
        if (!known) {
            draft.refuse(
                    FIELD,
                    "nodelocal/cilium-too-early",
                    "with Cilium in place of kube-proxy the cache needs use_cilium_lrp, which the chart of "
                            + draft.release() + " does not have",
                    "take a release from 1.28.13, 1.29.8 or 1.30.4 on");
        }
        if (HardeningConcern.isCis(draft)) {
            draft.warn(
                    FIELD,
                    "dns/redirect-network-policy",
                    "the network policies of the CIS profile keep pods of other namespaces from the cache's pods",
                    "add a policy for k8s-app: node-local-dns in kube-system that lets port 53 in, TCP and UDP");
        }
    }
}
