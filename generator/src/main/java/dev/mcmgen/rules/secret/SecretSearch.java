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

    /** Shows what the search itself cannot tell. */
    void say(Place place, String kind) {
        found.accept(place, kind);
    }

    private void in(Place place, String name) {
        if (place.isMapping()) {
            place.fields().forEach(field -> in(field, field.name()));
        } else if (place.isList()) {
            place.items().forEach(item -> in(item, name));
        } else {
            text(place).flatMap(text -> SecretText.kind(name, text)).ifPresent(kind -> found.accept(place, kind));
        }
    }

    /** The text of a scalar; numbers count, since passwords are made of digits too. */
    static Optional<String> text(Place place) {
        return place.value() instanceof YamlScalar scalar && !(scalar.value() instanceof Boolean) && !scalar.isNull()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
