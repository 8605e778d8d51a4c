package dev.mcmgen.importing.proof;

import dev.mcmgen.catalog.ClusterFields;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of the two Cluster objects that Rancher itself gives a type. */
final class FieldsProof {

    private static final String POOLS = "machinePools";

    private final ClusterFields fields;
    private final ClusterSource original;
    private final List<Difference> differences = new ArrayList<>();

    FieldsProof(ClusterFields fields, ClusterSource original) {
        this.fields = fields;
        this.original = original;
    }

    List<Difference> against(ClusterSource rendered) {
        TypedForm form = new TypedForm(fields);
        compare(JsonPointer.ROOT, form.of(original.cluster()), form.of(rendered.cluster()));
        return differences;
    }

    private void compare(JsonPointer at, Map<?, ?> before, Map<?, ?> after) {
        Set<Object> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (Object name : names) {
            JsonPointer field = at.child(String.valueOf(name));
            Object one = before.get(name);
            Object other = after.get(name);
            boolean onlyOne = one == null || other == null;
            if (isMap(one) && isMap(other) && !(onlyOne && isPool(field))) {
                compare(field, one == null ? Map.of() : (Map<?, ?>) one, other == null ? Map.of() : (Map<?, ?>) other);
            } else if (!Objects.equals(one, other)) {
                JsonPointer place = place(field);
                Optional<Object> value = value(place);
                differences.add(new Difference(
                        field.toString(),
                        place,
                        Shown.value(Optional.ofNullable(one)),
                        Shown.value(Optional.ofNullable(other)),
                        new Repair.KeepField(place, one == null ? Optional.empty() : value)));
            }
        }
    }

    private static boolean isMap(@Nullable Object value) {
        return value == null || value instanceof Map;
    }

    /** A pool that only one of the two has is one thing. */
    private static boolean isPool(JsonPointer field) {
        List<String> tokens = field.tokens();
        return tokens.size() > 1 && tokens.get(tokens.size() - 2).equals(POOLS);
    }

    /** The field in the object, where pools stand in a list; a pool that only the rendered object has keeps its name. */
    private JsonPointer place(JsonPointer field) {
        List<String> tokens = new ArrayList<>(field.tokens());
        int pools = tokens.indexOf(POOLS);
        if (pools >= 0 && pools + 1 < tokens.size()) {
            for (Part pool : original.pools()) {
                if (pool.text("name").equals(tokens.get(pools + 1))) {
                    tokens.set(pools + 1, pool.path().tokens().get(pools + 1));
                    break;
                }
            }
        }
        return new JsonPointer(tokens);
    }

    private Optional<Object> value(JsonPointer place) {
        return place.resolve(original.object().tree()).map(node -> node.toData());
    }
}
