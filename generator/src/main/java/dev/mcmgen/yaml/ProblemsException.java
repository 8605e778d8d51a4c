package dev.mcmgen.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Input that cannot be used, with everything that is wrong with it, sorted by place. */
public final class ProblemsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemsException(List<Problem> problems) {
        super(problems.stream().sorted(Problem.BY_PLACE).map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted(Problem.BY_PLACE).toList();
    }

    public ProblemsException(Problem problem) {
        this(List.of(problem));
    }

    /** Never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
