package dev.mcmgen.cluster.rancher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.cluster.NodeGroup;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The S3 store of snapshots: rancher/rancher:pkg/capr/planner/s3args.go. */
class EtcdSnapshotsTest {

    private static final String FOLDER = "/var/lib/rancher/rke2/etc/config-files/";

    private static NodeGroup plan(String s3, String credential, String rancher) {
        String manifest = Plans.cluster("v1.26.10+rke2r2", "{etcd: {s3: " + s3 + "}}")
                + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: cc, namespace: fleet-default}\nstringData: "
                + credential + "\n";
        PlannerOptions options =
                new PlannerOptions(Optional.of(RancherVersion.parse(rancher)), Optional.empty(), Optional.empty());
        return Plans.group(Plans.plan(manifest, options), "etcd");
    }

    /** The name is made from the base64 of the certificate, whichever of the two was written. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "v2.15.0 | '-----BEGIN'       | 5f87a | -----BEGIN",
                "v2.15.0 | Q0VSVElGSUVS       | 2e55f | CERTIFIER",
                "v2.15.0 | \"Q0VS\\nVEk=\" | 93285 | CERTI",
                "v2.15.0 | abc                | f4c01 | abc",
                "v2.8.5  | Q0VSVElGSUVS       | 2e55f | Q0VSVElGSUVS",
                "v2.8.5  | abc                | 90015 | abc",
            })
    void theCertificateIsAFile(String rancher, String written, String digits, String content) {
        NodeGroup group = plan("{bucket: b, endpointCA: " + written + "}", "{}", rancher);
        String path = FOLDER + "s3-endpoint-ca-" + digits + ".crt";

        assertThat(group.config()).containsEntry("etcd-s3-endpoint-ca", path);
        assertThat(Plans.content(group, path)).isEqualTo(content);
    }

    @Test
    void theFieldsOfACredentialStandBehindTheFirstDashOfItsKeys() {
        NodeGroup group = plan(
                "{cloudCredentialName: cc}",
                "{s3credentialConfig-defaultBucket: b, defaultRegion: r, s3-x-defaultFolder: f, s3-accessKey: a}",
                "v2.15.0");

        assertThat(group.config())
                .containsEntry("etcd-s3-bucket", "b")
                .containsEntry("etcd-s3-region", "r")
                .containsEntry("etcd-s3-access-key", "<s3-access-key>")
                .doesNotContainKeys("etcd-s3-folder", "etcd-s3-secret-key");
    }

    @Test
    void aCertificateThatTheCredentialHoldsIsPutWhereThePathSays() {
        String path = FOLDER + "s3-endpoint-ca-2e55f.crt";
        NodeGroup group = plan(
                "{cloudCredentialName: cc, endpointCA: " + path + "}",
                "{s3credentialConfig-defaultEndpointCA: Q0VSVElGSUVS}",
                "v2.15.0");

        assertThat(group.config()).containsEntry("etcd-s3-endpoint-ca", path);
        assertThat(Plans.content(group, path)).isEqualTo("CERTIFIER");
    }
}
