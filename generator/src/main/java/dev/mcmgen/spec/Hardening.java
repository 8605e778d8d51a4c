package dev.mcmgen.spec;

import java.util.Optional;

/**
 * Hardening of Kubernetes and its hosts.
 *
 * @param profile the CIS profile in the words of RKE2: {@code cis}, {@code cis-1.23}, {@code cis-1.6}, {@code cis-1.5}
 *     or {@code etcd}; none where absent
 * @param selinux whether RKE2 or K3s runs with SELinux support
 * @param podSecurityTemplate Rancher's pod security admission configuration template
 * @param auditPolicy the API server's audit policy
 * @param secretsEncryption whether Secrets are encrypted at rest, where the distribution leaves the choice
 */
public record Hardening(
        Optional<String> profile,
        Optional<Boolean> selinux,
        Optional<Boolean> protectKernelDefaults,
        Optional<String> podSecurityTemplate,
        Optional<AuditPolicy> auditPolicy,
        Optional<Boolean> secretsEncryption) {

    static Hardening from(Fields fields) {
        return new Hardening(
                fields.text("profile"),
                fields.flag("selinux"),
                fields.flag("protectKernelDefaults"),
                fields.text("podSecurityTemplate"),
                AuditPolicy.from(fields, "auditPolicy"),
                fields.flag("secretsEncryption"));
    }

    /**
     * An audit policy.
     *
     * @param content its YAML
     * @param file where it was read from, as the spec names it; empty where the spec holds the content
     */
    public record AuditPolicy(String content, Optional<String> file) {

        /** A plain text is the content. */
        static Optional<AuditPolicy> from(Fields parent, String name) {
            if (parent.isScalar(name)) {
                return parent.text(name).map(content -> new AuditPolicy(content, Optional.empty()));
            }
            return parent.optionalObject(name)
                    .map(fields -> new AuditPolicy(fields.textOrFile("content", "file"), fields.text("file")));
        }
    }
}
