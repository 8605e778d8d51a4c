package dev.mcmgen.rules.snapshot;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.List;
import java.util.Optional;

/** Rules about where snapshots go (rancher-cluster.md §1.3, §3.10 step 5; rke2-config.md §4.3). */
final class StoreChecks {

    private static final List<String> STORE = List.of("bucket", "endpoint", "folder", "region", "cloudCredentialName");

    private StoreChecks() {}

    static void endpoint(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Optional<Place> store = cluster.root().at("spec", "rkeConfig", "etcd", "s3");
            Optional<Place> endpoint = store.isPresent() ? store.get().get("endpoint") : Optional.empty();
            String text = store.isPresent() ? store.get().text("endpoint") : "";
            int scheme = text.indexOf("://");
            if (endpoint.isPresent() && scheme >= 0) {
                String host = text.substring(scheme + 3);
                report.value(
                        endpoint.get(),
                        "snapshots will probably not reach S3: the endpoint is a host with or without a port, and no"
                                + " URL",
                        host.indexOf('/') < 0
                                ? Fix.replaceValue("write " + host, endpoint.get(), host)
                                : Fix.byHand("write the host alone"));
            }
        }
    }

    static void bucket(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Optional<Place> store = cluster.root().at("spec", "rkeConfig", "etcd", "s3");
            if (store.isPresent()
                    && isSet(store.get())
                    && store.get().text("bucket").isEmpty()
                    && store.get().text("cloudCredentialName").isEmpty()) {
                report.key(
                        store.get(),
                        "snapshots will not reach S3: no bucket is named, and there is no cloud credential to take it"
                                + " from",
                        Fix.byHand("set bucket, or cloudCredentialName of a credential with a default bucket"));
            }
        }
    }

    private static boolean isSet(Place store) {
        for (String field : STORE) {
            if (!store.text(field).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    static void ignored(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Optional<Place> etcd = cluster.root().at("spec", "rkeConfig", "etcd");
            if (etcd.isPresent() && !cluster.exported() && etcd.get().isTrue("disableSnapshots")) {
                for (String field : List.of("snapshotScheduleCron", "snapshotRetention", "s3")) {
                    Optional<Place> value = etcd.get().get(field);
                    if (value.isPresent()) {
                        report.key(
                                value.get(),
                                "nothing will come of this: disableSnapshots turns scheduled snapshots off",
                                Fix.byHand("remove one of the two"));
                    }
                }
            }
        }
    }
}
