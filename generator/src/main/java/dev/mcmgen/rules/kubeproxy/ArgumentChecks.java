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
        for (Proxy proxy : Proxy.all(subject)) {
            for (Argument argument : proxy.arguments().all()) {
                String written = argument.written();
                if (argument.place().isPresent() && !written.isBlank() && !ArgumentForm.isRight(written)) {
                    String advice = ArgumentForm.meant(written)
                            .map(text -> "write " + text)
                            .orElse("write name=value, without dashes and blanks");
                    report.value(
                            argument.place().get(),
                            NO_START + "'" + written + "' is no argument of the form name=value",
                            ArgumentForm.fix(argument, advice));
                }
            }
        }
    }

    static void unknown(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.all(subject)) {
            for (Argument argument : proxy.written()) {
                if (!proxy.isKnown(argument.flag())) {
                    proxy.judge(
                            report,
                            argument,
                            advice(proxy, argument),
                            (release, flags) -> unknown(proxy, argument.flag(), release, flags));
                }
            }
        }
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
        for (Proxy proxy : Proxy.all(subject)) {
            for (Argument argument : proxy.written()) {
                proxy.judge(report, argument, "remove it", (release, flags) -> harm(argument, flags));
            }
        }
    }

    private static Optional<Verdict> harm(Argument argument, KubeProxyFlags.Flags flags) {
        Optional<KubeProxyFlag> flag = flags.find(argument.flag());
        return flag.isPresent() && !flag.get().harmful().isEmpty() && isSet(flag.get(), argument)
                ? Optional.of(Verdict.sure(
                        "with " + flag.get().name() + " " + flag.get().harmful()))
                : Optional.empty();
    }

    private static boolean isSet(KubeProxyFlag flag, Argument argument) {
        return flag.type() == KubeProxyFlag.Type.BOOL
                ? FlagValues.bool(argument.text()).orElse(true)
                : !argument.text().isEmpty();
    }

    static void repeated(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.all(subject)) {
            Map<String, Argument> earlier = new HashMap<>();
            for (Argument argument : proxy.written()) {
                Argument before = earlier.put(argument.flag(), argument);
                Optional<KubeProxyFlag> flag = proxy.flag(argument.flag());
                boolean single = flag.isPresent() && !ADDING.contains(flag.get().type());
                if (single && before != null && before.place().isPresent()) {
                    report.value(
                            before.place().get(),
                            "this will not count: " + argument.flag() + " is given again with " + argument.text()
                                    + ", and the last one wins",
                            Fix.byHand("keep one of them"));
                }
            }
        }
    }

    static void conntrackMin(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.running(subject)) {
            Optional<Argument> min = proxy.arguments().last("conntrack-min");
            boolean unlimited = proxy.arguments().has("conntrack-max-per-core", "0");
            if (unlimited
                    && min.isPresent()
                    && !min.get().text().equals("0")
                    && min.get().place().isPresent()) {
                report.value(
                        min.get().place().get(),
                        "conntrack-min will do nothing: conntrack-max-per-core is 0, which leaves the limit as it is",
                        Fix.byHand("remove one of the two"));
            }
        }
    }
}
