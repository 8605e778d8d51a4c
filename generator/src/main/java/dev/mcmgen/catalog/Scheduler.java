package dev.mcmgen.catalog;

/**
 * A way in which IPVS spreads connections.
 *
 * @param module the kernel module that must be there
 * @param note why it is not advised; may be empty
 */
public record Scheduler(String name, String module, Advice advice, Window window, String note) {

    /** Whether it is a good choice for Services. */
    public enum Advice {
        OK,
        /** Works, but is no other than a simpler one. */
        INFO,
        /** Sends a Service's traffic to one endpoint. */
        WARNING
    }

    /** Whether kube-proxy of that release takes the name. */
    public boolean accepted(Release release) {
        return window.covers(release);
    }
}
