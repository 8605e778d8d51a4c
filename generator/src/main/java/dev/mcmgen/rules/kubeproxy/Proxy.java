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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    static List<Proxy> all(Subject subject) {
        List<Proxy> all = new ArrayList<>();
        for (Target target : subject.targets()) {
            List<Release> releases = target.release().isPresent()
                    ? List.of(target.release().get())
                    : target.catalog().kubeProxyFlags().minors();
            boolean disabled = target.isTrueOnServers("disable-kube-proxy");
            for (Nodes nodes : target.nodes()) {
                all.add(new Proxy(target, nodes, nodes.arguments(KEY), releases, disabled));
            }
        }
        return all;
    }

    /** Where a kube-proxy really runs on Linux. */
    static List<Proxy> running(Subject subject) {
        List<Proxy> running = all(subject);
        running.removeIf(proxy -> proxy.disabled || !proxy.nodes.isLinux());
        return running;
    }

    /** Where it runs in IPVS mode. */
    static List<Proxy> ipvs(Subject subject) {
        return inMode(IPVS, subject);
    }

    /** Where it runs in nftables mode. */
    static List<Proxy> nftables(Subject subject) {
        return inMode(NFTABLES, subject);
    }

    private static List<Proxy> inMode(String mode, Subject subject) {
        List<Proxy> found = running(subject);
        found.removeIf(proxy -> !proxy.mode().equals(mode));
        return found;
    }

    /** The mode as written; that of RKE2 and K3s where nothing is. */
    String mode() {
        String written = arguments.value("proxy-mode").orElse("");
        return !written.isEmpty() ? written : nodes.isLinux() ? "iptables" : "kernelspace";
    }

    /** The argument that sets the mode, where a user wrote one. */
    Optional<Place> modePlace() {
        return arguments.placeOf("proxy-mode");
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
        for (Release release : releases) {
            if (!target.catalog().facts(release).has(feature)) {
                return false;
            }
        }
        return true;
    }

    /** The arguments that a user wrote, and that have the form of one. */
    List<Argument> written() {
        List<Argument> written = new ArrayList<>();
        for (Argument argument : arguments.all()) {
            if (argument.place().isPresent() && ArgumentForm.isRight(argument.written())) {
                written.add(argument);
            }
        }
        return written;
    }

    /** Those of them that set a flag. */
    List<Argument> written(String flag) {
        List<Argument> written = written();
        written.removeIf(argument -> !argument.flag().equals(flag));
        return written;
    }

    /**
     * Reports what every release has something against as what the rule's page says, and what only some have, or what is
     * only probable, as a warning.
     */
    void judge(RuleReport report, Argument argument, String advice, Judge judge) {
        List<Verdict> verdicts = new ArrayList<>();
        boolean sure = true;
        for (Release release : releases) {
            Optional<Verdict> verdict = judge.of(release, flags(release));
            if (verdict.isPresent()) {
                verdicts.add(verdict.get());
                sure = sure && verdict.get().sure();
            }
        }
        Optional<Place> place = argument.place();
        if (verdicts.isEmpty() || place.isEmpty()) {
            return;
        }
        Verdict last = verdicts.get(verdicts.size() - 1);
        boolean all = verdicts.size() == releases.size();
        if (all && sure) {
            report.value(place.get(), last.message(), ArgumentForm.fix(argument, advice));
        } else {
            String some = all ? "" : "; this depends on the release, which is not named here";
            report.value(Severity.WARNING, place.get(), last.message() + some, ArgumentForm.fix(argument, advice));
        }
    }
}
