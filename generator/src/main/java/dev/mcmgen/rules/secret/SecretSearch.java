package dev.mcmgen.rules.secret;

import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.secret.SecretText;
import dev.mcmgen.yaml.YamlScalar;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Walks through values and shows the secrets among them. */
final class SecretSearch {

    private final BiConsumer<Place, String> found;

    /** @param found takes the place and what it holds, such as {@code a password} */
    SecretSearch(BiConsumer<Place, String> found) {
        this.found = found;
    }

    /** Looks at everything below a mapping or a list, and at a text itself. */
    void in(Place place) {
        in(place, place.name());
    }

    /** The same where there is a value. */
    void in(Optional<Place> place) {
        if (place.isPresent()) {
            in(place.get());
        }
    }

    /** Shows what the search itself cannot tell. */
    void say(Place place, String kind) {
        found.accept(place, kind);
    }

    private void in(Place place, String name) {
        if (place.isMapping()) {
            for (Place field : place.fields()) {
                in(field, field.name());
            }
        } else if (place.isList()) {
            for (Place item : place.items()) {
                in(item, name);
            }
        } else {
            Optional<String> text = text(place);
            Optional<String> kind = text.isPresent() ? SecretText.kind(name, text.get()) : Optional.empty();
            if (kind.isPresent()) {
                found.accept(place, kind.get());
            }
        }
    }

    /** What the value of a variable of the environment is; empty where it is no secret. */
    static Optional<String> ofVariable(Place variable) {
        Optional<Place> value = variable.get("value");
        Optional<String> text = value.isPresent() ? text(value.get()) : Optional.empty();
        return text.isPresent() ? SecretText.kind(variable.text("name"), text.get()) : Optional.empty();
    }

    /** The text of a scalar; numbers count, since passwords are made of digits too. */
    static Optional<String> text(Place place) {
        return place.value() instanceof YamlScalar scalar && !(scalar.value() instanceof Boolean) && !scalar.isNull()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
