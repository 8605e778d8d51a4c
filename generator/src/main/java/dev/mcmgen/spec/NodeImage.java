package dev.mcmgen.spec;

import java.util.Optional;

/**
 * What the machine template already has.
 *
 * @param prepared whether kernel modules, sysctls and users are in the template, so that cloud-init need not make them
 * @param firewalld what the host preparation does with firewalld; kept where absent
 */
public record NodeImage(Optional<Boolean> prepared, Optional<Firewalld> firewalld) {

    static NodeImage from(Fields fields) {
        return new NodeImage(fields.flag("prepared"), fields.word("firewalld", Firewalld.values()));
    }

    /** RKE2's documentation wants firewalld off, the host's STIG wants it on: the user decides. */
    public enum Firewalld implements Word {
        KEEP("keep"),
        DISABLE("disable");

        private final String word;

        Firewalld(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
