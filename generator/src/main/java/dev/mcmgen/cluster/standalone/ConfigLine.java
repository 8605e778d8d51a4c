package dev.mcmgen.cluster.standalone;

import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.cluster.Origin;
import dev.mcmgen.yaml.GoText;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/**
 * A key of a configuration file with its value.
 *
 * @param written the key, without the white space around it
 * @param merge whether it is a merge key, which the reader loses
 */
record ConfigLine(String written, boolean merge, Origin origin) {

    private static final String APPEND = "+";

    /** The key without the {@code +} that appends. */
    String key() {
        return appends() ? written.substring(0, written.length() - 1) : written;
    }

    boolean appends() {
        return written.endsWith(APPEND);
    }

    boolean isList() {
        return value() instanceof YamlSequence;
    }

    /** The texts of its arguments if it stands alone: one, or of a list one for each item. */
    List<String> texts() {
        return value() instanceof YamlSequence sequence
                ? sequence.items().stream().map(GoText::argument).toList()
                : List.of(GoText.argument(value()));
    }

    /** The texts that it contributes where values are appended to each other; no value contributes nothing. */
    List<String> parts() {
        boolean nothing = !isList() && !isText() && texts().get(0).isEmpty();
        return nothing ? List.of() : texts();
    }

    private boolean isText() {
        return value() instanceof YamlScalar scalar && scalar.value() instanceof String;
    }

    /** What became of it, with its value as written. */
    Entry entry(Fate fate) {
        return new Entry(written, value().toData(), fate, Optional.of(origin));
    }

    private YamlNode value() {
        return origin.value();
    }
}
