package dev.mcmgen.yaml;

/** A value in a YAML document, with its place. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

    /** Where the value begins. */
    Position position();

    /**
     * The value as plain data: {@code LinkedHashMap<String, Object>}, {@code ArrayList<Object>}, String, Boolean, Long,
     * {@code BigInteger}, Double, or {@link YamlScalar#NULL} for null.
     */
    Object toData();
}
