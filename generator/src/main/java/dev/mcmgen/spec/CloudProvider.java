package dev.mcmgen.spec;

import java.util.Map;
import java.util.Optional;

/**
 * The vSphere cloud provider: CPI (nodes) and CSI (volumes).
 *
 * @param enabled off where absent
 * @param credentials where its user name and password come from
 * @param cpi values of the chart rancher-vsphere-cpi
 * @param csi values of the chart rancher-vsphere-csi
 */
public record CloudProvider(
        Optional<Boolean> enabled,
        Optional<Credentials> credentials,
        Map<String, Object> cpi,
        Map<String, Object> csi) {

    static CloudProvider from(Fields fields) {
        return new CloudProvider(
                fields.flag("enabled"),
                fields.word("credentials", Credentials.values()),
                fields.data("cpi"),
                fields.data("csi"));
    }

    /** Where the charts find user name and password. */
    public enum Credentials implements Word {
        /** Secrets that the user makes in {@code kube-system}. */
        SECRETS("secrets"),
        /** Secrets in Rancher that are copied into the cluster before it starts; from Rancher 2.8.15. */
        PREBOOTSTRAP("prebootstrap");

        private final String word;

        Credentials(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
