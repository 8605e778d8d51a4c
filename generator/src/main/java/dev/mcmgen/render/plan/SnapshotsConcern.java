package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.spec.Etcd;
import dev.mcmgen.yaml.JsonPointer;
import java.util.List;

/** etcd snapshots of standalone servers. With Rancher they are typed fields of the Cluster object instead. */
final class SnapshotsConcern implements Concern {

    private static final String FIELD = "/spec/etcd/snapshots";
    private static final String SECRET_KEY = "etcd-s3-config-secret";

    @Override
    public void addTo(Draft draft) {
        if (draft.isForRancher()) {
            draft.spec()
                    .etcd()
                    .snapshots()
                    .s3()
                    .flatMap(Etcd.S3::cloudCredential)
                    .ifPresent(name -> CloudCredentials.warnOfPlaceholder(draft, name, FIELD + "/s3/cloudCredential"));
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
            addSecret(draft, s3.cloudCredential().get(), field + "/cloudCredential");
            refuseBesideSecret(draft, field);
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
        s3.retention().ifPresent(count -> addRetention(draft, count, field + "/retention"));
        draft.warn(
                field,
                "snapshots/s3-credentials",
                "no rendered file holds the S3 keys; without them the servers ask for an instance role",
                "put etcd-s3-access-key and etcd-s3-secret-key into a file of config.yaml.d on each server yourself");
    }

    private static void addRetention(Draft draft, int count, String field) {
        if (accepts(draft, "etcd-s3-retention")) {
            draft.set(Nodes.ALL, "etcd-s3-retention", String.valueOf(count), field);
        } else {
            draft.refuse(
                    field,
                    "snapshots/s3-retention-not-in-release",
                    draft.release() + " keeps as many snapshots in the bucket as on each node",
                    "remove the line, and set etcd.snapshots.retention");
        }
    }

    private static void addSecret(Draft draft, String secret, String field) {
        if (CloudCredentials.isId(secret)) {
            draft.refuse(
                    field,
                    "snapshots/s3-credential-of-rancher",
                    "this credential lies in a Rancher, and standalone nodes are made without one",
                    "write the name of a Secret in kube-system");
        } else if (accepts(draft, SECRET_KEY)) {
            draft.set(Nodes.ALL, SECRET_KEY, secret, field);
            draft.warn(
                    field,
                    "snapshots/s3-secret",
                    "the servers read everything for S3 from the Secret " + secret + " in kube-system",
                    "create it with the keys etcd-s3-bucket, etcd-s3-endpoint, etcd-s3-access-key and etcd-s3-secret-key");
        } else {
            draft.refuse(
                    field,
                    "snapshots/s3-secret-not-in-release",
                    draft.release() + " cannot read the S3 credentials from a Secret",
                    "remove the line and give the servers their credentials by an instance role");
        }
    }

    /** RKE2 reads the Secret only where no other etcd-s3 value is set, so it holds bucket and endpoint as well. */
    private static void refuseBesideSecret(Draft draft, String field) {
        for (String name :
                List.of("bucket", "endpoint", "endpointCA", "region", "folder", "skipSSLVerify", "retention")) {
            JsonPointer pointer = JsonPointer.parse(field + "/" + name);
            if (pointer.resolve(draft.document().tree()).isPresent()) {
                draft.refuse(
                        field + "/" + name,
                        "snapshots/s3-beside-secret",
                        "the servers do not read the Secret when any other S3 setting is there",
                        "move it into the Secret, or remove cloudCredential");
            }
        }
    }

    private static boolean accepts(Draft draft, String key) {
        return draft.catalog()
                .configKeys(draft.release().distribution())
                .accepts(key, draft.release(), NodeRole.SERVER);
    }

    private static void set(Draft draft, String key, String value, String field) {
        if (!value.isEmpty()) {
            draft.set(Nodes.ALL, key, value, field);
        }
    }
}
