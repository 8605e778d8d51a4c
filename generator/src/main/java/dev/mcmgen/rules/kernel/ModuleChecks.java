package dev.mcmgen.rules.kernel;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.CloudFile;
import dev.mcmgen.rules.subject.Line;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Sysctl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about kernel modules in a cloud-config (ipvs-nodelocaldns.md §5). */
final class ModuleChecks {

    private static final Pattern FOLDER = Pattern.compile("/(etc|run|usr/lib|usr/local/lib)/modules-load\\.d/[^/]+");
    private static final String OLD_LIST = "/etc/modules";

    private final Catalog catalog;

    ModuleChecks(Catalog catalog) {
        this.catalog = catalog;
    }

    private Stream<CloudConfig> configs(Subject subject, String word) {
        return subject.cloudConfigs().filter(config -> config.words().contains(word));
    }

    void oldConntrack(Subject subject, RuleReport report) {
        List<String> old = catalog.host().oldConntrackModules();
        configs(subject, "nf_conntrack_ipv").forEach(config -> {
            KernelModules modules = KernelModules.of(config);
            Stream.concat(modules.atBoot().stream(), modules.byCommand().stream())
                    .filter(module -> old.contains(module.name()))
                    .forEach(module -> say(
                            report,
                            module.line(),
                            module.name()
                                    + " will not load: kernels from 4.19 on, and EL from 8.3 on, know nf_conntrack"
                                    + " only, which does IPv4 and IPv6",
                            "write nf_conntrack"));
        });
    }

    void syntax(Subject subject, RuleReport report) {
        configs(subject, "modules-load.d").forEach(config -> {
            for (CloudFile file : config.files()) {
                boolean inFolder = FOLDER.matcher(file.name()).matches();
                if (inFolder && !file.name().endsWith(".conf")) {
                    report.value(
                            file.path(),
                            "no module of this file will be loaded: systemd reads files that end in .conf",
                            Fix.byHand("name it " + file.name() + ".conf"));
                } else if (inFolder) {
                    Line.of(file).stream()
                            .filter(line -> !KernelModules.isComment(line.text())
                                    && line.text().strip().split("[\\s,#]+", -1).length > 1)
                            .forEach(line -> say(
                                    report,
                                    line,
                                    "nothing of this line will be loaded: systemd takes all of it for the name of one"
                                            + " module",
                                    "write one module on a line, and comments on lines of their own"));
                }
            }
        });
    }

    void oldList(Subject subject, RuleReport report) {
        configs(subject, OLD_LIST)
                .forEach(config -> config.files().stream()
                        .filter(file -> file.name().equals(OLD_LIST))
                        .forEach(file -> report.value(
                                file.path(),
                                "no module of this file will be loaded on RHEL, Rocky or SLES: only Debian and Ubuntu read it",
                                Fix.byHand("write /etc/modules-load.d/rke2.conf, which all of them read"))));
    }

    void forbidden(Subject subject, RuleReport report) {
        configs(subject, "modprobe.d").forEach(config -> {
            KernelModules modules = KernelModules.of(config);
            modules.forbidden().stream()
                    .filter(never -> never.always() ? modules.loads(never.name()) : modules.isAtBoot(never.name()))
                    .forEach(never -> say(
                            report,
                            never.line(),
                            never.name() + " will not be loaded at boot, although another file of this cloud-config"
                                    + " wants it: this line forbids it",
                            "decide for one of the two"));
        });
    }

    void locked(Subject subject, RuleReport report) {
        configs(subject, "modules_disabled").forEach(config -> {
            KernelModules modules = KernelModules.of(config);
            List<String> missing = Stream.concat(catalog.host().baseModules().stream(), Stream.of("nf_conntrack"))
                    .filter(module -> !modules.isAtBoot(module))
                    .toList();
            Sysctl.of(config)
                    .filter(sysctl -> sysctl.name().equals("kernel.modules_disabled")
                            && sysctl.value().equals("1"))
                    .filter(sysctl -> !missing.isEmpty())
                    .forEach(sysctl -> say(
                            report,
                            sysctl.line(),
                            "no module can be loaded any more after this, and " + String.join(", ", missing)
                                    + " may still be missing then",
                            "list every module that the nodes need below /etc/modules-load.d, those of kube-proxy"
                                    + " and the CNI included"));
        });
    }

    void sysctlBeforeModule(Subject subject, RuleReport report) {
        configs(subject, "sysctl").forEach(config -> {
            KernelModules modules = KernelModules.of(config);
            Sysctl.of(config)
                    .filter(sysctl -> !sysctl.file().isEmpty())
                    .forEach(sysctl -> needed(sysctl.name())
                            .filter(needed -> needed.stream().noneMatch(modules::isAtBoot))
                            .ifPresent(needed -> say(
                                    report,
                                    sysctl.line(),
                                    sysctl.name() + " will not be set at boot: it exists only once " + needed.get(0)
                                            + " is loaded, and nothing here does that before",
                                    "list " + needed.get(0) + " in a file below /etc/modules-load.d")));
        });
    }

    private Optional<List<String>> needed(String sysctl) {
        return catalog.host().sysctlModules().entrySet().stream()
                .filter(entry -> sysctl.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    static void say(RuleReport report, Line line, String message, String fix) {
        report.at(line.position(), line.path(), message, Optional.of(Fix.byHand(fix)));
    }
}
