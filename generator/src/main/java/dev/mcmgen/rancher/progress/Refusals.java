package dev.mcmgen.rancher.progress;

/** Counts refusals in a row: the first ones may only mean that rights are still on their way (rancher-api.md §3.5). */
final class Refusals {

    private static final int FINAL = 5;

    private int inARow;

    void another() {
        inARow++;
    }

    void none() {
        inARow = 0;
    }

    boolean areFinal() {
        return inARow >= FINAL;
    }
}
