package dev.mcmgen.rancher.change;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A place in an object. As text it is what Kubernetes writes in a conflict of server-side apply:
 * {@code .spec.rkeConfig.machinePools[name="cp"].quantity}.
 *
 * @param steps from the root on
 */
public record FieldPath(List<Step> steps) {

    /** One step down. */
    public sealed interface Step {

        /** The name of the field, or of the item. */
        String name();

        /** Whether a list is entered. */
        boolean isItem();
    }

    private record Field(String name) implements Step {
        @Override
        public boolean isItem() {
            return false;
        }
    }

    private record Item(String name) implements Step {
        @Override
        public boolean isItem() {
            return true;
        }
    }

    /** The whole object. */
    public static final FieldPath ROOT = new FieldPath(List.of());

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** The path of fields within fields. */
    public static FieldPath of(String... fields) {
        FieldPath path = ROOT;
        for (String field : fields) {
            path = path.field(field);
        }
        return path;
    }

    /** A field of what is here. */
    public FieldPath field(String name) {
        return with(new Field(name));
    }

    /** The item of that name, in the list that is here. */
    public FieldPath item(String name) {
        return with(new Item(name));
    }

    private FieldPath with(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    /** What this is in; the root is in itself. */
    public FieldPath parent() {
        return steps.isEmpty() ? ROOT : new FieldPath(steps.subList(0, steps.size() - 1));
    }

    /** The name of the last step; empty for the root. */
    public String name() {
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1).name();
    }

    /** Whether it is an item of a list. */
    boolean isItem() {
        return !steps.isEmpty() && steps.get(steps.size() - 1).isItem();
    }

    /** Whether it is that place, or below it. */
    public boolean isIn(FieldPath other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    /** Whether it is that place, below it, or around it. */
    public boolean touches(FieldPath other) {
        return isIn(other) || other.isIn(this);
    }

    /** The same place in every list: names with dots between, {@code *} for an item. */
    public String form() {
        return steps.stream().map(step -> step.isItem() ? "*" : step.name()).collect(Collectors.joining("."));
    }

    /** The name of the first item on the way; empty where there is none. */
    public String itemName() {
        return steps.stream().filter(Step::isItem).map(Step::name).findFirst().orElse("");
    }

    /** As Kubernetes writes it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(step.isItem() ? "[name=\"" + step.name() + "\"]" : "." + step.name());
        }
        return text.toString();
    }
}
