package dev.mcmgen.rules.dns;

import dev.mcmgen.catalog.ReleaseFacts;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.ChartValues;
import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
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
        for (NodeLocal cache : NodeLocal.on(subject)) {
            Optional<Place> redirect =
                    cache.isRedirected() ? cache.section().get(NodeLocal.REDIRECT) : Optional.empty();
            List<String> missing = redirect.isPresent() ? missing(cache) : List.of();
            if (!missing.isEmpty()) {
                report.value(
                        redirect.orElseThrow(),
                        "DNS queries will not be redirected to the cache: this needs " + String.join(", ", missing),
                        Fix.byHand("add what is missing, or leave use_cilium_lrp out"));
            }
        }
    }

    private static List<String> missing(NodeLocal cache) {
        Target target = cache.target();
        List<String> missing = new ArrayList<>();
        if (!isCilium(target)) {
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
        Optional<ReleaseFacts> facts = target.facts();
        if (facts.isPresent() && facts.get().known() && !facts.get().has(ReleaseFeature.CILIUM_LRP)) {
            missing.add("RKE2 from 1.28.13, 1.29.8 or 1.30.4 on");
        }
        return missing;
    }

    private static boolean isCilium(Target target) {
        return target.cni().orElse("").equals(CILIUM);
    }

    private static boolean replacesKubeProxy(Target target) {
        Optional<Place> replacement = value(target, "kubeProxyReplacement");
        return replacement.isPresent() && Set.of("true", "strict").contains(word(replacement.get()));
    }

    private static Optional<Place> value(Target target, String... path) {
        Optional<String> chart = target.catalog().charts().ofCni(CILIUM);
        Optional<ChartValues> values = chart.isPresent() ? target.chartValues(chart.get()) : Optional.empty();
        return values.isPresent() ? values.get().values().at(path) : Optional.empty();
    }

    private static boolean isOn(Optional<Place> place) {
        return place.isPresent() && word(place.get()).equals("true");
    }

    private static String word(Place place) {
        return String.valueOf(place.value().toData()).toLowerCase(Locale.ROOT);
    }

    static void withIpvs(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            Optional<Place> place =
                    cache.isRedirected() && cache.isIpvs() ? cache.section().get(NodeLocal.IPVS) : Optional.empty();
            if (place.isPresent()) {
                report.value(
                        place.get(),
                        "the cache will be set up for two ways at once: use_cilium_lrp is for a cluster without kube-proxy,"
                                + " ipvs for one with it",
                        Fix.byHand("remove one of the two"));
            }
        }
    }

    static void needed(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            if (!cache.isRedirected()
                    && isCilium(cache.target())
                    && replacesKubeProxy(cache.target())
                    && !kubeletsName(cache)) {
                report.key(
                        cache.section(),
                        "the cache will not be asked: Cilium in place of kube-proxy answers for the cluster DNS address"
                                + " before the node does",
                        Fix.byHand(
                                "add nodelocal.use_cilium_lrp: true, and localRedirectPolicy: true for rke2-cilium"));
            }
        }
    }

    /** Where all kubelets name the cache's own address, nothing has to be redirected. */
    private static boolean kubeletsName(NodeLocal cache) {
        if (!cache.isIpvs()) {
            return false;
        }
        for (Nodes nodes : cache.target().linuxNodes()) {
            Optional<Arguments.Argument> dns = NodeLocal.kubeletDns(nodes);
            if (dns.isEmpty() || !cache.isNamedBy(dns.get())) {
                return false;
            }
        }
        return true;
    }

    static void networkPolicy(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            Optional<Place> redirect = cache.isRedirected() && isCis(cache.target()) && !isLetIn(cache)
                    ? cache.section().get(NodeLocal.REDIRECT)
                    : Optional.empty();
            if (redirect.isPresent()) {
                report.value(
                        redirect.get(),
                        "pods outside kube-system will probably have no DNS: the network policies of the CIS profile keep"
                                + " them from the cache's pods",
                        Fix.byHand(
                                "add a NetworkPolicy in kube-system for k8s-app: node-local-dns that lets port 53 in,"
                                        + " TCP and UDP"));
            }
        }
    }

    /** Whether a network policy is there for the cache's pods. */
    private static boolean isLetIn(NodeLocal cache) {
        for (Place object : cache.target().additionalObjects()) {
            if (isPolicy(object)
                    && object.textAt("spec", "podSelector", "matchLabels", "k8s-app")
                            .equals(LABEL)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCis(Target target) {
        Optional<Setting> profile = target.serverSetting("profile");
        return profile.isPresent() && profile.get().text().startsWith("cis");
    }

    private static boolean isPolicy(Place object) {
        return object.text("kind").equals("NetworkPolicy")
                && object.text("apiVersion").startsWith("networking.k8s.io/");
    }

    static void egress(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            Optional<Cidr> address = cache.isRedirected() ? Optional.empty() : Cidr.address(cache.address());
            for (Place object : cache.target().additionalObjects()) {
                Optional<Place> spec = address.isPresent() && isPolicy(object) ? object.get("spec") : Optional.empty();
                if (spec.isPresent() && limitsEgress(spec.get()) && !allows(spec.get(), address.orElseThrow())) {
                    report.key(
                            spec.get(),
                            "the pods that this policy selects will have no DNS: the cache runs in the node's own network,"
                                    + " which no pod selector matches",
                            Fix.byHand("allow egress to ipBlock " + cache.address() + "/32, port 53, UDP and TCP"));
                }
            }
        }
    }

    private static boolean limitsEgress(Place spec) {
        for (Place type : spec.itemsAt("policyTypes")) {
            if (type.text().orElse("").equals("Egress")) {
                return true;
            }
        }
        return spec.get("egress").isPresent();
    }

    private static boolean allows(Place spec, Cidr address) {
        for (Place rule : spec.itemsAt("egress")) {
            List<Place> peers = rule.itemsAt("to");
            if (peers.isEmpty()) {
                return true;
            }
            for (Place peer : peers) {
                Optional<Cidr> range = Cidr.parse(peer.textAt("ipBlock", "cidr"));
                if (range.isPresent() && range.get().contains(address)) {
                    return true;
                }
            }
        }
        return false;
    }

    static void nftables(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            if (cache.proxyMode().equals("nftables")) {
                report.key(
                        cache.section(),
                        "nobody documents the cache beside kube-proxy in nftables mode; its rules for the cluster DNS"
                                + " address may not come first",
                        Fix.byHand(
                                "set nodelocal.ipvs: true and name the cache to the kubelets, and try it before it matters"));
            }
        }
    }
}
