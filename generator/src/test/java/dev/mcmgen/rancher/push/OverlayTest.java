package dev.mcmgen.rancher.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.yaml.GoYaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static ApiObject object(String yaml) {
        return ApiObject.of((Map<?, ?>) GoYaml.readAll("test", yaml.getBytes(UTF_8))
                .get(0)
                .root()
                .orElseThrow()
                .toData());
    }

    /** A cluster that mcmgen created by POST, into which Rancher and an administrator have written. */
    private static final ApiObject LIVE = object("""
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata:
              name: prod
              namespace: fleet-default
              resourceVersion: "7"
              finalizers: [wrangler]
              labels: {mine: old, theirs: x}
              annotations: {field.cattle.io/creatorId: u-1}
              managedFields:
                - manager: mcmgen
                  operation: Update
                  apiVersion: provisioning.cattle.io/v1
                  fieldsType: FieldsV1
                  fieldsV1:
                    "f:metadata": {"f:labels": {".": {}, "f:mine": {}, "f:gone": {}}}
                    "f:spec":
                      ".": {}
                      "f:kubernetesVersion": {}
                      "f:rkeConfig":
                        ".": {}
                        "f:etcd": {"f:snapshotRetention": {}}
                        "f:registries": {".": {}, "f:mirrors": {}}
                        "f:machineGlobalConfig": {".": {}, "f:cni": {}, "f:kubelet-arg": {}}
                        "f:machinePools":
                          ".": {}
                          'k:{"name":"cp"}': {".": {}, "f:name": {}, "f:quantity": {}, "f:machineConfigRef": {}}
                          'k:{"name":"old"}': {".": {}, "f:name": {}, "f:quantity": {}}
                - manager: rancher
                  operation: Update
                  fieldsV1: {"f:spec": {"f:rkeConfig": {"f:etcdSnapshotCreate": {}}}}
            spec:
              kubernetesVersion: v1.30.4+rke2r1
              rkeConfig:
                etcd: {snapshotRetention: 5, s3: {bucket: theirs}}
                registries: {mirrors: {a: {}}}
                etcdSnapshotCreate: {generation: 3}
                machineGlobalConfig: {cni: canal, kubelet-arg: [max-pods=200], selinux: true}
                machinePools:
                  - {name: cp, quantity: 1, dynamicSchemaSpec: "{}", machineConfigRef: {kind: A, name: a, apiVersion: v}}
                  - {name: old, quantity: 1, dynamicSchemaSpec: "{}"}
                  - {name: theirs, quantity: 2}
            status: {ready: true}
            """);

    private static final ApiObject DESIRED = object("""
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata:
              name: prod
              namespace: fleet-default
              labels: {mine: new}
            spec:
              kubernetesVersion: v1.31.1+rke2r1
              rkeConfig:
                machineGlobalConfig: {cni: canal}
                machinePools:
                  - {name: new, quantity: 1}
                  - {name: cp, quantity: 3, machineConfigRef: {kind: A, name: b}}
            """);

    private final ApiObject overlaid = Overlay.of(DESIRED, LIVE);

    @Test
    void whatIsWantedWins() {
        assertThat(overlaid.text("spec", "kubernetesVersion")).isEqualTo("v1.31.1+rke2r1");
        assertThat(overlaid.object("metadata", "labels").fields()).isEqualTo(Map.of("mine", "new", "theirs", "x"));
    }

    @Test
    void whatOthersWroteStays() {
        assertThat(overlaid.object("spec", "rkeConfig", "etcdSnapshotCreate").number("generation"))
                .isEqualTo(3);
        assertThat(overlaid.isTrue("spec", "rkeConfig", "machineGlobalConfig", "selinux"))
                .isTrue();
        assertThat(overlaid.text("spec", "rkeConfig", "etcd", "s3", "bucket")).isEqualTo("theirs");
        assertThat(overlaid.list("metadata", "finalizers")).containsExactly("wrangler");
        assertThat(overlaid.annotation("field.cattle.io/creatorId")).isEqualTo("u-1");
        assertThat(overlaid.resourceVersion()).isEqualTo("7");
    }

    @Test
    void whatMcmgenSetAndNoLongerNamesGoes() {
        assertThat(overlaid.object("spec", "rkeConfig", "machineGlobalConfig").fields())
                .doesNotContainKey("kubelet-arg");
        assertThat(overlaid.object("spec", "rkeConfig", "etcd").fields()).doesNotContainKey("snapshotRetention");
        assertThat(overlaid.object("spec", "rkeConfig").fields()).doesNotContainKey("registries");
    }

    @Test
    void poolsAreKnownByTheirNames() {
        List<ApiObject> pools = overlaid.objects("spec", "rkeConfig", "machinePools");
        assertThat(pools).extracting(pool -> pool.text("name")).containsExactly("new", "cp", "theirs");
        assertThat(pools.get(1).text("dynamicSchemaSpec")).isEqualTo("{}");
        assertThat(pools.get(1).number("quantity")).isEqualTo(3);
        assertThat(pools.get(1).object("machineConfigRef").fields()).isEqualTo(Map.of("kind", "A", "name", "b"));
        assertThat(Overlay.removedPools(DESIRED, LIVE)).containsExactly("old");
    }

    @Test
    void whatIsNoPartOfAReplacementIsLeftOut() {
        assertThat(overlaid.fields()).doesNotContainKey("status");
        assertThat(overlaid.object("metadata").fields()).doesNotContainKey("managedFields");
    }

    @Test
    void nothingChangesWhereNothingIsNew() {
        ApiObject same = object("""
                apiVersion: provisioning.cattle.io/v1
                kind: Cluster
                metadata: {name: prod, namespace: fleet-default, labels: {mine: old}}
                spec:
                  kubernetesVersion: v1.30.4+rke2r1
                  rkeConfig:
                    etcd: {snapshotRetention: 5}
                    registries: {mirrors: {a: {}}}
                    machineGlobalConfig: {cni: canal, kubelet-arg: [max-pods=200]}
                    machinePools:
                      - {name: cp, quantity: 1, machineConfigRef: {kind: A, name: a, apiVersion: v}}
                      - {name: old, quantity: 1}
                """);
        assertThat(Overlay.of(same, LIVE).object("spec")).isEqualTo(LIVE.object("spec"));
    }

    @Test
    void whatWasPostedIsOwnedAsIfItHadBeenApplied() {
        List<Object> fields = new Ownership(LIVE).allApplied().orElseThrow();
        List<ApiObject> entries =
                fields.stream().map(entry -> ApiObject.of((Map<?, ?>) entry)).toList();
        assertThat(entries).extracting(entry -> entry.text("operation")).containsExactly("Apply", "Update");
        assertThat(entries).extracting(entry -> entry.text("manager")).containsExactly("mcmgen", "rancher");
        ApiObject moved = LIVE.with(fields, "metadata", "managedFields");
        assertThat(new Ownership(moved).ours()).isEqualTo(new Ownership(LIVE).ours());
        assertThat(new Ownership(moved).allApplied()).isEmpty();
    }

    @Test
    void bothWaysOfOwningBecomeOne() {
        ApiObject live = object("""
                metadata:
                  managedFields:
                    - {manager: mcmgen, operation: Apply, apiVersion: v1, fieldsV1: {"f:spec": {"f:a": {}, "f:b": {"f:x": {}}}}}
                    - {manager: mcmgen, operation: Update, apiVersion: v1, fieldsV1: {"f:spec": {"f:b": {"f:y": {}}}}}
                    - {manager: mcmgen, operation: Update, subresource: status, fieldsV1: {"f:status": {}}}
                """);
        FieldSet ours = new Ownership(live).ours();
        assertThat(ours.field("spec").hasField("a")).isTrue();
        assertThat(ours.field("spec").field("b").members()).containsOnlyKeys("f:x", "f:y");
        assertThat(ours.hasField("status")).isFalse();
        assertThat(new Ownership(live).allApplied().orElseThrow()).hasSize(2);
    }
}
