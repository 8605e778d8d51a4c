package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;

/** Is told what a push does, as it does it. */
public interface PushListener {

    /** Something was written, or would be by a dry run. */
    void written(Written written, boolean dryRun);

    /** Something to know that is no failure. */
    void remark(Remark remark);

    /** Machine configs that no pool names any more. */
    default void unused(ApiObject machineConfig) {}
}
