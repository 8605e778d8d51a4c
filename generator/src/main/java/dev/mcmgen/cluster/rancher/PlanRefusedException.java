package dev.mcmgen.cluster.rancher;

/** Rancher makes no plan; the message is what it says instead. */
final class PlanRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlanRefusedException(String message) {
        super(message);
    }
}
