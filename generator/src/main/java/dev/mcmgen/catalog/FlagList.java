package dev.mcmgen.catalog;

import dev.mcmgen.schema.NearestWord;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every flag that a component has in one Kubernetes minor: what is missing here is unknown to it. */
public final class FlagList {

    private final Component component;
    private final Map<String, ComponentFlag> byName;
    private final String source;

    FlagList(Component component, Map<String, ComponentFlag> byName, String source) {
        this.component = component;
        this.byName = Collections.unmodifiableMap(byName);
        this.source = source;
    }

    public Component component() {
        return component;
    }

    /** The modules and versions that the list was read from. */
    public String source() {
        return source;
    }

    /** The names, in the order of the alphabet. */
    public Set<String> names() {
        return byName.keySet();
    }

    /**
     * The flag that an argument sets.
     *
     * @param argument as it stands in the configuration, {@code name=value}, or only the name
     */
    public Optional<ComponentFlag> find(String argument) {
        return Optional.ofNullable(byName.get(component.flagOf(argument)));
    }

    /** Whether the component has the flag that an argument sets; the argument is written as for {@link #find}. */
    public boolean knows(String argument) {
        return byName.containsKey(component.flagOf(argument));
    }

    /** The name that was probably meant where the component does not have the flag of that argument. */
    public Optional<String> nearest(String argument) {
        return NearestWord.find(component.flagOf(argument), names());
    }
}
