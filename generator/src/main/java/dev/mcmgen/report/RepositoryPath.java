package dev.mcmgen.report;

/** Files as services that show findings in a repository name them. */
final class RepositoryPath {

    private RepositoryPath() {}

    /** Without the {@code ./} of {@code mcmgen validate .}, under which they would look for nothing. */
    static String of(String file) {
        String path = file;
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        return path;
    }
}
