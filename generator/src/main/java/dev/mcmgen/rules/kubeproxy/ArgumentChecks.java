package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.KubeProxyFlag;
import dev.mcmgen.catalog.KubeProxyFlags;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.kubeproxy.Proxy.Verdict;
import dev.mcmgen.rules.subject.Arguments.Argument;
import dev.mcmgen.rules.subject.Subject;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules about the names of arguments (ipvs-nodelocaldns.md §1 and its run table). */
final class ArgumentChecks {

    private static final String NO_START = "the nodes will not start: ";

    /** Flags that may be given again: each adds to the one before. */
    private static final Set<KubeProxyFlag.Type> ADDING =
            EnumSet.of(KubeProxyFlag.Type.CIDR_LIST, KubeProxyFlag.Type.BOOL_MAP);

    private ArgumentChecks() {}

    static void form(Subject subject, RuleReport report) {
        Proxy.all(subject)
                .forEach(proxy -> proxy.arguments().all().stream()
                        .filter(argument -> !argument.written().isBlank() && !ArgumentForm.isRight(argument.written()))
                        .forEach(argument -> argument.place()
                                .ifPresent(place -> report.value(
                                        place,
                                        NO_START + "'" + argument.written() + "' is no argument of the form name=value",
                                        ArgumentForm.fix(
                                                argument,
                                                ArgumentForm.meant(argument.written())
                                                        .map(text -> "write " + text)
                                                        .orElse("write name=value, without dashes and blanks"))))));
    }

    static void unknown(Subject subject, RuleReport report) {
        Proxy.all(subject)
                .forEach(proxy -> proxy.written()
                        .filter(argument -> !proxy.isKnown(argument.flag()))
                        .forEach(argument -> proxy.judge(
                                report,
                                argument,
                                advice(proxy, argument),
                                (release, flags) -> unknown(proxy, argument.flag(), release, flags))));
    }

    private static Optional<Verdict> unknown(Proxy proxy, String name, Release release, KubeProxyFlags.Flags flags) {
        Optional<KubeProxyFlag> flag = flags.find(name);
        String system = proxy.nodes().isLinux() ? "" : " on Windows";
        if (flag.isPresent()) {
            return flag.get().windowsOnly() && proxy.nodes().isLinux()
                    ? Optional.of(Verdict.sure(NO_START + "only kube-proxy on Windows has the flag " + name))
                    : Optional.empty();
        }
        String text = "kube-proxy " + release.minorText() + system + " has no flag " + name + since(proxy, name);
        return Optional.of(
                flags.complete()
                        ? Verdict.sure(NO_START + text)
                        : new Verdict("the nodes will probably not start: as far as mcmgen knows, " + text, false));
    }

    private static String since(Proxy proxy, String name) {
        KubeProxyFlags all = proxy.target().catalog().kubeProxyFlags();
        List<String> minors = all.minors().stream()
                .filter(minor -> all.of(minor).find(name).isPresent())
                .map(Release::minorText)
                .toList();
        return minors.isEmpty() ? "" : "; " + minors.get(0) + " to " + minors.get(minors.size() - 1) + " have it";
    }

    /** A name with the same letters is what was meant. */
    private static String advice(Proxy proxy, Argument argument) {
        String letters = letters(argument.flag());
        return proxy.flags(proxy.newest()).byName().keySet().stream()
                .filter(known -> letters(known).equals(letters) && !known.equals(argument.flag()))
                .findFirst()
                .map(known -> "write " + known
                        + argument.value().map(value -> "=" + value).orElse(""))
                .orElse("remove it, or take a release that has it");
    }

    private static String letters(String name) {
        return name.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
    }

    static void harmful(Subject subject, RuleReport report) {
        Proxy.all(subject)
                .forEach(proxy -> proxy.written()
                        .forEach(argument -> proxy.judge(
                                report,
                                argument,
                                "remove it",
                                (release, flags) -> flags.find(argument.flag())
                                        .filter(flag -> !flag.harmful().isEmpty() && isSet(flag, argument))
                                        .map(flag -> Verdict.sure("with " + flag.name() + " " + flag.harmful())))));
    }

    private static boolean isSet(KubeProxyFlag flag, Argument argument) {
        return flag.type() == KubeProxyFlag.Type.BOOL
                ? FlagValues.bool(argument.text()).orElse(true)
                : !argument.text().isEmpty();
    }

    static void repeated(Subject subject, RuleReport report) {
        Proxy.all(subject).forEach(proxy -> {
            Map<String, Argument> earlier = new HashMap<>();
            proxy.written().forEach(argument -> {
                boolean single = proxy.flag(argument.flag())
                        .filter(flag -> !ADDING.contains(flag.type()))
                        .isPresent();
                Optional<Argument> before = Optional.ofNullable(earlier.put(argument.flag(), argument));
                if (single) {
                    before.flatMap(Argument::place)
                            .ifPresent(place -> report.value(
                                    place,
                                    "this will not count: " + argument.flag() + " is given again with "
                                            + argument.text() + ", and the last one wins",
                                    Fix.byHand("keep one of them")));
                }
            });
        });
    }

    static void conntrackMin(Subject subject, RuleReport report) {
        Proxy.running(subject)
                .filter(proxy ->
                        proxy.arguments().value("conntrack-max-per-core").equals(Optional.of("0")))
                .forEach(proxy -> proxy.arguments()
                        .last("conntrack-min")
                        .filter(argument -> !argument.text().equals("0"))
                        .flatMap(Argument::place)
                        .ifPresent(place -> report.value(
                                place,
                                "conntrack-min will do nothing: conntrack-max-per-core is 0, which leaves the limit"
                                        + " as it is",
                                Fix.byHand("remove one of the two"))));
    }
}
