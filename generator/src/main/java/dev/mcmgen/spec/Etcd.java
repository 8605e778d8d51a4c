package dev.mcmgen.spec;

import java.util.Optional;

/** etcd, which the distribution runs itself. */
public record Etcd(Snapshots snapshots) {

    static Etcd from(Fields fields) {
        return new Etcd(Snapshots.from(fields.object("snapshots")));
    }

    /**
     * Scheduled snapshots; what is absent is left to RKE2 or K3s.
     *
     * @param schedule a cron expression of five fields
     * @param retention how many are kept on each node
     */
    public record Snapshots(
            Optional<Boolean> enabled, Optional<String> schedule, Optional<Integer> retention, Optional<S3> s3) {

        static Snapshots from(Fields fields) {
            return new Snapshots(
                    fields.flag("enabled"),
                    fields.text("schedule"),
                    fields.integer("retention"),
                    fields.optionalObject("s3").map(S3::from));
        }
    }

    /**
     * Where snapshots are also put. What is absent comes from the cloud credential.
     *
     * @param endpointCA PEM, or base64 of it
     * @param cloudCredential {@code cattle-global-data:cc-…} or a display name
     * @param retention how many are kept in the bucket; since Rancher 2.14
     */
    public record S3(
            Optional<String> bucket,
            Optional<String> endpoint,
            Optional<String> endpointCA,
            Optional<String> region,
            Optional<String> folder,
            Optional<Boolean> skipSSLVerify,
            Optional<String> cloudCredential,
            Optional<Integer> retention) {

        static S3 from(Fields fields) {
            return new S3(
                    fields.text("bucket"),
                    fields.text("endpoint"),
                    fields.text("endpointCA"),
                    fields.text("region"),
                    fields.text("folder"),
                    fields.flag("skipSSLVerify"),
                    fields.text("cloudCredential"),
                    fields.integer("retention"));
        }
    }
}
