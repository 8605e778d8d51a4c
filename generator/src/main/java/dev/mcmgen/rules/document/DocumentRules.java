package dev.mcmgen.rules.document;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about reading: files, documents as YAML, and waivers. */
public final class DocumentRules {

    private DocumentRules() {}

    public static List<Rule> all() {
        return List.of(
                Rule.ofReader("file/unreadable"),
                Rule.ofReader("file/link-cycle"),
                new Rule("file/unknown-kind", DocumentChecks::unknownKinds),
                Rule.ofReader("yaml/unreadable"),
                new Rule("yaml/duplicate-key", DocumentChecks::duplicateKeys),
                Rule.ofReader("waiver/malformed"),
                Rule.ofReader("waiver/expired"),
                Rule.ofReader("waiver/unused"));
    }
}
