package dev.mcmgen.rancher.change;

/** Whether a node is emptied before its services restart (rancher-cluster.md §3.8). */
public enum Drain {
    /** Its pods are moved away first. */
    DRAINED("drained first"),
    /** The drain options of its tier are off. */
    OFF("without being drained (the drain options are off)"),
    /** There is nowhere to move anything to. */
    ONLY_MACHINE("without being drained (there is no other machine)"),
    /** Nothing but the server to join has changed, which since Rancher 2.12 is no reason to drain. */
    NOT_FOR_THIS("without being drained (only the server that they join changes)");

    private final String sentence;

    Drain(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
