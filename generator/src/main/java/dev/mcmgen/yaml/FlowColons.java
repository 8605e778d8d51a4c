package dev.mcmgen.yaml;

import java.util.Optional;

/**
 * Text that ends in a colon in a flow list, such as {@code [fd00::, a]}: the parser follows YAML 1.2 and takes it for a
 * key, while yaml.v2 wants white space behind the colon of a key that is not quoted.
 */
final class FlowColons {

    private FlowColons() {}

    /** The text that yaml.v2 reads, where the parser made a mapping of it. */
    static Optional<Composed.Scalar> text(Composed.Mapping mapping, YamlText text) {
        if (mapping.pairs().size() != 1
                || !(mapping.pairs().get(0).key() instanceof Composed.Scalar key)
                || !(mapping.pairs().get(0).value() instanceof Composed.Scalar value)
                || !key.position().equals(mapping.position())
                || !key.isPlain()
                || !value.text().isEmpty()) {
            return Optional.empty();
        }
        String source = text.text();
        String whole = key.text() + ":";
        int from = text.offset(key.position());
        int end = from + whole.length();
        boolean closed = end < source.length() && ",]".indexOf(source.charAt(end)) >= 0;
        return closed && source.startsWith(whole, from)
                ? Optional.of(new Composed.Scalar(key.position(), key.properties(), whole, key.style()))
                : Optional.empty();
    }
}
