package dev.mcmgen.rules.podsecurity;

import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.CloudFile;
import dev.mcmgen.rules.subject.DeliveredFile;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An admission configuration: a file that a cloud-config writes, that Rancher brings to machines, or that lies beside a
 * {@code config.yaml}.
 *
 * @param holder its text
 */
record AdmissionFile(Place holder) {

    private static final String KIND = "AdmissionConfiguration";
    private static final Pattern NAME = Pattern.compile("/etc/rancher/.*(pss|psa|psact|admission)[^/]*\\.ya?ml");

    static List<AdmissionFile> all(CloudConfig config) {
        List<AdmissionFile> all = new ArrayList<>();
        for (CloudFile file : config.files()) {
            Optional<Place> content = file.readable();
            if (content.isPresent() && isAdmission(file, content.get())) {
                all.add(new AdmissionFile(content.get()));
            }
        }
        return all;
    }

    static List<AdmissionFile> all(Subject subject) {
        Map<Position, AdmissionFile> files = new LinkedHashMap<>();
        for (Target target : subject.targets()) {
            for (AdmissionFile file : delivered(target)) {
                files.putIfAbsent(file.holder().valuePosition(), file);
            }
        }
        for (CloudConfig config : subject.cloudConfigs()) {
            for (AdmissionFile file : all(config)) {
                files.putIfAbsent(file.holder().valuePosition(), file);
            }
        }
        return List.copyOf(files.values());
    }

    /** Those that API servers of a target are told to read, and those that say what they are. */
    private static List<AdmissionFile> delivered(Target target) {
        List<AdmissionFile> files = new ArrayList<>();
        for (Nodes nodes : target.nodes()) {
            files.addAll(named(nodes, target));
        }
        for (DeliveredFile file : target.deliveredFiles()) {
            if (file.root().filter(root -> root.text("kind").equals(KIND)).isPresent()) {
                files.add(new AdmissionFile(file.holder()));
            }
        }
        return files;
    }

    /** Those that the API servers of some nodes are told to read. */
    static List<AdmissionFile> named(Nodes nodes, Target target) {
        if (target.deliveredFiles().isEmpty()) {
            return List.of();
        }
        List<AdmissionFile> files = new ArrayList<>();
        for (String path : paths(nodes)) {
            target.fileAt(path).ifPresent(file -> files.add(new AdmissionFile(file.holder())));
        }
        return files;
    }

    private static List<String> paths(Nodes nodes) {
        List<String> paths = new ArrayList<>(nodes.texts("pod-security-admission-config-file"));
        nodes.arguments("kube-apiserver-arg")
                .value("admission-control-config-file")
                .ifPresent(paths::add);
        return paths;
    }

    private static boolean isAdmission(CloudFile file, Place content) {
        if (NAME.matcher(file.name()).matches()) {
            return true;
        }
        if (content.text().orElse("").contains(KIND)) {
            for (Place root : content.embedded().roots()) {
                if (root.text("kind").equals(KIND)) {
                    return true;
                }
            }
        }
        return false;
    }

    Optional<Place> root() {
        return holder.embeddedMapping();
    }

    /** What it says to the plugin PodSecurity; empty where it says nothing, or names another file. */
    Optional<Place> podSecurity() {
        Optional<Place> root = root();
        for (Place plugin : root.isPresent() ? root.get().itemsAt("plugins") : List.<Place>of()) {
            Optional<Place> configuration = plugin.get("configuration");
            if (plugin.text("name").equals("PodSecurity") && configuration.isPresent()) {
                return configuration;
            }
        }
        return Optional.empty();
    }
}
