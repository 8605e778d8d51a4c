package dev.mcmgen.schema;

import dev.mcmgen.yaml.JsonReader;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says of a tree that it certainly satisfies a schema, in microseconds and without loading the JSON Schema library,
 * which takes a third of a run's time to load. Every spec and every rendered object comes through here, hence the plain
 * loops. It knows the keywords that our schemas use, and no more: whatever it is not sure of it leaves to the library,
 * which also finds the words for what is wrong. A test compares the two. One acceptance serves any number of threads.
 */
final class Acceptance {

    private static final Set<String> OF_ONE_TYPE = Set.of(
            ("required properties patternProperties additionalProperties propertyNames dependentRequired minProperties"
                            + " maxProperties items minItems maxItems uniqueItems pattern minLength maxLength minimum"
                            + " maximum")
                    .split(" "));

    private final Object schema;
    private final Patterns patterns = new Patterns();

    /** What references lead to; the same few are followed for every item. */
    private final Map<String, Object> references = new ConcurrentHashMap<>();

    Acceptance(String json) {
        schema = JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
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
                case "type" -> isOfAny(value instanceof List<?> types ? types : List.of(value), node);
                case "enum" -> isOneOf((List<?>) value, node);
                case "const" -> same(value, node);
                case "allOf" -> fitsAll((List<?>) value, node);
                case "anyOf" -> fitsAny((List<?>) value, node);
                case "oneOf" -> fitsOne((List<?>) value, node);
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

        private boolean fitsAll(List<?> rules, YamlNode node) {
            for (Object rule : rules) {
                if (!fits(rule, node)) {
                    return false;
                }
            }
            return true;
        }

        private boolean fitsAny(List<?> rules, YamlNode node) {
            for (Object rule : rules) {
                if (fits(rule, node)) {
                    return true;
                }
            }
            return false;
        }

        private boolean fitsOne(List<?> rules, YamlNode node) {
            int fitting = 0;
            for (Object rule : rules) {
                fitting += fits(rule, node) ? 1 : 0;
            }
            return fitting == 1;
        }

        private boolean isOfAny(List<?> types, YamlNode node) {
            for (Object type : types) {
                if (isOf((String) type, node)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isOneOf(List<?> values, YamlNode node) {
            for (Object allowed : values) {
                if (same(allowed, node)) {
                    return true;
                }
            }
            return false;
        }

        private boolean ofMapping(String keyword, Object value, Map<String, Object> rule, YamlMapping mapping) {
            return switch (keyword) {
                case "required" -> hasAll((List<?>) value, mapping);
                case "properties", "patternProperties", "additionalProperties", "propertyNames" ->
                    entriesFit(keyword, value, rule, mapping);
                case "dependentRequired" -> hasDependents(object(value), mapping);
                case "minProperties" -> mapping.entries().size() >= (Long) value;
                case "maxProperties" -> mapping.entries().size() <= (Long) value;
                default -> isForOthers(keyword);
            };
        }

        private boolean entriesFit(String keyword, Object value, Map<String, Object> rule, YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                boolean fits = switch (keyword) {
                    case "properties" -> fits(object(value).getOrDefault(entry.name(), true), entry.value());
                    case "patternProperties" -> fitsPatterns(object(value), entry);
                    case "additionalProperties" -> !isAdditional(entry.name(), rule) || fits(value, entry.value());
                    default -> fits(value, text(entry.key()));
                };
                if (!fits) {
                    return false;
                }
            }
            return true;
        }

        private boolean fitsPatterns(Map<String, Object> rules, YamlMapping.Entry entry) {
            for (Map.Entry<String, Object> pattern : rules.entrySet()) {
                if (patterns.find(pattern.getKey(), entry.name()) && !fits(pattern.getValue(), entry.value())) {
                    return false;
                }
            }
            return true;
        }

        private boolean isAdditional(String name, Map<String, Object> rule) {
            if (object(rule.getOrDefault("properties", Map.of())).containsKey(name)) {
                return false;
            }
            for (String pattern :
                    object(rule.getOrDefault("patternProperties", Map.of())).keySet()) {
                if (patterns.find(pattern, name)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean hasAll(List<?> names, YamlMapping mapping) {
            for (Object name : names) {
                if (mapping.entry((String) name).isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        private static boolean hasDependents(Map<String, Object> dependencies, YamlMapping mapping) {
            for (Map.Entry<String, Object> dependency : dependencies.entrySet()) {
                if (mapping.entry(dependency.getKey()).isPresent()
                        && !hasAll((List<?>) dependency.getValue(), mapping)) {
                    return false;
                }
            }
            return true;
        }

        private boolean ofSequence(String keyword, Object value, YamlSequence sequence) {
            List<YamlNode> items = sequence.items();
            return switch (keyword) {
                case "items" -> itemsFit(value, items);
                case "minItems" -> items.size() >= (Long) value;
                case "maxItems" -> items.size() <= (Long) value;
                case "uniqueItems" -> !Boolean.TRUE.equals(value) || areDifferentTexts(items);
                default -> isForOthers(keyword);
            };
        }

        private boolean itemsFit(Object rule, List<YamlNode> items) {
            for (YamlNode item : items) {
                if (!fits(rule, item)) {
                    return false;
                }
            }
            return true;
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
                    case "pattern" -> patterns.find((String) value, text);
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
            return OF_ONE_TYPE.contains(keyword) || unsure();
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

        private boolean unsure() {
            sure = false;
            return true;
        }
    }

    private Object referenced(String reference) {
        Object known = references.get(reference);
        if (known == null) {
            known = find(reference);
            references.put(reference, known);
        }
        return known;
    }

    private Object find(String reference) {
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

    /** A JSON object; its keys are text because {@link JsonReader} made it. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
