package dev.mcmgen.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where nodes pull images from.
 *
 * @param systemDefaultRegistry the registry of all images of Rancher and the distribution
 * @param mirrors by the registry that they stand for
 * @param configs by registry
 */
public record Registries(
        Optional<String> systemDefaultRegistry, Map<String, Mirror> mirrors, Map<String, Access> configs) {

    static Registries from(Fields fields) {
        return new Registries(
                fields.text("systemDefaultRegistry"),
                fields.object("mirrors").mapOf(Mirror::from),
                fields.object("configs").mapOf(Access::from));
    }

    /**
     * Mirrors of one registry.
     *
     * @param endpoint URLs, tried in this order
     * @param rewrite a regular expression of image names to what they become
     */
    public record Mirror(List<String> endpoint, Map<String, String> rewrite) {

        static Mirror from(Fields fields) {
            return new Mirror(fields.texts("endpoint"), fields.textMap("rewrite"));
        }
    }

    /**
     * How a registry is talked to. Names of Secrets in the cluster's workspace, never their content.
     *
     * @param caBundle base64 of PEM
     */
    public record Access(
            Optional<String> authConfigSecretName,
            Optional<String> tlsSecretName,
            Optional<String> caBundle,
            Optional<Boolean> insecureSkipVerify) {

        static Access from(Fields fields) {
            return new Access(
                    fields.text("authConfigSecretName"),
                    fields.text("tlsSecretName"),
                    fields.text("caBundle"),
                    fields.flag("insecureSkipVerify"));
        }
    }
}
