package dev.mcmgen.rancher.push;

import dev.mcmgen.catalog.GoDuration;
import dev.mcmgen.rancher.ApiObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A Cluster as Rancher's controllers write it back from Go's structures: a source of files for machines has both a Secret and a
 * ConfigMap, the one that nobody named as {@code {name: ""}} (recorded from 2.15.0); durations are {@code 10m0s} and a taint has
 * no empty value (from the types in rancher-cluster.md §1.4 and Go's way of writing them; not seen). What is sent in another form belongs to Rancher from then on, and each later change of it would be a conflict.
 */
final class TypedForm {

    private static final String[] FILES = {"spec", "rkeConfig", "machineSelectorFiles"};
    private static final String[] POOLS = {"spec", "rkeConfig", "machinePools"};
    private static final List<String> DURATIONS =
            List.of("unhealthyNodeTimeout", "drainBeforeDeleteTimeout", "nodeStartupTimeout");

    private TypedForm() {}

    /** The same object in that form. */
    static ApiObject of(ApiObject desired) {
        if (!desired.kind().equals("Cluster")) {
            return desired;
        }
        ApiObject files = each(desired, FILES, entry -> each(entry, new String[] {"fileSources"}, TypedForm::source));
        return each(files, POOLS, TypedForm::pool);
    }

    /** The object with each object of a list in another form; other items, and no list at all, stay. */
    private static ApiObject each(ApiObject object, String[] path, UnaryOperator<ApiObject> form) {
        if (object.list(path).isEmpty()) {
            return object;
        }
        List<Object> items = new ArrayList<>();
        for (Object item : object.list(path)) {
            items.add(
                    item instanceof Map<?, ?> map
                            ? form.apply(ApiObject.of(map)).fields()
                            : item);
        }
        return object.with(items, path);
    }

    private static ApiObject source(ApiObject source) {
        Map<String, Object> both = new LinkedHashMap<>(source.fields());
        both.putIfAbsent("secret", Map.of("name", ""));
        both.putIfAbsent("configMap", Map.of("name", ""));
        return new ApiObject(both);
    }

    private static ApiObject pool(ApiObject pool) {
        ApiObject typed = each(
                pool, new String[] {"taints"}, taint -> taint.text("value").isEmpty() ? taint.without("value") : taint);
        for (String name : DURATIONS) {
            Optional<String> written = GoDuration.parse(typed.text(name)).flatMap(TypedForm::written);
            if (written.isPresent()) {
                typed = typed.with(written.get(), name);
            }
        }
        return typed;
    }

    /** As Go writes whole seconds; parts of them make no sense in these fields, and stay as they are. */
    private static Optional<String> written(GoDuration duration) {
        BigDecimal plain = duration.seconds().stripTrailingZeros();
        if (plain.scale() > 0 || plain.signum() < 0 || plain.precision() - plain.scale() > 12) {
            return Optional.empty();
        }
        long seconds = plain.longValue();
        String hours = seconds >= 3600 ? seconds / 3600 + "h" : "";
        String minutes = seconds >= 60 ? seconds / 60 % 60 + "m" : "";
        return Optional.of(hours + minutes + seconds % 60 + "s");
    }
}
