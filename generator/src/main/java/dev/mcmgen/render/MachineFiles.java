package dev.mcmgen.render;

import dev.mcmgen.catalog.ObjectNames;
import dev.mcmgen.render.plan.ClusterPlan;
import dev.mcmgen.render.plan.NodeKind;
import dev.mcmgen.render.plan.PlannedFile;
import dev.mcmgen.render.plan.RancherConfiguration;
import dev.mcmgen.render.plan.Selectors;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that Rancher puts on the machines: what the user asked for, and the drop-ins with the keys that Rancher would
 * not let through. Texts lie in one Secret of the cluster's namespace; what the user keeps in own objects is referred to.
 */
final class MachineFiles {

    private static final String PERMISSIONS = "0600";

    private final ClusterPlan plan;
    private final Templates templates;
    private final List<Map<String, Object>> entries = new ArrayList<>();
    private final List<Map<String, Object>> contents = new ArrayList<>();

    MachineFiles(ClusterPlan plan, Templates templates) {
        this.plan = plan;
        this.templates = templates;
        plan.rancher().map(RancherConfiguration::dropIns).ifPresent(dropIns -> dropIns.forEach(this::addDropIn));
        plan.files().forEach(this::addFile);
    }

    /** The entries of {@code machineSelectorFiles}. */
    List<Map<String, Object>> entries() {
        return entries;
    }

    String secretName() {
        return ObjectNames.join(plan.spec().metadata().name(), "machine-files");
    }

    boolean hasSecret() {
        return !contents.isEmpty();
    }

    /** What the template of the Secret shows. */
    Map<String, Object> secretModel() {
        return Map.of(
                "name", secretName(),
                "namespace", ClusterModel.namespace(plan.spec()),
                "cluster", plan.spec().metadata().name(),
                "files", contents);
    }

    private void addDropIn(Set<NodeKind> nodes, Map<String, Object> config) {
        // Read after Rancher's own 50-rancher.yaml: the files are taken in the order of their names.
        String path = plan.release().distribution().configurationFolder() + "/config.yaml.d/60-mcmgen.yaml";
        String text = templates.render(
                "node/config.yaml",
                Map.of(
                        "title",
                        "Keys that Rancher does not let through for " + plan.release() + ".",
                        "config",
                        config));
        Map<String, Object> source = secretItem(path, text, PERMISSIONS, false);
        for (Map<String, Object> selector : Selectors.of(nodes, plan.poolKinds())) {
            addEntry(selector, source);
        }
    }

    private void addFile(PlannedFile file) {
        Map<String, Object> source = file.body() instanceof PlannedFile.Reference reference
                ? source(
                        reference.kind(),
                        reference.name(),
                        reference.key(),
                        file.path(),
                        file.permissions(),
                        file.dynamic())
                : secretItem(file.path(), file.text().orElseThrow(), file.permissions(), file.dynamic());
        List<String> pools = pools(file);
        if (file.roles().isEmpty() && file.pools().isEmpty()) {
            addEntry(Map.of(), source);
        } else if (!plan.spec().pools().isEmpty()) {
            addEntry(Selectors.pools(pools), source);
        } else {
            Selectors.anyRole(file.roles()).forEach(selector -> addEntry(selector, source));
        }
    }

    private List<String> pools(PlannedFile file) {
        return plan.spec().pools().stream()
                .filter(pool -> file.pools().contains(pool.name()) || hasRole(pool, file.roles()))
                .map(Pool::name)
                .toList();
    }

    private static boolean hasRole(Pool pool, List<Role> roles) {
        return pool.roles().stream().anyMatch(roles::contains);
    }

    private Map<String, Object> secretItem(String path, String text, String permissions, boolean dynamic) {
        String key = key(path);
        contents.add(Map.of("key", key, "content", text));
        return source("secret", secretName(), key, path, permissions, dynamic);
    }

    /** A key of a Secret may hold letters, digits, dot, dash and underscore; two files of one name get a number. */
    private String key(String path) {
        String base = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        String key = base;
        for (int i = 2; taken(key); i++) {
            key = base + "." + i;
        }
        return key;
    }

    private boolean taken(String key) {
        return contents.stream().anyMatch(file -> key.equals(file.get("key")));
    }

    private static Map<String, Object> source(
            String kind, String name, String key, String path, String permissions, boolean dynamic) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("key", key);
        item.put("path", path);
        item.put("permissions", permissions);
        item.put("dynamic", dynamic);
        return Map.of("kind", kind, "name", name, "items", List.of(item));
    }

    private void addEntry(Map<String, Object> selector, Map<String, Object> source) {
        entries.add(Map.of("selector", selector, "sources", List.of(source)));
    }
}
