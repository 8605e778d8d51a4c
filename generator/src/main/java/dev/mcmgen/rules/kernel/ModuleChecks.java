package dev.mcmgen.rules.kernel;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.CloudFile;
import dev.mcmgen.rules.subject.Line;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Sysctl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about kernel modules in a cloud-config (ipvs-nodelocaldns.md §5). */
final class ModuleChecks {

    private static final Pattern FOLDER = Pattern.compile("/(etc|run|usr/lib|usr/local/lib)/modules-load\\.d/[^/]+");
    private static final String OLD_LIST = "/etc/modules";

    private final Catalog catalog;

    ModuleChecks(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The cloud-configs in which a word stands. */
    private static List<CloudConfig> configs(Subject subject, String word) {
        List<CloudConfig> configs = new ArrayList<>();
        for (CloudConfig config : subject.cloudConfigs()) {
            if (config.says(word)) {
                configs.add(config);
            }
        }
        return configs;
    }

    void oldConntrack(Subject subject, RuleReport report) {
        List<String> old = catalog.host().oldConntrackModules();
        for (CloudConfig config : configs(subject, "nf_conntrack_ipv")) {
            KernelModules modules = KernelModules.of(config);
            List<KernelModules.Module> all = new ArrayList<>(modules.atBoot());
            all.addAll(modules.byCommand());
            for (KernelModules.Module module : all) {
                if (old.contains(module.name())) {
                    say(
                            report,
                            module.line(),
                            module.name()
                                    + " will not load: kernels from 4.19 on, and EL from 8.3 on, know nf_conntrack only,"
                                    + " which does IPv4 and IPv6",
                            "write nf_conntrack");
                }
            }
        }
    }

    void syntax(Subject subject, RuleReport report) {
        for (CloudConfig config : configs(subject, "modules-load.d")) {
            for (CloudFile file : config.files()) {
                if (FOLDER.matcher(file.name()).matches()) {
                    syntax(file, report);
                }
            }
        }
    }

    private static void syntax(CloudFile file, RuleReport report) {
        if (!file.name().endsWith(".conf")) {
            report.value(
                    file.path(),
                    "no module of this file will be loaded: systemd reads files that end in .conf",
                    Fix.byHand("name it " + file.name() + ".conf"));
            return;
        }
        for (Line line : Line.of(file)) {
            if (!KernelModules.isComment(line.text()) && line.text().strip().split("[\\s,#]+", -1).length > 1) {
                say(
                        report,
                        line,
                        "nothing of this line will be loaded: systemd takes all of it for the name of one module",
                        "write one module on a line, and comments on lines of their own");
            }
        }
    }

    void oldList(Subject subject, RuleReport report) {
        for (CloudConfig config : configs(subject, OLD_LIST)) {
            for (CloudFile file : config.files()) {
                if (file.name().equals(OLD_LIST)) {
                    report.value(
                            file.path(),
                            "no module of this file will be loaded on RHEL, Rocky or SLES: only Debian and Ubuntu read it",
                            Fix.byHand("write /etc/modules-load.d/rke2.conf, which all of them read"));
                }
            }
        }
    }

    void forbidden(Subject subject, RuleReport report) {
        for (CloudConfig config : configs(subject, "modprobe.d")) {
            KernelModules modules = KernelModules.of(config);
            for (KernelModules.Forbidden never : modules.forbidden()) {
                if (never.always() ? modules.loads(never.name()) : modules.isAtBoot(never.name())) {
                    say(
                            report,
                            never.line(),
                            never.name()
                                    + " will not be loaded at boot, although another file of this cloud-config wants"
                                    + " it: this line forbids it",
                            "decide for one of the two");
                }
            }
        }
    }

    void locked(Subject subject, RuleReport report) {
        for (CloudConfig config : configs(subject, "modules_disabled")) {
            List<String> missing = missing(KernelModules.of(config));
            for (Sysctl sysctl : missing.isEmpty() ? List.<Sysctl>of() : config.sysctls()) {
                if (sysctl.name().equals("kernel.modules_disabled")
                        && sysctl.value().equals("1")) {
                    say(
                            report,
                            sysctl.line(),
                            "no module can be loaded any more after this, and " + String.join(", ", missing)
                                    + " may still be missing then",
                            "list every module that the nodes need below /etc/modules-load.d, those of kube-proxy and the"
                                    + " CNI included");
                }
            }
        }
    }

    /** The modules that every node needs, and that are not listed for every boot. */
    private List<String> missing(KernelModules modules) {
        List<String> missing = new ArrayList<>(catalog.host().baseModules());
        missing.add("nf_conntrack");
        missing.removeIf(modules::isAtBoot);
        return missing;
    }

    void sysctlBeforeModule(Subject subject, RuleReport report) {
        for (CloudConfig config : configs(subject, "sysctl")) {
            KernelModules modules = KernelModules.of(config);
            for (Sysctl sysctl : config.sysctls()) {
                List<String> needed = sysctl.file().isEmpty() ? List.of() : needed(sysctl.name());
                if (!needed.isEmpty() && !modules.hasAtBoot(needed)) {
                    say(
                            report,
                            sysctl.line(),
                            sysctl.name() + " will not be set at boot: it exists only once " + needed.get(0)
                                    + " is loaded, and nothing here does that before",
                            "list " + needed.get(0) + " in a file below /etc/modules-load.d");
                }
            }
        }
    }

    /** The modules that bring a kernel parameter along; none where it is always there. */
    private List<String> needed(String sysctl) {
        for (Map.Entry<String, List<String>> entry :
                catalog.host().sysctlModules().entrySet()) {
            if (sysctl.startsWith(entry.getKey())) {
                return entry.getValue();
            }
        }
        return List.of();
    }

    static void say(RuleReport report, Line line, String message, String fix) {
        report.at(line.position(), line.path(), message, Optional.of(Fix.byHand(fix)));
    }
}
