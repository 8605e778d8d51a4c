package dev.mcmgen.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the reference page of a schema in Markdown: a section for each object, with a table of its fields. An object
 * that stands at several places is described where it stands first, and linked from the others.
 */
public final class SchemaReference {

    private static final String HEAD = """
            | Field | Type | Default | Meaning | Example |
            | --- | --- | --- | --- | --- |
            """;

    private final JsonNode schema;
    private final StringBuilder page = new StringBuilder();
    private final Map<JsonNode, String> sections = new LinkedHashMap<>();

    private SchemaReference(JsonNode schema) {
        this.schema = schema;
    }

    /**
     * The page of a schema.
     *
     * @param json the text of the schema
     * @param name what its root is called, such as {@code ClusterSpec}
     */
    public static String markdown(String json, String name) {
        SchemaReference reference = new SchemaReference(new JsonMapper().readTree(json));
        reference.section(name, "", reference.schema);
        return reference.page.toString().stripTrailing() + "\n";
    }

    /** An object that is written below the table in which its field stands. */
    private record Pending(String path, JsonNode object) {}

    private void section(String title, String path, JsonNode object) {
        List<Pending> pending = new ArrayList<>();
        page.append("## ").append(path.isEmpty() ? title : "`" + path + "`").append("\n\n");
        page.append(object.path("description").asString("")).append("\n\n").append(HEAD);
        for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
            String fieldPath = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            page.append(row(object, field.getKey(), fieldPath, field.getValue(), pending));
        }
        page.append('\n');
        pending.forEach(each -> section(title, each.path(), each.object()));
    }

    private String row(JsonNode owner, String name, String path, JsonNode field, List<Pending> pending) {
        JsonNode target = resolve(field);
        String type = type(target, path, pending);
        String standard = field.has("default") ? field.path("default").toString() : defaultOf(target);
        String value = owner.path("required")
                        .valueStream()
                        .anyMatch(required -> required.asString().equals(name))
                ? "**required**"
                : standard.isEmpty() ? "" : code(standard);
        JsonNode examples = field.has("examples") ? field.path("examples") : target.path("examples");
        String example = examples.isEmpty() || target.has("properties")
                ? ""
                : code(examples.path(0).toString());
        String meaning = first(field, target, "description");
        return cells("`" + name + "`", type, value, meaning, example);
    }

    private static String defaultOf(JsonNode target) {
        return target.has("default") ? target.path("default").toString() : "";
    }

    /** The type in words; an object with fields of its own is a link to its section. */
    private String type(JsonNode rule, String path, List<Pending> pending) {
        if (rule.has("properties")) {
            return (types(rule).contains("string") ? "text or " : "") + link(rule, path, pending);
        }
        if (rule.has("enum")) {
            return rule.path("enum")
                    .valueStream()
                    .map(word -> code(word.asString()))
                    .collect(Collectors.joining(", "));
        }
        if (rule.has("const")) {
            return code(rule.path("const").asString());
        }
        if (types(rule).equals(List.of("array"))) {
            return "list of " + type(resolve(rule.path("items")), path + "[]", pending);
        }
        if (types(rule).equals(List.of("object"))) {
            return map(rule, path, pending);
        }
        return rule.has("title") ? rule.path("title").asString() : words(rule);
    }

    private String map(JsonNode rule, String path, List<Pending> pending) {
        JsonNode each = resolve(rule.path("additionalProperties"));
        if (each.isObject()) {
            return "map of " + type(each, path + ".*", pending);
        }
        return each.isBoolean() && !each.asBoolean() ? "empty object" : "free object";
    }

    private String link(JsonNode object, String path, List<Pending> pending) {
        String known = sections.get(object);
        if (known == null) {
            sections.put(object, path);
            pending.add(new Pending(path, object));
            known = path;
        }
        return "[" + known + "](#" + anchor(known) + ")";
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "");
    }

    private static List<String> types(JsonNode rule) {
        JsonNode type = rule.path("type");
        return type.isArray() ? type.valueStream().map(JsonNode::asString).toList() : List.of(type.asString(""));
    }

    private static String words(JsonNode rule) {
        return types(rule).stream()
                .map(type -> switch (type) {
                    case "string" -> "text";
                    case "boolean" -> "true or false";
                    case "integer" -> "whole number";
                    default -> type;
                })
                .collect(Collectors.joining(" or "));
    }

    private JsonNode resolve(JsonNode rule) {
        String reference = rule.path("$ref").asString("");
        return reference.startsWith("#") ? schema.at(reference.substring(1)) : rule;
    }

    private static String first(JsonNode field, JsonNode target, String name) {
        return field.has(name) ? field.path(name).asString() : target.path(name).asString("");
    }

    private static String code(String json) {
        boolean plainText = json.length() > 2 && json.startsWith("\"") && !json.contains("\\");
        return "`" + (plainText ? json.substring(1, json.length() - 1) : json) + "`";
    }

    private static String cells(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            String escaped = cell.replace("|", "\\|").replace("\n", " ");
            row.append(' ').append(escaped).append(escaped.isEmpty() ? "|" : " |");
        }
        return row.append('\n').toString();
    }
}
