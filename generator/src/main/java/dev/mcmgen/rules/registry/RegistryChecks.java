package dev.mcmgen.rules.registry;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.DeliveredFile;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about {@code registries} and the default registry (rancher-cluster.md §1.3, rke2-config.md §4.3). */
final class RegistryChecks {

    private static final String SCHEME = "://";

    private RegistryChecks() {}

    static void names(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Optional<Place> mirrors = cluster.root().at("spec", "rkeConfig", "registries", "mirrors");
            if (mirrors.isPresent()) {
                names(mirrors.get(), report);
            }
        }
        for (Target target : subject.targets()) {
            for (DeliveredFile file : files(target)) {
                file.root().flatMap(root -> root.get("mirrors")).ifPresent(mirrors -> names(mirrors, report));
            }
        }
    }

    private static void names(Place mirrors, RuleReport report) {
        for (Place mirror : mirrors.fields()) {
            int scheme = mirror.name().indexOf(SCHEME);
            if (scheme >= 0) {
                String host = mirror.name().substring(scheme + SCHEME.length());
                report.key(
                        mirror,
                        "no image will come from this mirror: names of images begin with " + host
                                + ", without a scheme",
                        Fix.byHand("write " + host));
            }
        }
    }

    /** The {@code registries.yaml} of nodes, where it is among the files of the run. */
    private static Set<DeliveredFile> files(Target target) {
        Set<DeliveredFile> files = new LinkedHashSet<>();
        if (!target.deliveredFiles().isEmpty()) {
            String usual = target.effective().distribution().configurationFolder() + "/registries.yaml";
            for (Nodes nodes : target.nodes()) {
                String path = nodes.text("private-registry");
                target.fileAt(path.isEmpty() ? usual : path).ifPresent(files::add);
            }
        }
        return files;
    }

    static void authorities(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Optional<Place> configs = cluster.root().at("spec", "rkeConfig", "registries", "configs");
            for (Place config : configs.isPresent() ? configs.get().fields() : List.<Place>of()) {
                if (config.text("caBundle").strip().startsWith("-----BEGIN")) {
                    report.value(
                            config.get("caBundle").orElse(config),
                            "Rancher will not be able to read these certificates: caBundle is base64 of the PEM text",
                            Fix.byHand("write the output of base64 -w0"));
                }
            }
        }
    }

    static void defaultRegistry(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.nodes()) {
                Optional<Setting> setting = nodes.setting("system-default-registry");
                String text = setting.isPresent() ? setting.get().text() : "";
                if (setting.isPresent() && (text.contains(SCHEME) || text.endsWith("/"))) {
                    judge(setting.get(), text, report);
                }
            }
        }
    }

    private static void judge(Setting setting, String text, RuleReport report) {
        int scheme = text.indexOf(SCHEME);
        String host = scheme < 0 ? text : text.substring(scheme + SCHEME.length());
        while (host.endsWith("/")) {
            host = host.substring(0, host.length() - 1);
        }
        if (setting.place().isPresent()) {
            report.value(
                    setting.place().get(),
                    "no image of the system will be found: '" + text + "' is put before its name as it stands",
                    Fix.replaceValue("write " + host, setting.place().get(), host));
        }
    }
}
