package dev.mcmgen.rules.dns;

import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.ChartValues;
import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rules about NodeLocal DNSCache with Cilium, and with network policies (ipvs-nodelocaldns.md §6.1, §6.5, §8). */
final class CiliumChecks {

    private static final String CILIUM = "cilium";
    private static final String LABEL = "node-local-dns";

    private CiliumChecks() {}

    static void prerequisites(Subject subject, RuleReport report) {
        NodeLocal.on(subject).filter(NodeLocal::isRedirected).forEach(cache -> {
            List<String> missing = missing(cache);
            if (!missing.isEmpty()) {
                cache.section()
                        .get(NodeLocal.REDIRECT)
                        .ifPresent(place -> report.value(
                                place,
                                "DNS queries will not be redirected to the cache: this needs "
                                        + String.join(", ", missing),
                                Fix.byHand("add what is missing, or leave use_cilium_lrp out")));
            }
        });
    }

    private static List<String> missing(NodeLocal cache) {
        Target target = cache.target();
        List<String> missing = new ArrayList<>();
        if (!target.cni().equals(Optional.of(CILIUM))) {
            missing.add("cni: cilium");
        } else {
            if (!replacesKubeProxy(target)) {
                missing.add("kubeProxyReplacement: true");
            }
            boolean policy = isOn(value(target, "localRedirectPolicy"))
                    || isOn(value(target, "localRedirectPolicies", "enabled"));
            if (!policy) {
                missing.add("localRedirectPolicy: true");
            }
        }
        boolean old = target.release()
                .filter(release -> target.catalog().facts(release).known())
                .filter(release -> !target.catalog().facts(release).has(ReleaseFeature.CILIUM_LRP))
                .isPresent();
        if (old) {
            missing.add("RKE2 from 1.28.13, 1.29.8 or 1.30.4 on");
        }
        return missing;
    }

    private static boolean replacesKubeProxy(Target target) {
        return value(target, "kubeProxyReplacement")
                .filter(place -> Set.of("true", "strict").contains(word(place)))
                .isPresent();
    }

    private static Optional<Place> value(Target target, String... path) {
        return target.catalog()
                .charts()
                .ofCni(CILIUM)
                .flatMap(target::chartValues)
                .map(ChartValues::values)
                .flatMap(values -> values.at(path));
    }

    private static boolean isOn(Optional<Place> place) {
        return place.filter(value -> word(value).equals("true")).isPresent();
    }

    private static String word(Place place) {
        return String.valueOf(place.value().toData()).toLowerCase(Locale.ROOT);
    }

    static void withIpvs(Subject subject, RuleReport report) {
        NodeLocal.on(subject)
                .filter(cache -> cache.isRedirected() && cache.isIpvs())
                .flatMap(cache -> cache.section().get(NodeLocal.IPVS).stream())
                .forEach(place -> report.value(
                        place,
                        "the cache will be set up for two ways at once: use_cilium_lrp is for a cluster without"
                                + " kube-proxy, ipvs for one with it",
                        Fix.byHand("remove one of the two")));
    }

    static void needed(Subject subject, RuleReport report) {
        NodeLocal.on(subject)
                .filter(cache -> !cache.isRedirected()
                        && cache.target().cni().equals(Optional.of(CILIUM))
                        && replacesKubeProxy(cache.target())
                        && !kubeletsName(cache))
                .forEach(cache -> report.key(
                        cache.section(),
                        "the cache will not be asked: Cilium in place of kube-proxy answers for the cluster DNS address"
                                + " before the node does",
                        Fix.byHand(
                                "add nodelocal.use_cilium_lrp: true, and localRedirectPolicy: true for rke2-cilium")));
    }

    /** Where all kubelets name the cache's own address, nothing has to be redirected. */
    private static boolean kubeletsName(NodeLocal cache) {
        return cache.isIpvs()
                && cache.target().nodes().stream()
                        .filter(Nodes::isLinux)
                        .allMatch(nodes -> NodeLocal.kubeletDns(nodes)
                                .filter(cache::isNamedBy)
                                .isPresent());
    }

    static void networkPolicy(Subject subject, RuleReport report) {
        NodeLocal.on(subject)
                .filter(cache -> cache.isRedirected() && isCis(cache.target()))
                .filter(cache -> cache.target().additionalObjects().stream()
                        .noneMatch(object -> isPolicy(object)
                                && object.at("spec", "podSelector", "matchLabels")
                                        .filter(labels -> labels.text("k8s-app").equals(LABEL))
                                        .isPresent()))
                .flatMap(cache -> cache.section().get(NodeLocal.REDIRECT).stream())
                .forEach(place -> report.value(
                        place,
                        "pods outside kube-system will probably have no DNS: the network policies of the CIS profile"
                                + " keep them from the cache's pods",
                        Fix.byHand("add a NetworkPolicy in kube-system for k8s-app: node-local-dns that lets port 53"
                                + " in, TCP and UDP")));
    }

    private static boolean isCis(Target target) {
        return target.serverSetting("profile")
                .filter(profile -> profile.text().startsWith("cis"))
                .isPresent();
    }

    private static boolean isPolicy(Place object) {
        return object.text("kind").equals("NetworkPolicy")
                && object.text("apiVersion").startsWith("networking.k8s.io/");
    }

    static void egress(Subject subject, RuleReport report) {
        NodeLocal.on(subject)
                .filter(cache -> !cache.isRedirected())
                .forEach(cache -> cache.target().additionalObjects().stream()
                        .filter(CiliumChecks::isPolicy)
                        .flatMap(policy -> policy.get("spec").stream())
                        .filter(spec -> limitsEgress(spec)
                                && Cidr.address(cache.address())
                                        .filter(address -> !allows(spec, address))
                                        .isPresent())
                        .forEach(spec -> report.key(
                                spec,
                                "the pods that this policy selects will have no DNS: the cache runs in the node's own"
                                        + " network, which no pod selector matches",
                                Fix.byHand(
                                        "allow egress to ipBlock " + cache.address() + "/32, port 53, UDP and TCP"))));
    }

    private static boolean limitsEgress(Place spec) {
        return spec.get("egress").isPresent()
                || spec.get("policyTypes").map(Place::items).orElse(List.of()).stream()
                        .anyMatch(type -> type.text().equals(Optional.of("Egress")));
    }

    private static boolean allows(Place spec, Cidr address) {
        return spec.get("egress").map(Place::items).orElse(List.of()).stream().anyMatch(rule -> {
            List<Place> peers = rule.get("to").map(Place::items).orElse(List.of());
            return peers.isEmpty()
                    || peers.stream()
                            .anyMatch(peer -> peer.at("ipBlock", "cidr")
                                    .flatMap(Place::text)
                                    .flatMap(Cidr::parse)
                                    .filter(range -> range.contains(address))
                                    .isPresent());
        });
    }

    static void nftables(Subject subject, RuleReport report) {
        NodeLocal.on(subject)
                .filter(cache -> cache.proxyMode().equals("nftables"))
                .forEach(cache -> report.key(
                        cache.section(),
                        "nobody documents the cache beside kube-proxy in nftables mode; its rules for the cluster DNS"
                                + " address may not come first",
                        Fix.byHand("set nodelocal.ipvs: true and name the cache to the kubelets, and try it before it"
                                + " matters")));
    }
}
