package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.KubeProxyFlag;
import dev.mcmgen.catalog.KubeProxyFlags.Flags;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.kubeproxy.Proxy.Verdict;
import dev.mcmgen.rules.subject.Arguments.Argument;
import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Subject;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules about values of arguments (ipvs-nodelocaldns.md §2 and its run table). RKE2 parses them before kube-proxy does;
 * the rest is validated by a kube-proxy that runs, much of it only in the mode that it is about.
 */
final class ValueChecks {

    private static final String NO_START = "the nodes will not start: ";
    private static final String REFUSED = "kube-proxy will not start: ";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9]\\d*");

    private ValueChecks() {}

    /** What one release's form of a flag has against the value of an argument. */
    private interface Judge {

        Optional<Verdict> of(KubeProxyFlag flag, String value, Flags flags);
    }

    private static void each(Proxy proxy, RuleReport report, String advice, Judge judge) {
        for (Argument argument : proxy.written()) {
            each(proxy, report, argument, advice, judge);
        }
    }

    private static void each(Proxy proxy, RuleReport report, Argument argument, String advice, Judge judge) {
        proxy.judge(report, argument, advice, (release, flags) -> {
            Optional<KubeProxyFlag> flag = flags.find(argument.flag());
            return flag.isEmpty() || (flag.get().windowsOnly() && proxy.nodes().isLinux())
                    ? Optional.empty()
                    : judge.of(flag.get(), argument.text(), flags);
        });
    }

    static void durationUnit(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.all(subject)) {
            for (Argument argument : proxy.written()) {
                each(
                        proxy,
                        report,
                        argument,
                        "write " + argument.flag() + "=" + argument.text() + "s",
                        (flag, value, flags) -> isNumberForDuration(flag, value)
                                ? Optional.of(Verdict.sure(
                                        NO_START + flag.name() + " is a duration, and " + value + " has no unit"))
                                : Optional.empty());
            }
        }
    }

    private static boolean isNumberForDuration(KubeProxyFlag flag, String value) {
        return flag.type() == KubeProxyFlag.Type.DURATION
                && WHOLE_NUMBER.matcher(value).matches();
    }

    static void wrongValue(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.all(subject)) {
            each(
                    proxy,
                    report,
                    "write a value of that form, or remove the argument",
                    (flag, value, flags) -> mismatch(proxy, flag, value));
        }
    }

    private static Optional<Verdict> mismatch(Proxy proxy, KubeProxyFlag flag, String value) {
        boolean judgedElsewhere = flag.name().equals(ModeChecks.MODE)
                || isNumberForDuration(flag, value)
                || (flag.type() == KubeProxyFlag.Type.ENUM && proxy.disabled());
        Optional<String> expected = judgedElsewhere ? Optional.empty() : FlagValues.mismatch(flag, value);
        return expected.isPresent()
                ? Optional.of(Verdict.sure(
                        consequence(flag) + flag.name() + " takes " + expected.get() + ", not '" + value + "'"))
                : Optional.empty();
    }

    /** The words of an enumeration are no matter of the parser: kube-proxy validates them. */
    private static String consequence(KubeProxyFlag flag) {
        return flag.type() == KubeProxyFlag.Type.ENUM ? REFUSED : NO_START;
    }

    static void outOfRange(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.running(subject)) {
            each(
                    proxy,
                    report,
                    "write a value within the limit, or remove the argument",
                    (flag, value, flags) -> outOfRange(proxy, flag, value));
        }
    }

    private static Optional<Verdict> outOfRange(Proxy proxy, KubeProxyFlag flag, String value) {
        Optional<BigDecimal> number = FlagValues.number(flag.type(), value);
        Optional<String> limit = number.isPresent() ? limit(flag, number.get()) : Optional.empty();
        return limit.isPresent()
                ? validated(proxy, flag, REFUSED + flag.name() + " must be " + limit.get() + ", not " + value)
                : Optional.empty();
    }

    private static Optional<String> limit(KubeProxyFlag flag, BigDecimal number) {
        KubeProxyFlag.Limits limits = flag.limits();
        if (limits.above().isPresent()
                && number.compareTo(read(flag, limits.above().get())) <= 0) {
            return Optional.of("more than " + limits.above().get());
        }
        if (limits.min().isPresent() && number.compareTo(read(flag, limits.min().get())) < 0) {
            return Optional.of(limits.min().get() + " or more");
        }
        if (limits.max().isPresent() && number.compareTo(read(flag, limits.max().get())) > 0) {
            return Optional.of(limits.max().get() + " or less");
        }
        return Optional.empty();
    }

    private static BigDecimal read(KubeProxyFlag flag, String text) {
        return FlagValues.number(flag.type(), text).orElse(BigDecimal.ZERO);
    }

    /** Whether kube-proxy looks at the flag in the mode that it runs in. */
    private static Optional<Verdict> validated(Proxy proxy, KubeProxyFlag flag, String message) {
        boolean always = flag.mode().isEmpty() || flag.mode().get().equals(proxy.mode());
        if (!always && !flag.modeUnsure()) {
            return Optional.empty();
        }
        return Optional.of(
                always
                        ? Verdict.sure(message)
                        : new Verdict(
                                message + "; it is not known whether this release checks it in " + proxy.mode()
                                        + " mode",
                                false));
    }

    /** Of a minimum and its period at least one must be written; the other has its default then. */
    static void syncPeriod(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.running(subject)) {
            for (KubeProxyFlag flag : proxy.flags(proxy.newest()).byName().values()) {
                if (flag.limits().atMostFlag().isPresent()) {
                    syncPeriod(proxy, flag.name(), flag.limits().atMostFlag().get(), report);
                }
            }
        }
    }

    private static void syncPeriod(Proxy proxy, String minimum, String period, RuleReport report) {
        Optional<Argument> least = proxy.arguments().last(minimum);
        Optional<Argument> written =
                least.isPresent() ? least : proxy.arguments().last(period);
        if (written.isPresent() && ArgumentForm.isRight(written.get().written())) {
            proxy.judge(
                    report,
                    written.get(),
                    "make " + minimum + " the shorter one",
                    (release, flags) -> tooLong(proxy, minimum, period, flags));
        }
    }

    private static Optional<Verdict> tooLong(Proxy proxy, String minimum, String period, Flags flags) {
        Optional<KubeProxyFlag> flag = flags.find(minimum);
        String least = value(proxy, minimum, flags);
        String most = value(proxy, period, flags);
        Optional<BigDecimal> left = FlagValues.number(KubeProxyFlag.Type.DURATION, least);
        Optional<BigDecimal> right = FlagValues.number(KubeProxyFlag.Type.DURATION, most);
        // A period of 0 or less is out of range, whatever the minimum is.
        boolean over = left.isPresent()
                && right.isPresent()
                && right.get().signum() > 0
                && left.get().compareTo(right.get()) > 0;
        return over && flag.isPresent()
                ? validated(
                        proxy,
                        flag.get(),
                        REFUSED + minimum + " (" + least + ") is longer than " + period + " (" + most + ")")
                : Optional.empty();
    }

    private static String value(Proxy proxy, String name, Flags flags) {
        Optional<KubeProxyFlag> flag = flags.find(name);
        String byDefault = flag.isPresent() ? flag.get().defaultText() : "";
        return proxy.arguments().value(name).orElse(byDefault);
    }

    static void cidrs(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.running(subject)) {
            each(
                    proxy,
                    report,
                    "write ranges such as 10.0.0.0/8; a single address has /32 or /128",
                    (flag, value, flags) -> flag.type() == KubeProxyFlag.Type.CIDR_LIST
                            ? notARange(proxy, flag, value)
                            : Optional.empty());
        }
    }

    private static Optional<Verdict> notARange(Proxy proxy, KubeProxyFlag flag, String value) {
        for (String item : FlagValues.items(value)) {
            if (Cidr.parse(item).isEmpty() && !flag.values().contains(item)) {
                return validated(proxy, flag, REFUSED + "'" + item + "' in " + flag.name() + " is no address range");
            }
        }
        return Optional.empty();
    }

    static void families(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.running(subject)) {
            each(
                    proxy,
                    report,
                    "write one range, or one of IPv4 and one of IPv6",
                    (flag, value, flags) -> hasTooMany(flag, value)
                            ? validated(
                                    proxy,
                                    flag,
                                    REFUSED + flag.name() + " takes one range of each address family, not " + value)
                            : Optional.empty());
        }
    }

    private static boolean hasTooMany(KubeProxyFlag flag, String value) {
        KubeProxyFlag.Limits limits = flag.limits();
        List<String> items =
                limits.maxItems().isPresent() || limits.onePerFamily() ? FlagValues.items(value) : List.of();
        Set<Integer> families = new HashSet<>();
        boolean alike = false;
        for (String item : items) {
            Optional<Cidr> range = Cidr.parse(item);
            alike = (range.isPresent() && !families.add(range.get().bits())) || alike;
        }
        boolean tooMany = limits.maxItems().isPresent()
                && items.size() > limits.maxItems().get();
        return tooMany || (limits.onePerFamily() && alike);
    }

    static void companion(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.running(subject)) {
            each(proxy, report, "add the other argument", (flag, value, flags) -> {
                String other = flag.companions().get(value);
                return other != null
                                && proxy.arguments().value(other).orElse("").isEmpty()
                        ? Optional.of(Verdict.sure(REFUSED + flag.name() + "=" + value + " needs " + other))
                        : Optional.empty();
            });
        }
    }
}
