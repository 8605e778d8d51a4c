package dev.mcmgen.cli;

import dev.mcmgen.rancher.progress.Standing.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lines of states below each other, in columns: what it is, how it stands, for how long, and why. */
final class StateTree {

    private StateTree() {}

    /** The lines, without line feeds. */
    static List<String> lines(List<StateRow> rows, boolean color) {
        int labels = width(rows, row -> 2 * row.depth() + row.label().length());
        int states = width(rows, row -> row.state().length());
        int ages = width(rows, row -> row.age().length());
        List<String> lines = new ArrayList<>();
        for (StateRow row : rows) {
            String label = pad("  ".repeat(row.depth()) + row.label(), labels);
            String line = (row.depth() == 0 ? Style.STRONG.apply(label, color) : label)
                    + "  " + painted(pad(row.state(), states), row.health(), color)
                    + "  " + " ".repeat(ages - row.age().length()) + row.age()
                    + "  " + row.message();
            lines.add(line.stripTrailing());
        }
        return lines;
    }

    private static int width(List<StateRow> rows, Function<StateRow, Integer> length) {
        return rows.stream().map(length).max(Integer::compare).orElse(0);
    }

    private static String painted(String state, Health health, boolean color) {
        return switch (health) {
            case BAD -> Style.ERROR.apply(state, color);
            case WORKING -> Style.WARNING.apply(state, color);
            case GOOD -> state;
        };
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** At most so many rows: first without the machines with which all is well, then without the last ones. */
    static List<StateRow> fitting(List<StateRow> rows, int most) {
        if (rows.size() <= most) {
            return rows;
        }
        List<StateRow> fewer = new ArrayList<>();
        int left = 0;
        for (StateRow row : rows) {
            if (row.isDetail()) {
                left++;
                continue;
            }
            addRest(left, fewer);
            left = 0;
            fewer.add(row);
        }
        addRest(left, fewer);
        if (fewer.size() <= most) {
            return fewer;
        }
        List<StateRow> first = new ArrayList<>(fewer.subList(0, Math.max(0, most - 1)));
        first.add(rest(fewer.size() - first.size() + " more lines"));
        return first;
    }

    private static void addRest(int machines, List<StateRow> rows) {
        if (machines > 0) {
            rows.add(rest(machines + " more, all well"));
        }
    }

    private static StateRow rest(String text) {
        return new StateRow(2, "… " + text, "", Health.GOOD, "", "", false);
    }
}
