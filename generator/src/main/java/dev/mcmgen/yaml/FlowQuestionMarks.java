package dev.mcmgen.yaml;

import java.util.List;

/** Plain text with a question mark inside {@code [ ]} or <code>{ }</code>: the parser takes it, yaml.v2 ends the text there. */
final class FlowQuestionMarks {

    private final YamlText text;
    private final List<Problem> problems;

    private FlowQuestionMarks(YamlText text, List<Problem> problems) {
        this.text = text;
        this.problems = problems;
    }

    static void check(Composed root, YamlText text, List<Problem> problems) {
        if (text.text().indexOf('?') >= 0) {
            new FlowQuestionMarks(text, problems).visit(root, false);
        }
    }

    private void visit(Composed node, boolean inFlow) {
        boolean flow = inFlow || opensFlow(node);
        if (node instanceof Composed.Sequence sequence) {
            for (Composed item : sequence.items()) {
                visit(item, flow);
            }
        } else if (node instanceof Composed.Mapping mapping) {
            for (Composed.Pair pair : mapping.pairs()) {
                visit(pair.key(), flow);
                visit(pair.value(), flow);
            }
        } else if (inFlow
                && node instanceof Composed.Scalar scalar
                && scalar.isPlain()
                && scalar.text().contains("?")) {
            problems.add(new Problem(
                    "yaml/unreadable",
                    scalar.position(),
                    "Go's YAML takes no ? in text without quotes between [ ] or { }",
                    "put the text in quotes"));
        }
    }

    /** A block begins with a dash or with its first key. */
    private boolean opensFlow(Composed node) {
        int at = text.offset(node.position());
        return !(node instanceof Composed.Scalar)
                && at < text.text().length()
                && "[{".indexOf(text.text().charAt(at)) >= 0;
    }
}
