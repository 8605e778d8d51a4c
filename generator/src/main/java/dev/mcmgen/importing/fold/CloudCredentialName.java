package dev.mcmgen.importing.fold;

/** The name of a cloud credential: an id stays as it is, and what render writes for a display name is that name. */
final class CloudCredentialName {

    private static final String PLACEHOLDER = "cattle-global-data:REPLACE-";

    private CloudCredentialName() {}

    static String inSpec(String name) {
        return name.startsWith(PLACEHOLDER) ? name.substring(PLACEHOLDER.length()) : name;
    }
}
