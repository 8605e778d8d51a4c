package dev.mcmgen.rules.node;

import dev.mcmgen.catalog.Release;
import dev.mcmgen.catalog.ReleaseFacts;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.schema.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Rules about {@code cni}, {@code ingress-controller}, {@code disable} and the cloud provider (rke2-config.md §4.3). */
final class NetworkValueChecks {

    private static final String MULTUS = "multus";
    private static final String PROVIDER = "cloud-provider-name";

    /** What K3s calls its parts, and what RKE2 has in their place. */
    private static final Map<String, String> OF_K3S = Map.of(
            "traefik", "rke2-traefik",
            "coredns", "rke2-coredns",
            "metrics-server", "rke2-metrics-server",
            "ingress-nginx", "rke2-ingress-nginx",
            "nginx", "rke2-ingress-nginx",
            "snapshot-controller", "rke2-snapshot-controller");

    private NetworkValueChecks() {}

    static void cni(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : Certainty.certain(target)) {
                Optional<Release> release = Certainty.rke2(target);
                Optional<Setting> setting = nodes.setting("cni");
                if (release.isPresent() && setting.isPresent() && nodes.isServer()) {
                    List<String> known = target.catalog().facts(release.get()).cniValues();
                    List<String> words = words(setting.get());
                    boolean good = words.size() == 1
                            ? known.contains(words.get(0))
                            : words.size() == 2 && words.get(0).equals(MULTUS) && known.contains(words.get(1));
                    setting.get()
                            .place()
                            .filter(place -> !good && !words.isEmpty())
                            .ifPresent(place -> report.value(
                                    Certainty.of(target),
                                    place,
                                    "RKE2 will not start on servers: " + release.get() + " does not take cni "
                                            + String.join(",", words),
                                    Fix.byHand("write one of " + String.join(", ", known)
                                            + "; multus may stand before it")));
                }
            }
        }
    }

    static void ingress(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : Certainty.certain(target)) {
                Optional<ReleaseFacts> facts = Certainty.isRke2(target) ? target.facts() : Optional.empty();
                Optional<Setting> setting = nodes.setting("ingress-controller");
                if (facts.isPresent() && setting.isPresent() && nodes.isServer()) {
                    judgeIngress(setting.get(), facts.get(), target, report);
                }
            }
        }
    }

    private static void judgeIngress(Setting setting, ReleaseFacts facts, Target target, RuleReport report) {
        boolean unchecked = facts.has(ReleaseFeature.INGRESS_VALUE_UNCHECKED);
        List<String> words = unchecked ? setting.texts() : words(setting);
        boolean known = !facts.ingressControllers().isEmpty();
        boolean good = facts.ingressControllers().containsAll(words);
        if (!known || good || setting.place().isEmpty()) {
            return;
        }
        Place place = setting.place().get();
        boolean commas = unchecked && words.stream().anyMatch(word -> word.contains(","));
        report.value(
                Certainty.of(target),
                place,
                unchecked
                        ? "no ingress controller will run: " + facts.release() + " knows no " + String.join(" ", words)
                                + " and says nothing about it"
                        : "RKE2 will not start on servers: " + facts.release() + " does not take ingress-controller "
                                + String.join(",", words),
                Fix.byHand(
                        commas
                                ? "write a list: [" + String.join(", ", words(setting)) + "]"
                                : "write one of " + String.join(", ", facts.ingressControllers())));
    }

    private static List<String> words(Setting setting) {
        List<String> words = new ArrayList<>();
        for (String text : setting.texts()) {
            for (String word : text.split(",", -1)) {
                words.add(word.strip());
            }
        }
        return words;
    }

    static void disabled(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            Optional<Release> release = Certainty.rke2(target);
            List<String> bundled =
                    release.isPresent() ? target.catalog().charts().bundled(release.get()) : List.of();
            for (Nodes nodes : target.nodes()) {
                for (Setting.Part part : bundled.isEmpty() ? List.<Setting.Part>of() : nodes.parts("disable")) {
                    for (String word : part.text().split(",", -1)) {
                        part.place().ifPresent(place -> judgeDisabled(word.strip(), bundled, place, report));
                    }
                }
            }
        }
    }

    private static void judgeDisabled(String word, List<String> bundled, Place place, RuleReport report) {
        Optional<String> meant = bundled.contains(word) || word.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(OF_K3S.get(word))
                        .filter(bundled::contains)
                        .or(() -> NearestWord.find(word, bundled));
        meant.ifPresent(chart -> report.value(
                place,
                "nothing will be disabled by '" + word + "', unless a manifest of that name lies on the servers",
                Fix.byHand("did you mean " + chart + "?")));
    }

    static void cloudProvider(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            Optional<ReleaseFacts> facts = Certainty.isRke2(target) ? target.facts() : Optional.empty();
            for (Nodes nodes : facts.isPresent() ? target.nodes() : List.<Nodes>of()) {
                Optional<Place> place = nodes.placeOf(PROVIDER);
                String name = nodes.text(PROVIDER);
                boolean twoControllers = nodes.isServer()
                        && name.equals("external")
                        && !facts.orElseThrow().has(ReleaseFeature.ANY_CLOUD_PROVIDER_DISABLES_CCM)
                        && !nodes.isTrue("disable-cloud-controller")
                        && !Certainty.mayBeOverridden(nodes);
                boolean cleared =
                        name.equals("aws") && facts.orElseThrow().has(ReleaseFeature.CLOUD_PROVIDER_AWS_CLEARED);
                if (twoControllers) {
                    place.ifPresent(at -> report.value(
                            at,
                            "RKE2's own cloud controller will run beside yours: from 1.36 on external no longer turns"
                                    + " it off",
                            Fix.byHand("add disable-cloud-controller: true")));
                } else if (cleared) {
                    place.ifPresent(at -> report.value(
                            at,
                            "RKE2 will take aws away with a warning, and use it for the node's name only",
                            Fix.byHand("write external, and install the cloud provider of AWS")));
                }
            }
        }
    }

    static void providerOnSomeNodes(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            TreeSet<String> without = new TreeSet<>();
            Optional<Place> place = Optional.empty();
            for (Nodes nodes :
                    Certainty.isRke2(target) && target.nodes().size() > 1 ? target.nodes() : List.<Nodes>of()) {
                if (nodes.setting(PROVIDER).isPresent() && nodes.isServer()) {
                    place = nodes.placeOf(PROVIDER);
                } else if (nodes.isLinux() && nodes.setting(PROVIDER).isEmpty() && !Certainty.mayBeOverridden(nodes)) {
                    without.add(nodes.words());
                }
            }
            place.filter(at -> !without.isEmpty())
                    .ifPresent(at -> report.key(
                            Severity.WARNING,
                            at,
                            "the kubelets of " + String.join(", ", without)
                                    + " will run without this cloud provider: nodes do not inherit it from servers",
                            Fix.byHand("set cloud-provider-name in machineGlobalConfig")));
        }
    }
}
