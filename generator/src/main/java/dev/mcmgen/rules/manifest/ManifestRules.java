package dev.mcmgen.rules.manifest;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about the objects of an additional manifest. */
public final class ManifestRules {

    private ManifestRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("manifest/not-an-object", ObjectChecks::incomplete),
                new Rule("manifest/object-twice", ObjectChecks::twice),
                new Rule("manifest/file-name", FileNameChecks::names),
                new Rule("manifest/too-large", SizeChecks::sizes));
    }
}
