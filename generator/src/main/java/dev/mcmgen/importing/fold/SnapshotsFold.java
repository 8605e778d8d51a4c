package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** etcd snapshots, on the nodes and in S3. */
final class SnapshotsFold implements Fold {

    private static final String FIELD = "/spec/etcd/snapshots/";

    @Override
    public void fold(Folding folding) {
        Part etcd = folding.rkeConfig().part("etcd");
        if (etcd.flag("disableSnapshots")) {
            folding.draft().put(FIELD + "enabled", false, etcd.at("disableSnapshots"));
            return;
        }
        etcd.filledText("snapshotScheduleCron")
                .ifPresent(cron -> folding.draft().put(FIELD + "schedule", cron, etcd.at("snapshotScheduleCron")));
        etcd.number("snapshotRetention")
                .filter(count -> count > 0)
                .ifPresent(count -> folding.draft().put(FIELD + "retention", count, etcd.at("snapshotRetention")));
        Map<String, Object> s3 = s3(etcd.part("s3"));
        if (!s3.isEmpty()) {
            folding.draft().put(FIELD + "s3", s3, etcd.at("s3"));
        }
    }

    private static Map<String, Object> s3(Part part) {
        Map<String, Object> s3 = new LinkedHashMap<>(
                Fields.filled(part, List.of("bucket", "endpoint", "endpointCA", "region", "folder", "skipSSLVerify")));
        part.filledText("cloudCredentialName")
                .ifPresent(name -> s3.put("cloudCredential", CloudCredentialName.inSpec(name)));
        part.number("retention").filter(count -> count > 0).ifPresent(count -> s3.put("retention", count));
        return s3;
    }
}
