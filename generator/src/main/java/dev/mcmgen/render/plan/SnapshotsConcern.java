package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.spec.Etcd;

/** etcd snapshots of standalone servers. With Rancher they are typed fields of the Cluster object instead. */
final class SnapshotsConcern implements Concern {

    private static final String FIELD = "/spec/etcd/snapshots";
    private static final String SECRET_KEY = "etcd-s3-config-secret";

    @Override
    public void addTo(Draft draft) {
        if (draft.isForRancher()) {
            return;
        }
        Etcd.Snapshots snapshots = draft.spec().etcd().snapshots();
        if (snapshots.enabled().filter(on -> !on).isPresent()) {
            draft.set(Nodes.ALL, "etcd-disable-snapshots", true, FIELD + "/enabled");
            return;
        }
        snapshots
                .schedule()
                .ifPresent(cron -> draft.set(Nodes.ALL, "etcd-snapshot-schedule-cron", cron, FIELD + "/schedule"));
        snapshots
                .retention()
                .ifPresent(count ->
                        draft.set(Nodes.ALL, "etcd-snapshot-retention", count.toString(), FIELD + "/retention"));
        snapshots.s3().ifPresent(s3 -> addS3(draft, s3));
    }

    private static void addS3(Draft draft, Etcd.S3 s3) {
        String field = FIELD + "/s3";
        draft.set(Nodes.ALL, "etcd-s3", true, field);
        if (s3.cloudCredential().isPresent()) {
            // RKE2 reads the Secret only where no other etcd-s3 value is set, so it holds bucket and endpoint as well.
            if (draft.catalog()
                    .configKeys(draft.release().distribution())
                    .accepts(SECRET_KEY, draft.release(), NodeRole.SERVER)) {
                draft.set(Nodes.ALL, SECRET_KEY, s3.cloudCredential().get(), field + "/cloudCredential");
                draft.warn(
                        field + "/cloudCredential",
                        "snapshots/s3-secret",
                        "the servers read everything for S3 from the Secret "
                                + s3.cloudCredential().get() + " in kube-system",
                        "create it with the keys etcd-s3-bucket, etcd-s3-endpoint, etcd-s3-access-key and etcd-s3-secret-key");
            } else {
                draft.refuse(
                        field + "/cloudCredential",
                        "snapshots/s3-secret-not-in-release",
                        draft.release() + " cannot read the S3 credentials from a Secret",
                        "remove the line and give the servers their credentials by an instance role");
            }
            return;
        }
        set(draft, "etcd-s3-bucket", s3.bucket().orElse(""), field + "/bucket");
        set(draft, "etcd-s3-endpoint", s3.endpoint().orElse(""), field + "/endpoint");
        set(draft, "etcd-s3-region", s3.region().orElse(""), field + "/region");
        set(draft, "etcd-s3-folder", s3.folder().orElse(""), field + "/folder");
        s3.endpointCA().filter(ca -> !ca.isEmpty()).ifPresent(ca -> {
            String path = HardeningConcern.nodeFile(draft, "etcd-s3-ca.crt");
            draft.files().add(HardeningConcern.serverFile(path, ca));
            draft.set(Nodes.ALL, "etcd-s3-endpoint-ca", path, field + "/endpointCA");
        });
        s3.skipSSLVerify()
                .filter(skip -> skip)
                .ifPresent(skip -> draft.set(Nodes.ALL, "etcd-s3-skip-ssl-verify", true, field + "/skipSSLVerify"));
        draft.warn(
                field,
                "snapshots/s3-credentials",
                "no rendered file holds the S3 keys; without them the servers ask for an instance role",
                "put etcd-s3-access-key and etcd-s3-secret-key into a file of config.yaml.d on each server yourself");
    }

    private static void set(Draft draft, String key, String value, String field) {
        if (!value.isEmpty()) {
            draft.set(Nodes.ALL, key, value, field);
        }
    }
}
