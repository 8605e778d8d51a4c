package dev.mcmgen.schema;

import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Says of a tree that it certainly satisfies a schema, in microseconds and without loading the JSON Schema library,
 * which takes a third of a run's time to load. It knows the keywords that our schemas use, and no more: whatever it is
 * not sure of it leaves to the library, which also finds the words for what is wrong. A test compares the two.
 *
 * <p>One acceptance serves any number of threads.
 */
final class Acceptance {

    private final Object schema;
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    Acceptance(String json) {
        schema = JsonText.read(json);
    }

    /** False where the tree is wrong, and where this class cannot tell. */
    boolean accepts(YamlNode root) {
        Run run = new Run();
        return run.fits(schema, root) && run.sure;
    }

    /** One check. It keeps in mind whether it had to guess, because below {@code not} a guess would count as its opposite. */
    private final class Run {

        private boolean sure = true;

        boolean fits(Object rule, YamlNode node) {
            if (rule instanceof Boolean all) {
                return all;
            }
            for (Map.Entry<String, Object> keyword : object(rule).entrySet()) {
                if (!fits(keyword.getKey(), keyword.getValue(), object(rule), node)) {
                    return false;
                }
            }
            return true;
        }

        private boolean fits(String keyword, Object value, Map<String, Object> rule, YamlNode node) {
            return switch (keyword) {
                case "title", "description", "examples", "default", "$schema", "$id", "$defs", "$comment" -> true;
                // Without effect unless it is switched on, or beside the keyword that they belong to.
                case "format", "then", "else", "x-hints" -> true;
                case "$ref" -> fits(referenced((String) value), node);
                case "type" ->
                    value instanceof List<?> types
                            ? types.stream().anyMatch(type -> isOf((String) type, node))
                            : isOf((String) value, node);
                case "enum" -> ((List<?>) value).stream().anyMatch(allowed -> same(allowed, node));
                case "const" -> same(value, node);
                case "allOf" -> ((List<?>) value).stream().allMatch(each -> fits(each, node));
                case "anyOf" -> ((List<?>) value).stream().anyMatch(each -> fits(each, node));
                case "oneOf" ->
                    ((List<?>) value).stream().filter(each -> fits(each, node)).count() == 1;
                case "not" -> !fits(value, node);
                case "if" -> fits(rule.getOrDefault(fits(value, node) ? "then" : "else", true), node);
                default ->
                    node instanceof YamlMapping mapping
                            ? ofMapping(keyword, value, rule, mapping)
                            : node instanceof YamlSequence sequence
                                    ? ofSequence(keyword, value, sequence)
                                    : ofScalar(keyword, value, (YamlScalar) node);
            };
        }

        private boolean ofMapping(String keyword, Object value, Map<String, Object> rule, YamlMapping mapping) {
            List<YamlMapping.Entry> entries = mapping.entries();
            return switch (keyword) {
                case "required" ->
                    ((List<?>) value)
                            .stream()
                                    .allMatch(
                                            name -> mapping.entry((String) name).isPresent());
                case "properties" ->
                    entries.stream()
                            .allMatch(entry -> fits(object(value).getOrDefault(entry.name(), true), entry.value()));
                case "patternProperties" ->
                    entries.stream()
                            .allMatch(entry -> object(value).entrySet().stream()
                                    .filter(pattern -> matches(pattern.getKey(), entry.name()))
                                    .allMatch(pattern -> fits(pattern.getValue(), entry.value())));
                case "additionalProperties" ->
                    entries.stream()
                            .filter(entry -> isAdditional(entry.name(), rule))
                            .allMatch(entry -> fits(value, entry.value()));
                case "propertyNames" -> entries.stream().allMatch(entry -> fits(value, text(entry.key())));
                case "dependentRequired" ->
                    object(value).entrySet().stream()
                            .filter(dependency ->
                                    mapping.entry(dependency.getKey()).isPresent())
                            .allMatch(dependency -> ofMapping("required", dependency.getValue(), rule, mapping));
                case "minProperties" -> entries.size() >= (Long) value;
                case "maxProperties" -> entries.size() <= (Long) value;
                default -> isForOthers(keyword);
            };
        }

        private boolean isAdditional(String name, Map<String, Object> rule) {
            return !object(rule.getOrDefault("properties", Map.of())).containsKey(name)
                    && object(rule.getOrDefault("patternProperties", Map.of())).keySet().stream()
                            .noneMatch(pattern -> matches(pattern, name));
        }

        private boolean ofSequence(String keyword, Object value, YamlSequence sequence) {
            List<YamlNode> items = sequence.items();
            return switch (keyword) {
                case "items" -> items.stream().allMatch(item -> fits(value, item));
                case "minItems" -> items.size() >= (Long) value;
                case "maxItems" -> items.size() <= (Long) value;
                case "uniqueItems" -> !Boolean.TRUE.equals(value) || areDifferentTexts(items);
                default -> isForOthers(keyword);
            };
        }

        private boolean areDifferentTexts(List<YamlNode> items) {
            Set<Object> seen = new HashSet<>();
            for (YamlNode item : items) {
                sure &= item instanceof YamlScalar scalar && scalar.value() instanceof String;
                seen.add(item.toData());
            }
            return seen.size() == items.size();
        }

        private boolean ofScalar(String keyword, Object value, YamlScalar scalar) {
            if (scalar.value() instanceof String text) {
                return switch (keyword) {
                    case "pattern" -> matches((String) value, text);
                    case "minLength" -> text.codePointCount(0, text.length()) >= (Long) value;
                    case "maxLength" -> text.codePointCount(0, text.length()) <= (Long) value;
                    default -> isForOthers(keyword);
                };
            }
            if (scalar.value() instanceof Long number) {
                return switch (keyword) {
                    case "minimum" -> value instanceof Long least ? number >= least : unsure();
                    case "maximum" -> value instanceof Long most ? number <= most : unsure();
                    default -> isForOthers(keyword);
                };
            }
            // Fractions and huge numbers are rare in what we check, and compared in many ways.
            return scalar.value() instanceof Number ? unsure() : isForOthers(keyword);
        }

        /** Keywords for values of another type say nothing of this one; a keyword that is not known might. */
        private boolean isForOthers(String keyword) {
            return switch (keyword) {
                case "required",
                        "properties",
                        "patternProperties",
                        "additionalProperties",
                        "propertyNames",
                        "dependentRequired",
                        "minProperties",
                        "maxProperties",
                        "items",
                        "minItems",
                        "maxItems",
                        "uniqueItems",
                        "pattern",
                        "minLength",
                        "maxLength",
                        "minimum",
                        "maximum" -> true;
                default -> unsure();
            };
        }

        private boolean isOf(String type, YamlNode node) {
            if (node instanceof YamlScalar scalar) {
                Object value = scalar.value();
                return switch (type) {
                    case "string" -> value instanceof String;
                    case "boolean" -> value instanceof Boolean;
                    case "null" -> scalar.isNull();
                    // To JSON Schema 1.0 is an integer; whoever asks for one is not sure of it.
                    case "integer" ->
                        value instanceof Long || value instanceof BigInteger || (value instanceof Double && unsure());
                    case "number" -> value instanceof Number;
                    default -> false;
                };
            }
            return type.equals(node instanceof YamlMapping ? "object" : "array");
        }

        private boolean same(Object allowed, YamlNode node) {
            if (allowed instanceof Map<?, ?> || allowed instanceof List<?>) {
                return unsure();
            }
            Object value = node instanceof YamlScalar scalar ? scalar.value() : node;
            boolean comparable = !(allowed instanceof Number)
                    || !(value instanceof Number)
                    || (allowed instanceof Long && value instanceof Long);
            return comparable ? allowed.equals(value) : unsure();
        }

        private boolean matches(String pattern, String text) {
            return patterns.computeIfAbsent(pattern, Acceptance::compiled)
                    .matcher(text)
                    .find();
        }

        private boolean unsure() {
            sure = false;
            return true;
        }
    }

    /** To Java, $ is also before a last line feed; to JSON Schema it is the end of the text and nothing else. */
    private static Pattern compiled(String pattern) {
        StringBuilder exact = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            inClass = (inClass || c == '[') && c != ']';
            if (c == '\\') {
                exact.append(c).append(pattern.charAt(++i));
            } else if (c == '$' && !inClass) {
                exact.append("\\z");
            } else {
                exact.append(c);
            }
        }
        return Pattern.compile(exact.toString());
    }

    private Object referenced(String reference) {
        Object found = schema;
        for (String step : reference.substring(1).split("/", -1)) {
            if (!step.isEmpty()) {
                found = object(found).getOrDefault(step, false);
            }
        }
        return found;
    }

    private static YamlScalar text(YamlScalar key) {
        return new YamlScalar(key.position(), key.text(), key.style(), key.text());
    }

    /** A JSON object; its keys are text because {@link JsonText} made it. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
