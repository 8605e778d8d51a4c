package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of a text value.
 *
 * @param number 1-based
 * @param holder the value
 */
public record Line(String text, int number, Place holder) {

    /** The lines of a value; none where it is no text. */
    public static List<Line> of(Place holder) {
        List<Line> lines = new ArrayList<>();
        for (String text : holder.text().orElse("").lines().toList()) {
            lines.add(new Line(text, lines.size() + 1, holder));
        }
        return lines;
    }

    /** The lines of a file that a cloud-config writes; none where its content cannot be read. */
    public static List<Line> of(CloudFile file) {
        Optional<Place> content = file.readable();
        return content.isPresent() ? of(content.get()) : List.of();
    }

    /** The lines of everything that a cloud-config runs; a command that is a list is one line. */
    public static List<Line> ofCommands(CloudConfig config) {
        List<Line> lines = new ArrayList<>();
        for (Place command : config.commands()) {
            if (command.isList()) {
                lines.add(new Line(CloudConfig.command(command), 1, command));
            } else {
                lines.addAll(of(command));
            }
        }
        return lines;
    }

    public Position position() {
        return holder.isText() ? holder.linePosition(number) : holder.valuePosition();
    }

    /** As of {@link Place#path}. */
    public String path() {
        return holder.path();
    }
}
