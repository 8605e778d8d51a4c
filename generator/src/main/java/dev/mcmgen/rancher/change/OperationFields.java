package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.ApiObject;
import java.util.List;
import java.util.Optional;

/**
 * Fields of a Cluster by which something else than a manifest drives it: operations of day 2 (rancher-cluster.md §1.3), the
 * autoscaler, and what Rancher fills from an annotation. They are compared where the manifest names them.
 */
final class OperationFields {

    private static final List<String> OPERATIONS = List.of(
            "etcdSnapshotCreate",
            "etcdSnapshotRestore",
            "rotateCertificates",
            "rotateEncryptionKeys",
            "provisionGeneration");

    private static final String SCHEDULING = "schedulingCustomization";

    private OperationFields() {}

    /** What is there, without what the manifest leaves to others. */
    static ApiObject withoutOthers(ApiObject live, ApiObject desired) {
        ApiObject rest = live;
        for (String operation : OPERATIONS) {
            rest = withoutUnlessNamed(rest, desired, "spec", "rkeConfig", operation);
        }
        rest = withoutUnlessNamed(rest, desired, "spec", "redeploySystemAgentGeneration");
        rest = withoutScheduling(
                rest, desired, "enable-scheduling-customization", "clusterAgentDeploymentCustomization");
        return withoutScheduling(
                rest, desired, "enable-fleet-scheduling-customization", "fleetAgentDeploymentCustomization");
    }

    private static ApiObject withoutUnlessNamed(ApiObject live, ApiObject desired, String... path) {
        return desired.find(path).isPresent() ? live : live.without(path);
    }

    /** Rancher consumes the annotation and fills the field. */
    private static ApiObject withoutScheduling(
            ApiObject live, ApiObject desired, String annotation, String customization) {
        return desired.annotation("provisioning.cattle.io/" + annotation).isEmpty()
                ? live
                : withoutUnlessNamed(live, desired, "spec", customization, SCHEDULING);
    }

    /** What is wanted, with the number of machines where the autoscaler has put it, within the bounds of the manifest. */
    static ApiObject withScaledPools(ApiObject desired, ApiObject live) {
        String[] path = {"spec", "rkeConfig", "machinePools"};
        List<ApiObject> pools = desired.objects(path);
        if (pools.stream().noneMatch(OperationFields::isScaled)) {
            return desired;
        }
        List<Object> scaled = pools.stream()
                .<Object>map(pool -> scaled(pool, live.objects(path)).fields())
                .toList();
        return desired.with(scaled, path);
    }

    private static boolean isScaled(ApiObject pool) {
        return pool.find("autoscalingMinSize").isPresent()
                && pool.find("autoscalingMaxSize").isPresent();
    }

    private static ApiObject scaled(ApiObject pool, List<ApiObject> live) {
        Optional<Object> quantity = live.stream()
                .filter(other -> other.text("name").equals(pool.text("name")))
                .filter(other -> isScaled(pool)
                        && other.number("quantity") >= pool.number("autoscalingMinSize")
                        && other.number("quantity") <= pool.number("autoscalingMaxSize"))
                .flatMap(other -> other.find("quantity").stream())
                .findFirst();
        return quantity.isPresent() ? pool.with(quantity.get(), "quantity") : pool;
    }
}
