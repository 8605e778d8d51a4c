package dev.mcmgen.rules.machine;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about the fields of a VmwarevsphereConfig (rancher-cluster.md §5.1). */
final class VsphereChecks {

    static final String KIND = "VmwarevsphereConfig";
    private static final List<String> TYPES = List.of("template", "vm", "library", "legacy");
    private static final int LEAST_MEBIBYTES = 1024;

    private VsphereChecks() {}

    /** A field with whole numbers; whether it counts mebibytes. */
    private record Size(String field, boolean mebibytes) {}

    private static final List<Size> SIZES = List.of(
            new Size("cpuCount", false),
            new Size("memorySize", true),
            new Size("diskSize", true),
            new Size("sshPort", false),
            new Size("vcenterPort", false),
            new Size("gracefulShutdownTimeout", false));

    static void legacy(Subject subject, RuleReport report) {
        for (Place config : configs(subject)) {
            Optional<Place> type = config.get("creationType");
            String word = config.text("creationType");
            Optional<Place> clone = config.get("cloneFrom");
            if (word.equals("legacy")
                    || (word.isEmpty() && !config.text("cloneFrom").isEmpty())) {
                report.value(
                        type.or(() -> clone).orElse(config),
                        "Rancher will probably never install these machines: creationType"
                                + (word.isEmpty() ? " is legacy where nobody sets it," : ": legacy")
                                + " ignores cloud-config, and with it the installation",
                        Fix.byHand("write creationType: template, vm or library"));
            } else if (!word.isEmpty() && !TYPES.contains(word)) {
                report.value(
                        type.orElse(config),
                        "no machine will be made: '" + word + "' is no way to make one",
                        Fix.byHand("write template, vm or library"));
            }
        }
    }

    static void template(Subject subject, RuleReport report) {
        for (Place config : configs(subject)) {
            String word = config.text("creationType");
            boolean clones = word.equals("template") || word.equals("vm") || word.equals("library");
            if (clones && config.text("cloneFrom").isEmpty()) {
                report.value(
                        config.get("creationType").orElse(config),
                        "no machine will be made: creationType: " + word + " needs something to clone",
                        Fix.byHand("set cloneFrom"));
            }
        }
    }

    static void library(Subject subject, RuleReport report) {
        for (Place config : configs(subject)) {
            if (config.text("creationType").equals("library")
                    && config.text("contentLibrary").isEmpty()) {
                report.value(
                        config.get("creationType").orElse(config),
                        "no machine will be made: creationType: library needs the name of the library",
                        Fix.byHand("set contentLibrary"));
            }
        }
    }

    static void sizes(Subject subject, RuleReport report) {
        for (Place config : configs(subject)) {
            for (Size size : SIZES) {
                String text = config.text(size.field());
                if (text.isEmpty()) {
                    continue;
                }
                Place place = config.get(size.field()).orElse(config);
                boolean number = isWhole(text);
                if (!number) {
                    report.value(
                            place,
                            "no machine will be made: " + size.field() + " is a whole number"
                                    + (size.mebibytes() ? " of MB" : "") + ", and '" + text + "' is none",
                            Fix.byHand("write it like \"" + (size.mebibytes() ? "16384" : "4") + "\""));
                } else if (size.mebibytes() && Integer.parseInt(text) < LEAST_MEBIBYTES) {
                    report.value(
                            Severity.WARNING,
                            place,
                            "the machines will be too small to run: " + size.field() + " counts MB, and this is " + text
                                    + " MB",
                            Fix.byHand("write it in MB: 16 GB are \"16384\""));
                }
            }
        }
    }

    /** Whether it is nine digits at most, which is more than anybody means. */
    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 9;
    }

    static void datastores(Subject subject, RuleReport report) {
        for (Place config : configs(subject)) {
            if (!config.text("datastore").isEmpty()
                    && !config.text("datastoreCluster").isEmpty()) {
                report.key(
                        config.get("datastore").orElse(config),
                        "the disks will not lie on this datastore: datastoreCluster wins where both are set",
                        Fix.byHand("remove one of the two"));
            }
        }
    }

    static void parameters(Subject subject, RuleReport report) {
        for (Place config : configs(subject)) {
            for (String field : List.of("cfgparam", "vappProperty", "customAttribute")) {
                Optional<Place> list = config.get(field);
                for (Place item : list.isPresent() ? list.get().items() : List.<Place>of()) {
                    String text = item.text().orElse("");
                    int equals = text.indexOf('=');
                    int blank = text.indexOf(' ');
                    boolean several = equals > 0 && blank > equals && text.indexOf('=', blank) > 0 && isBare(text);
                    if (!text.isEmpty() && (equals <= 0 || several)) {
                        report.value(
                                item,
                                several
                                        ? "this will be one " + field + " with all of the text as its value: a list has"
                                                + " one item for each"
                                        : "this " + field + " will not take effect: it is written name=value",
                                Fix.byHand(several ? "write one item for each" : "write it like name=value"));
                    }
                }
            }
        }
    }

    /** Whether there is nothing but names and values in it: prose in a value may hold blanks. */
    private static boolean isBare(String text) {
        for (String word : text.split(" +", -1)) {
            if (word.indexOf('=') <= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Place> configs(Subject subject) {
        List<Place> configs = new ArrayList<>();
        for (Manifest manifest : subject.manifests()) {
            if (manifest.kind() == Manifest.Kind.MACHINE_CONFIG
                    && manifest.root().text("kind").equals(KIND)) {
                configs.add(manifest.root());
            }
        }
        return configs;
    }
}
