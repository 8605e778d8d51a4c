package dev.mcmgen.render;

import dev.mcmgen.render.plan.ClusterPlan;
import dev.mcmgen.render.plan.Remark;
import java.util.List;
import java.util.Optional;

/**
 * What was made from one spec.
 *
 * @param files in the order of their paths
 * @param stream the objects for Rancher; empty for standalone nodes
 * @param remarks what the user should know, by place
 */
public record Rendering(
        ClusterPlan plan, List<RenderedFile> files, Optional<ObjectStream> stream, List<Remark> remarks) {}
