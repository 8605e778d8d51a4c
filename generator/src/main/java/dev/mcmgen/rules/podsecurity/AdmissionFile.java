package dev.mcmgen.rules.podsecurity;

import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.CloudFile;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An admission configuration that a cloud-config writes.
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
        List<AdmissionFile> all = new ArrayList<>();
        for (CloudConfig config : subject.cloudConfigs()) {
            all.addAll(all(config));
        }
        return all;
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
