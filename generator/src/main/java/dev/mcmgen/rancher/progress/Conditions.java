package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.ApiObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The conditions of an object, each type once. */
public record Conditions(List<Condition> all) {

    static final Conditions NONE = new Conditions(List.of());

    public Conditions {
        all = List.copyOf(all);
    }

    /**
     * Those of {@code status.conditions}, and for the types that stand there no more those of {@code
     * status.deprecated.v1beta1.conditions}, where objects of the Cluster API v1beta2 keep them (live-rancher-2.15.md).
     */
    static Conditions of(ApiObject object) {
        List<Condition> all = new ArrayList<>();
        Stream.concat(
                        object.objects("status", "conditions").stream(),
                        object.objects("status", "deprecated", "v1beta1", "conditions").stream())
                .map(Condition::of)
                .filter(condition -> !condition.type().isEmpty())
                .filter(condition ->
                        all.stream().noneMatch(known -> known.type().equals(condition.type())))
                .forEach(all::add);
        return new Conditions(all);
    }

    public Optional<Condition> find(String type) {
        return all.stream().filter(condition -> condition.type().equals(type)).findFirst();
    }

    boolean isTrue(String type) {
        return find(type).filter(Condition::isTrue).isPresent();
    }

    /** The first of these types that is there and not true. */
    Optional<Condition> firstNotTrue(List<String> types) {
        return types.stream()
                .flatMap(type -> find(type).stream())
                .filter(condition -> !condition.isTrue())
                .findFirst();
    }
}
