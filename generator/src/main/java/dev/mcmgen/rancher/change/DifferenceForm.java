package dev.mcmgen.rancher.change;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.rancher.change.Change.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Differences as plain data in the frozen form {@code mcmgen/diff/v1} (docs: schemas/diff.schema.json). Fields may be added,
 * never renamed.
 */
public final class DifferenceForm {

    private DifferenceForm() {}

    /**
     * The whole document.
     *
     * @param address of the Rancher
     * @param version of the Rancher, as it says it
     * @param clusters each as of {@link #of(ClusterDifference)}
     */
    public static Map<String, Object> of(String address, String version, List<Map<String, Object>> clusters) {
        Map<String, Object> rancher = new LinkedHashMap<>();
        rancher.put("url", address);
        rancher.put("version", version);
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("apiVersion", "mcmgen/diff/v1");
        form.put("rancher", rancher);
        form.put("clusters", clusters);
        return form;
    }

    /** One cluster of it. */
    public static Map<String, Object> of(ClusterDifference difference) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("namespace", difference.cluster().namespace());
        form.put("name", difference.cluster().name());
        form.put("presence", word(difference.presence()));
        form.put("summary", summary(difference));
        form.put(
                "changes",
                difference.changes().stream().map(DifferenceForm::change).toList());
        form.put("pools", difference.pools().stream().map(DifferenceForm::pool).toList());
        form.put("refusals", difference.refusals());
        form.put("remarks", difference.remarks());
        return form;
    }

    private static Map<String, Object> summary(ClusterDifference difference) {
        Map<String, Object> form = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            form.put(word(kind), difference.count(kind));
        }
        form.put("restartsNodes", difference.restartsNodes());
        form.put("replacesMachines", difference.replacesMachines());
        form.put("deletedMachines", difference.deletedMachines());
        form.put("refused", difference.isRefused());
        return form;
    }

    private static Object change(Change change) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", change.object().kind());
        object.put("namespace", change.object().namespace());
        object.put("name", change.object().name());
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("object", object);
        form.put("path", change.path().toString());
        form.put("change", word(change.kind()));
        form.put("hidden", change.shown() instanceof Shown.Hidden);
        if (change.shown() instanceof Shown.Values values) {
            form.put("old", values.before());
            form.put("new", values.after());
        } else if (change.shown() instanceof Shown.Lines lines) {
            form.put("diff", lines.lines());
        }
        form.put("setBy", change.setBy());
        form.put(
                "effects", change.effects().stream().map(DifferenceForm::effect).toList());
        return form;
    }

    private static Object effect(Effect effect) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("effect", effect.id());
        form.put("pool", effect.nodes().map(NodePool::name));
        form.put("roles", effect.nodes().map(DifferenceForm::roles));
        form.put("message", effect.sentence());
        form.put("basis", effect.basis().id());
        return form;
    }

    private static Object pool(PoolImpact impact) {
        NodePool pool = impact.pool();
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("pool", pool.name());
        form.put("roles", roles(pool));
        form.put("os", pool.system().id());
        form.put("tiers", pool.tiers().stream().map(Tier::id).toList());
        form.put("machines", pool.machines().isPresent() ? Optional.of(pool.count()) : Optional.empty());
        form.put(
                "effects", impact.effects().stream().map(DifferenceForm::effect).toList());
        return form;
    }

    private static List<String> roles(NodePool pool) {
        return pool.roles().stream().map(Role::id).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
