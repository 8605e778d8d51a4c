package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.KubeProxyFlag;
import dev.mcmgen.catalog.KubeProxyFlags.Flags;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.kubeproxy.Proxy.Verdict;
import dev.mcmgen.rules.subject.Arguments.Argument;
import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Subject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
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
        proxy.written().forEach(argument -> each(proxy, report, argument, advice, judge));
    }

    private static void each(Proxy proxy, RuleReport report, Argument argument, String advice, Judge judge) {
        proxy.judge(
                report,
                argument,
                advice,
                (release, flags) -> flags.find(argument.flag())
                        .filter(flag -> !flag.windowsOnly() || !proxy.nodes().isLinux())
                        .flatMap(flag -> judge.of(flag, argument.text(), flags)));
    }

    static void durationUnit(Subject subject, RuleReport report) {
        Proxy.all(subject)
                .forEach(proxy -> proxy.written()
                        .forEach(argument -> each(
                                proxy,
                                report,
                                argument,
                                "write " + argument.flag() + "=" + argument.text() + "s",
                                (flag, value, flags) -> isNumberForDuration(flag, value)
                                        ? Optional.of(Verdict.sure(NO_START + flag.name() + " is a duration, and "
                                                + value + " has no unit"))
                                        : Optional.empty())));
    }

    private static boolean isNumberForDuration(KubeProxyFlag flag, String value) {
        return flag.type() == KubeProxyFlag.Type.DURATION
                && WHOLE_NUMBER.matcher(value).matches();
    }

    static void wrongValue(Subject subject, RuleReport report) {
        Proxy.all(subject)
                .forEach(proxy -> each(
                        proxy,
                        report,
                        "write a value of that form, or remove the argument",
                        (flag, value, flags) -> flag.name().equals(ModeChecks.MODE)
                                        || isNumberForDuration(flag, value)
                                        || (flag.type() == KubeProxyFlag.Type.ENUM && proxy.disabled())
                                ? Optional.empty()
                                : FlagValues.mismatch(flag, value)
                                        .map(expected -> Verdict.sure(consequence(flag) + flag.name() + " takes "
                                                + expected + ", not '" + value + "'"))));
    }

    /** The words of an enumeration are no matter of the parser: kube-proxy validates them. */
    private static String consequence(KubeProxyFlag flag) {
        return flag.type() == KubeProxyFlag.Type.ENUM ? REFUSED : NO_START;
    }

    static void outOfRange(Subject subject, RuleReport report) {
        Proxy.running(subject)
                .forEach(proxy -> each(
                        proxy,
                        report,
                        "write a value within the limit, or remove the argument",
                        (flag, value, flags) -> FlagValues.number(flag.type(), value)
                                .flatMap(number -> limit(flag, number))
                                .flatMap(limit -> validated(
                                        proxy, flag, REFUSED + flag.name() + " must be " + limit + ", not " + value))));
    }

    private static Optional<String> limit(KubeProxyFlag flag, BigDecimal number) {
        KubeProxyFlag.Limits limits = flag.limits();
        if (limits.above()
                .filter(text -> number.compareTo(read(flag, text)) <= 0)
                .isPresent()) {
            return limits.above().map(text -> "more than " + text);
        }
        if (limits.min().filter(text -> number.compareTo(read(flag, text)) < 0).isPresent()) {
            return limits.min().map(text -> text + " or more");
        }
        return limits.max()
                .filter(text -> number.compareTo(read(flag, text)) > 0)
                .map(text -> text + " or less");
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
        Proxy.running(subject)
                .forEach(proxy -> proxy.flags(proxy.newest()).byName().values().stream()
                        .filter(flag -> flag.limits().atMostFlag().isPresent())
                        .forEach(flag -> {
                            String period = flag.limits().atMostFlag().orElse("");
                            Optional<Argument> argument = proxy.arguments()
                                    .last(flag.name())
                                    .or(() -> proxy.arguments().last(period));
                            argument.filter(written -> ArgumentForm.isRight(written.written()))
                                    .ifPresent(written -> proxy.judge(
                                            report,
                                            written,
                                            "make " + flag.name() + " the shorter one",
                                            (release, flags) -> tooLong(proxy, flag.name(), period, flags)));
                        }));
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
        return flag.filter(known -> over)
                .flatMap(known -> validated(
                        proxy,
                        known,
                        REFUSED + minimum + " (" + least + ") is longer than " + period + " (" + most + ")"));
    }

    private static String value(Proxy proxy, String name, Flags flags) {
        return proxy.arguments()
                .value(name)
                .orElse(flags.find(name).map(KubeProxyFlag::defaultText).orElse(""));
    }

    static void cidrs(Subject subject, RuleReport report) {
        Proxy.running(subject)
                .forEach(proxy -> each(
                        proxy,
                        report,
                        "write ranges such as 10.0.0.0/8; a single address has /32 or /128",
                        (flag, value, flags) -> flag.type() != KubeProxyFlag.Type.CIDR_LIST
                                ? Optional.empty()
                                : FlagValues.items(value).stream()
                                        .filter(item -> Cidr.parse(item).isEmpty()
                                                && !flag.values().contains(item))
                                        .findFirst()
                                        .flatMap(item -> validated(
                                                proxy,
                                                flag,
                                                REFUSED + "'" + item + "' in " + flag.name()
                                                        + " is no address range"))));
    }

    static void families(Subject subject, RuleReport report) {
        Proxy.running(subject)
                .forEach(proxy ->
                        each(proxy, report, "write one range, or one of IPv4 and one of IPv6", (flag, value, flags) -> {
                            List<Cidr> ranges = FlagValues.items(value).stream()
                                    .flatMap(item -> Cidr.parse(item).stream())
                                    .toList();
                            long sizes =
                                    ranges.stream().map(Cidr::bits).distinct().count();
                            boolean tooMany = flag.limits()
                                    .maxItems()
                                    .filter(max -> FlagValues.items(value).size() > max)
                                    .isPresent();
                            boolean alike = flag.limits().onePerFamily() && sizes < ranges.size();
                            return tooMany || alike
                                    ? validated(
                                            proxy,
                                            flag,
                                            REFUSED + flag.name() + " takes one range of each address family, not "
                                                    + value)
                                    : Optional.empty();
                        }));
    }

    static void companion(Subject subject, RuleReport report) {
        Proxy.running(subject)
                .forEach(proxy -> each(
                        proxy,
                        report,
                        "add the other argument",
                        (flag, value, flags) -> Optional.ofNullable(
                                        flag.companions().get(value))
                                .filter(other -> proxy.arguments()
                                        .value(other)
                                        .orElse("")
                                        .isEmpty())
                                .map(other -> Verdict.sure(REFUSED + flag.name() + "=" + value + " needs " + other))));
    }
}
