package dev.mcmgen.yaml;

/**
 * How much of a document may come from aliases: the rule of yaml.v2 ({@code allowedAliasRatio}), which stops documents
 * that multiply themselves. Small ones may consist of aliases to 99 %, large ones to 10 %, so that about 400,000 values
 * from aliases are the most.
 */
final class AliasBudget {

    private static final int SMALL = 400_000;
    private static final int LARGE = 4_000_000;

    private int aliasDepth;
    private long values;
    private long fromAliases;

    /** Counts one value; false when the document must be refused. */
    boolean spend() {
        values++;
        if (aliasDepth > 0) {
            fromAliases++;
        }
        return fromAliases <= 100 || values <= 1000 || (double) fromAliases / values <= allowed();
    }

    private double allowed() {
        if (values <= SMALL) {
            return 0.99;
        }
        return values >= LARGE ? 0.10 : 0.99 - 0.89 * (values - SMALL) / (LARGE - SMALL);
    }

    void enterAlias() {
        aliasDepth++;
    }

    void leaveAlias() {
        aliasDepth--;
    }

    boolean inAlias() {
        return aliasDepth > 0;
    }
}
