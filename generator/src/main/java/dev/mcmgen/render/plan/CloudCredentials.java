package dev.mcmgen.render.plan;

/** Names of cloud credentials. Rancher knows a credential by its id, and users know it by its display name. */
final class CloudCredentials {

    private static final String ID = "cattle-global-data:";

    private CloudCredentials() {}

    static boolean isId(String credential) {
        return credential.startsWith(ID);
    }

    static void warnOfPlaceholder(Draft draft, String credential, String field) {
        if (!isId(credential)) {
            draft.warn(
                    field,
                    "cloud-credential/placeholder",
                    "Rancher knows the credential " + credential
                            + " by its id only; the manifest holds a placeholder in its place",
                    "find the id under Cluster Management > Cloud Credentials (View in API), and write cloudCredential: cattle-global-data:cc-…");
        }
    }
}
