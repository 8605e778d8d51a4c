package dev.mcmgen.render;

/** The name under which a Cluster refers to a cloud credential. */
final class CloudCredential {

    private static final String NAMESPACE = "cattle-global-data:";

    private CloudCredential() {}

    /**
     * {@code cattle-global-data:cc-…} as it stands. A display name says nothing to Rancher, so it becomes a placeholder
     * that nobody can take for an id.
     */
    static String secretName(String credential) {
        return isId(credential) ? credential : NAMESPACE + "REPLACE-" + credential.replaceAll("[^A-Za-z0-9.-]+", "-");
    }

    static boolean isId(String credential) {
        return credential.startsWith(NAMESPACE);
    }
}
