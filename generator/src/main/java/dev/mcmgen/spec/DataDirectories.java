package dev.mcmgen.spec;

import java.util.Optional;

/** Absolute paths on the nodes, in place of those below {@code /var/lib/rancher}; since Rancher 2.9, fixed for life. */
public record DataDirectories(Optional<String> systemAgent, Optional<String> provisioning, Optional<String> k8sDistro) {

    static DataDirectories from(Fields fields) {
        return new DataDirectories(fields.text("systemAgent"), fields.text("provisioning"), fields.text("k8sDistro"));
    }
}
