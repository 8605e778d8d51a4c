package dev.mcmgen.rules.podsecurity;

import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.CloudFile;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An admission configuration that a cloud-config writes.
 *
 * @param holder its text
 */
record AdmissionFile(Place holder) {

    private static final String KIND = "AdmissionConfiguration";
    private static final Pattern NAME = Pattern.compile("/etc/rancher/.*(pss|psa|psact|admission)[^/]*\\.ya?ml");

    static List<AdmissionFile> all(CloudConfig config) {
        return config.files().stream()
                .filter(AdmissionFile::isAdmission)
                .flatMap(file -> file.readable().stream())
                .map(AdmissionFile::new)
                .toList();
    }

    static Stream<AdmissionFile> all(Subject subject) {
        return subject.cloudConfigs().flatMap(config -> all(config).stream());
    }

    private static boolean isAdmission(CloudFile file) {
        return NAME.matcher(file.name()).matches()
                || file.readable().stream()
                        .filter(content -> content.text().orElse("").contains(KIND))
                        .flatMap(content -> content.embedded().roots().stream())
                        .anyMatch(root -> root.text("kind").equals(KIND));
    }

    Optional<Place> root() {
        return holder.embedded().roots().stream().filter(Place::isMapping).findFirst();
    }

    /** What it says to the plugin PodSecurity; empty where it says nothing, or names another file. */
    Optional<Place> podSecurity() {
        return root().flatMap(root -> root.get("plugins")).map(Place::items).orElse(List.of()).stream()
                .filter(plugin -> plugin.text("name").equals("PodSecurity"))
                .flatMap(plugin -> plugin.get("configuration").stream())
                .findFirst();
    }
}
