package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.yaml.GoText;
import java.util.List;
import java.util.Optional;

/** {@code rkeConfig.etcd} on nodes with etcd: snapshots, and the S3 store they go to (§3.1, step 5). */
final class EtcdSnapshots implements Step {

    private static final List<String> ENABLING =
            List.of("bucket", "endpoint", "folder", "region", "cloudCredentialName");
    private static final String GLOBAL_CREDENTIALS = "cattle-global-data:";

    @Override
    public void apply(Planning planning, Machine machine, NodeDraft draft) {
        Optional<ObjectReader> etcd = planning.cluster().rkeConfig().findObject("etcd");
        if (!machine.has(Role.ETCD) || etcd.isEmpty()) {
            return;
        }
        if (etcd.get().flag("disableSnapshots")) {
            draft.set("etcd-disable-snapshots", true);
        }
        long retention = etcd.get().number("snapshotRetention");
        if (retention > 0) {
            draft.set("etcd-snapshot-retention", retention);
        }
        setText("etcd-snapshot-schedule-cron", etcd.get().text("snapshotScheduleCron"), draft);
        etcd.get()
                .findObject("s3")
                .filter(s3 ->
                        ENABLING.stream().anyMatch(field -> !s3.text(field).isEmpty()))
                .ifPresent(s3 -> addS3(planning, s3, draft));
    }

    private static void addS3(Planning planning, ObjectReader s3, NodeDraft draft) {
        String name = s3.text("cloudCredentialName");
        Optional<KubernetesObject> credential = name.isEmpty() ? Optional.empty() : credential(planning, name);
        if (!name.isEmpty()) {
            addKey("accessKey", "etcd-s3-access-key", "<s3-access-key>", credential, draft);
            addKey("secretKey", "etcd-s3-secret-key", "<s3-secret-key>", credential, draft);
        }
        setArgument("etcd-s3-bucket", either(s3, "bucket", credential, "defaultBucket"), draft);
        setArgument("etcd-s3-region", either(s3, "region", credential, "defaultRegion"), draft);
        setArgument("etcd-s3-folder", either(s3, "folder", credential, "defaultFolder"), draft);
        setArgument("etcd-s3-endpoint", either(s3, "endpoint", credential, "defaultEndpoint"), draft);
        if (s3.flag("skipSSLVerify")
                || value(credential, "defaultSkipSSLVerify").equals("true")) {
            draft.set("etcd-s3-skip-ssl-verify", true);
        }
        addAuthority(planning, s3.text("endpointCA"), value(credential, "defaultEndpointCA"), draft);
        long retention = s3.number("retention");
        if (retention > 0 && planning.has(RancherFeature.S3_RETENTION)) {
            draft.set("etcd-s3-retention", retention);
        }
        draft.set("etcd-s3", true);
    }

    /** A certificate is written to a file; what ends in .crt is taken for the path of one. */
    private static void addAuthority(Planning planning, String own, String ofCredential, NodeDraft draft) {
        String authority = own.isEmpty() ? ofCredential : own;
        if (authority.isEmpty()) {
            return;
        }
        if (own.endsWith(".crt")) {
            setArgument("etcd-s3-endpoint-ca", own, draft);
            S3Authority known = S3Authority.of(planning, ofCredential);
            if (!ofCredential.isEmpty() && known.path().equals(own)) {
                draft.file(own, known.content());
            }
            return;
        }
        S3Authority file = S3Authority.of(planning, authority);
        draft.file(file.path(), file.content());
        draft.set("etcd-s3-endpoint-ca", file.path());
    }

    private static Optional<KubernetesObject> credential(Planning planning, String name) {
        return name.startsWith(GLOBAL_CREDENTIALS)
                ? planning.find("Secret", "cattle-global-data", name.substring(GLOBAL_CREDENTIALS.length()))
                : planning.find("Secret", planning.cluster().namespace(), name);
    }

    private static void addKey(
            String field, String key, String placeholder, Optional<KubernetesObject> credential, NodeDraft draft) {
        if (credential.isEmpty() || !value(credential, field).isEmpty()) {
            draft.set(key, placeholder);
        }
    }

    private static String either(
            ObjectReader s3, String field, Optional<KubernetesObject> credential, String credentialField) {
        String own = s3.text(field);
        return own.isEmpty() ? value(credential, credentialField) : own;
    }

    /** The keys of a credential carry the name of its kind before their first dash. */
    private static String value(Optional<KubernetesObject> credential, String field) {
        if (credential.isEmpty()) {
            return "";
        }
        return credential.get().dataKeys().stream()
                .filter(key -> GoText.trim(key.substring(key.indexOf('-') + 1)).equals(field))
                .findFirst()
                .flatMap(credential.get()::data)
                .orElse("");
    }

    /** Rancher makes arguments of these first, and an argument without a value is true. */
    private static void setArgument(String key, String value, NodeDraft draft) {
        if (!value.isEmpty()) {
            String trimmed = GoText.trim(value);
            draft.set(key, trimmed.isEmpty() ? (Object) true : trimmed);
        }
    }

    private static void setText(String key, String value, NodeDraft draft) {
        if (!value.isEmpty()) {
            draft.set(key, value);
        }
    }
}
