package dev.mcmgen.catalog;

import dev.mcmgen.yaml.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a Rancher says of the releases that it offers: {@code /v1-rke2-release/releases} and {@code
 * /v1-k3s-release/releases} (rancher-api.md §6), from that Rancher or from a file that {@code mcmgen catalog refresh}
 * wrote. It replaces the argument lists of the catalogue.
 */
public final class ReleaseLists {

    private static final String VERSION = "mcmgen/release-lists/v1";
    private static final List<String> ROLES = List.of("serverArgs", "agentArgs");

    private final String source;
    private final Map<Distribution, NavigableMap<Release, DataNode>> lists;

    private ReleaseLists(String source, Map<Distribution, NavigableMap<Release, DataNode>> lists) {
        this.source = source;
        this.lists = lists;
    }

    /**
     * Reads a file that was written with {@link #write}, or a recorded answer of one of the two addresses.
     *
     * @param file its name, for messages
     * @throws CatalogException with one sentence where the file is something else
     */
    public static ReleaseLists read(String file, byte[] content) {
        DataNode root = DataFile.read(file, content);
        Map<Distribution, NavigableMap<Release, DataNode>> lists = new LinkedHashMap<>();
        if (root.find("data").isPresent()) {
            add(root.get("data").items(), lists);
        } else if (root.textOrEmpty("apiVersion").equals(VERSION)) {
            add(root.get("releases").items(), lists);
        }
        if (lists.isEmpty()) {
            throw new CatalogException(file + " holds no releases of RKE2 or K3s");
        }
        return new ReleaseLists(root.optionalText("source").orElse(file), lists);
    }

    /**
     * Puts together what a Rancher answered.
     *
     * @param source its address
     * @param answers of the two addresses
     * @throws CatalogException with one sentence where one of them is something else
     */
    public static ReleaseLists ofAnswers(String source, List<byte[]> answers) {
        Map<Distribution, NavigableMap<Release, DataNode>> lists = new LinkedHashMap<>();
        for (byte[] answer : answers) {
            add(DataFile.read(source, answer).get("data").items(), lists);
        }
        return new ReleaseLists(source, lists);
    }

    private static void add(List<DataNode> rows, Map<Distribution, NavigableMap<Release, DataNode>> lists) {
        for (DataNode row : rows) {
            Optional<Release> release = Release.find(row.text("version"));
            release.ifPresent(known -> lists.computeIfAbsent(known.distribution(), any -> new TreeMap<>())
                    .put(known, row));
        }
    }

    /** The lists of a distribution; empty where there are none. */
    public Optional<ArgumentSource> of(Distribution distribution) {
        return Optional.ofNullable(lists.get(distribution)).map(found -> new ListedReleases(source, found));
    }

    /** How many releases of a distribution there are. */
    public int count(Distribution distribution) {
        NavigableMap<Release, DataNode> found = lists.get(distribution);
        return found == null ? 0 : found.size();
    }

    /** The text of a file that {@link #read} takes: of each release what the planner needs, and no more. */
    public String write() {
        List<Object> releases = lists.values().stream()
                .flatMap(found -> found.entrySet().stream())
                .map(entry -> form(entry.getKey(), entry.getValue()))
                .toList();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("apiVersion", VERSION);
        root.put("source", source);
        root.put("releases", releases);
        return JsonWriter.write(root);
    }

    private static Object form(Release release, DataNode row) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("version", release.toString());
        for (String key : List.of("minChannelServerVersion", "maxChannelServerVersion")) {
            row.find(key).ifPresent(value -> form.put(key, value.text()));
        }
        for (String role : ROLES) {
            Map<String, Object> arguments = new TreeMap<>();
            row.find(role).map(DataNode::members).orElse(Map.of()).forEach((key, schema) -> {
                Argument argument = ListedReleases.argument(key, schema);
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("type", argument.type());
                if (!argument.options().isEmpty()) {
                    fields.put("options", argument.options());
                }
                argument.defaultValue().ifPresent(value -> fields.put("default", value));
                arguments.put(key, fields);
            });
            form.put(role, arguments);
        }
        return form;
    }
}
