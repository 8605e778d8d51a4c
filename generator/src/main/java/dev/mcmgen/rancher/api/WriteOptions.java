package dev.mcmgen.rancher.api;

/**
 * How to write.
 *
 * @param dryRun whether the server shall only try
 * @param force whether fields of other managers are taken over by an apply
 */
public record WriteOptions(boolean dryRun, boolean force) {

    public static final WriteOptions PLAIN = new WriteOptions(false, false);
    public static final WriteOptions TRY = new WriteOptions(true, false);

    public WriteOptions forced() {
        return new WriteOptions(dryRun, true);
    }
}
