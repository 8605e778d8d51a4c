package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Role;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import java.util.List;

/**
 * The audit policy on its way to the API server. Rancher wants the content under {@code audit-policy-file} and puts it
 * into a file itself; RKE2 wants a path there; K3s has no such key and takes arguments of the API server.
 */
final class AuditPolicy {

    private static final String FIELD = "/spec/hardening/auditPolicy";
    private static final String KEY = "audit-policy-file";

    private AuditPolicy() {}

    static void addTo(Draft draft, String content) {
        checkIsPolicy(draft, EmbeddedYaml.check(draft, FIELD, content));
        String path = HardeningConcern.nodeFile(draft, "audit-policy.yaml");
        if (draft.isRke2() && draft.isForRancher()) {
            draft.set(Nodes.ALL, KEY, content, FIELD);
            return;
        }
        draft.files().add(HardeningConcern.serverFile(path, content));
        if (draft.isRke2()) {
            draft.set(new Scope.WithRole(Role.CONTROLPLANE), KEY, path, FIELD);
        } else {
            draft.set(
                    Nodes.ALL,
                    "kube-apiserver-arg",
                    List.of(
                            "audit-policy-file=" + path,
                            "audit-log-path=" + dataFolder(draft) + "/server/logs/audit.log",
                            "audit-log-maxage=30",
                            "audit-log-maxbackup=10",
                            "audit-log-maxsize=100"),
                    FIELD);
        }
    }

    private static void checkIsPolicy(Draft draft, List<YamlDocument> documents) {
        boolean isPolicy = documents.stream()
                .flatMap(document -> document.root().stream())
                .allMatch(root -> root instanceof YamlMapping object
                        && object.get("kind")
                                .filter(kind -> kind.toData().equals("Policy"))
                                .isPresent());
        if (!isPolicy) {
            draft.refuse(
                    FIELD,
                    "audit-policy/not-a-policy",
                    "this is no audit policy (kind: Policy), and the API server would not start with it",
                    "a file is named with auditPolicy: {file: audit-policy.yaml}");
        }
    }

    private static String dataFolder(Draft draft) {
        return draft.spec()
                .dataDirectories()
                .k8sDistro()
                .orElse(draft.release().distribution().dataFolder());
    }
}
