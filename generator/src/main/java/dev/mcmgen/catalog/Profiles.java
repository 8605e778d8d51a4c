package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.List;

/** Which values of the key {@code profile} an RKE2 release starts with, from {@code profiles.json}. */
public final class Profiles {

    /** What RKE2 does with a profile's name. */
    public enum Verdict {
        ACCEPTED,
        /** Works, with a warning in the log. */
        DEPRECATED,
        /** RKE2 exits at start. */
        FATAL,
        /** K3s has no such setting: a server ignores the key, an agent does not start. */
        NO_SUCH_SETTING
    }

    private record Row(String name, Verdict verdict, Window window) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<String> cisNames;
    private final String source;

    Profiles(DataNode file) {
        for (DataNode row : file.get("profiles").items()) {
            rows.add(new Row(row.text("name"), Verdict.valueOf(row.text("verdict")), Window.read(row)));
        }
        cisNames = file.get("cisNames").texts();
        source = file.text("source");
    }

    public Verdict verdict(Release release, String name) {
        if (release.distribution() != Distribution.RKE2) {
            return Verdict.NO_SUCH_SETTING;
        }
        for (Row row : rows) {
            if (row.name().equals(name) && row.window().covers(release)) {
                return row.verdict();
            }
        }
        return Verdict.FATAL;
    }

    /**
     * The name to write for a release: {@code cis} becomes the newest name of the CIS profile that the release takes
     * without complaint; any other name stays as it is, good or bad.
     */
    public String resolve(String name, Release release) {
        if (!name.equals("cis")) {
            return name;
        }
        return cisNames.stream()
                .filter(candidate -> verdict(release, candidate) == Verdict.ACCEPTED)
                .findFirst()
                .orElse(name);
    }

    /** The names that start, in the order of the file; deprecated ones last. Empty for K3s. */
    public List<String> names(Release release) {
        List<String> names = new ArrayList<>();
        for (Verdict wanted : List.of(Verdict.ACCEPTED, Verdict.DEPRECATED)) {
            for (Row row : rows) {
                if (verdict(release, row.name()) == wanted && !names.contains(row.name())) {
                    names.add(row.name());
                }
            }
        }
        return names;
    }

    public String source() {
        return source;
    }
}
