package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.KubeProxyFlag;
import dev.mcmgen.catalog.KubeProxyFlags;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Arguments.Argument;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * kube-proxy on a group of nodes.
 *
 * @param releases what the nodes may run: the release of the target, or where it names none one of each known minor
 * @param disabled whether the servers turn kube-proxy off; its arguments are parsed all the same
 */
record Proxy(Target target, Nodes nodes, Arguments arguments, List<Release> releases, boolean disabled) {

    static final String KEY = "kube-proxy-arg";

    private static final String IPVS = "ipvs";
    private static final String NFTABLES = "nftables";

    /** What a release has against something. */
    interface Judge {

        /** Empty where the release has nothing against it. */
        Optional<Verdict> of(Release release, KubeProxyFlags.Flags flags);
    }

    /**
     * What a release has against something.
     *
     * @param sure not only probable
     */
    record Verdict(String message, boolean sure) {

        static Verdict sure(String message) {
            return new Verdict(message, true);
        }
    }

    /** kube-proxy on every group of nodes of a subject. */
    static Stream<Proxy> all(Subject subject) {
        return subject.targets().stream().flatMap(target -> {
            List<Release> releases = target.release()
                    .map(List::of)
                    .orElseGet(() -> target.catalog().kubeProxyFlags().minors());
            boolean disabled = target.isTrueOnServers("disable-kube-proxy");
            return target.nodes().stream()
                    .map(nodes -> new Proxy(target, nodes, nodes.arguments(KEY), releases, disabled));
        });
    }

    /** Where a kube-proxy really runs on Linux. */
    static Stream<Proxy> running(Subject subject) {
        return all(subject).filter(proxy -> !proxy.disabled && proxy.nodes.isLinux());
    }

    /** Where it runs in IPVS mode. */
    static Stream<Proxy> ipvs(Subject subject) {
        return running(subject).filter(proxy -> proxy.mode().equals(IPVS));
    }

    /** Where it runs in nftables mode. */
    static Stream<Proxy> nftables(Subject subject) {
        return running(subject).filter(proxy -> proxy.mode().equals(NFTABLES));
    }

    /** The mode as written; that of RKE2 and K3s where nothing is. */
    String mode() {
        String written = arguments.value("proxy-mode").orElse("");
        return !written.isEmpty() ? written : nodes.isLinux() ? "iptables" : "kernelspace";
    }

    /** The argument that sets the mode, where a user wrote one. */
    Optional<Place> modePlace() {
        return arguments.last("proxy-mode").flatMap(Argument::place);
    }

    KubeProxyFlags.Flags flags(Release release) {
        return target.catalog().kubeProxyFlags().of(release);
    }

    /** The flag as the newest of the releases has it. */
    Optional<KubeProxyFlag> flag(String name) {
        return flags(newest()).find(name);
    }

    /** Whether each of the releases has a flag, and on these nodes. */
    boolean isKnown(String name) {
        for (Release release : releases) {
            Optional<KubeProxyFlag> flag = flags(release).find(name);
            if (flag.isEmpty() || (flag.get().windowsOnly() && nodes.isLinux())) {
                return false;
            }
        }
        return true;
    }

    Release newest() {
        return releases.get(releases.size() - 1);
    }

    /** Whether all the releases have something. */
    boolean has(ReleaseFeature feature) {
        return releases.stream()
                .allMatch(release -> target.catalog().facts(release).has(feature));
    }

    /** The arguments that a user wrote, and that have the form of one. */
    Stream<Argument> written() {
        return arguments.all().stream()
                .filter(argument -> argument.place().isPresent() && ArgumentForm.isRight(argument.written()));
    }

    /**
     * Reports what every release has something against as what the rule's page says, and what only some have, or what is
     * only probable, as a warning.
     */
    void judge(RuleReport report, Argument argument, String advice, Judge judge) {
        List<Verdict> verdicts = releases.stream()
                .flatMap(release -> judge.of(release, flags(release)).stream())
                .toList();
        Optional<Place> place = argument.place();
        if (verdicts.isEmpty() || place.isEmpty()) {
            return;
        }
        Verdict last = verdicts.get(verdicts.size() - 1);
        boolean all = verdicts.size() == releases.size();
        if (all && verdicts.stream().allMatch(Verdict::sure)) {
            report.value(place.get(), last.message(), ArgumentForm.fix(argument, advice));
        } else {
            String some = all ? "" : "; this depends on the release, which is not named here";
            report.value(Severity.WARNING, place.get(), last.message() + some, ArgumentForm.fix(argument, advice));
        }
    }
}
