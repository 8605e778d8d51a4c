package dev.mcmgen.render.plan;

import dev.mcmgen.spec.CloudProvider;
import dev.mcmgen.spec.Infrastructure;
import java.util.List;
import java.util.Map;

/** The vSphere cloud provider: its two charts, with the names of Secrets and never a password. */
final class CloudProviderConcern implements Concern {

    private static final String FIELD = "/spec/infrastructure/vsphere/cloudProvider";

    /** The Secrets in kube-system that the two charts read. */
    static final String CPI_SECRET = "rancher-vsphere-cpi-credentials";

    static final String CSI_SECRET = "rancher-vsphere-csi-credentials";

    @Override
    public void addTo(Draft draft) {
        if (!isOn(draft)) {
            return;
        }
        if (!draft.isRke2()) {
            draft.refuse(
                    FIELD + "/enabled",
                    "cloud-provider/not-in-release",
                    "K3s packages no vSphere cloud provider",
                    "remove the line and install it through manifests");
            return;
        }
        draft.set(Nodes.ALL, "cloud-provider-name", "rancher-vsphere", FIELD + "/enabled");
        draft.charts().derive("rancher-vsphere-cpi", vCenter("credentialsSecret", CPI_SECRET));
        draft.charts().derive("rancher-vsphere-csi", vCenter("configSecret", CSI_SECRET));
        CloudProvider provider = provider(draft);
        draft.charts().write("rancher-vsphere-cpi", provider.cpi());
        draft.charts().write("rancher-vsphere-csi", provider.csi());
        if (isPrebootstrap(draft)) {
            checkPrebootstrap(draft);
        } else {
            draft.warn(
                    FIELD,
                    "cloud-provider/secrets",
                    "the charts wait for the Secrets " + CPI_SECRET + " and " + CSI_SECRET
                            + " in kube-system of the new cluster",
                    "create them once its API answers: the first with <vcenter>.username and <vcenter>.password, the second with csi-vsphere.conf");
        }
    }

    static boolean isOn(Draft draft) {
        return draft.spec().infrastructure() instanceof Infrastructure.Vsphere vsphere
                && vsphere.cloudProvider().enabled().orElse(false);
    }

    /** Whether Rancher copies the Secrets into the new cluster before anything else. */
    static boolean isPrebootstrap(Draft draft) {
        return isOn(draft)
                && provider(draft)
                        .credentials()
                        .filter(CloudProvider.Credentials.PREBOOTSTRAP::equals)
                        .isPresent();
    }

    static List<String> prebootstrapSecrets(Draft draft) {
        return isPrebootstrap(draft) ? List.of(CPI_SECRET, CSI_SECRET) : List.of();
    }

    private static CloudProvider provider(Draft draft) {
        return ((Infrastructure.Vsphere) draft.spec().infrastructure()).cloudProvider();
    }

    private static Map<String, Object> vCenter(String secretField, String name) {
        return Charts.values("vCenter", Charts.values(secretField, Charts.values("generate", false, "name", name)));
    }

    private static void checkPrebootstrap(Draft draft) {
        if (draft.isForRancherBefore(2, 8, 15)) {
            draft.refuse(
                    FIELD + "/credentials",
                    "cloud-provider/no-prebootstrap",
                    "Rancher " + draft.rancher().map(Object::toString).orElse("")
                            + " has no feature provisioningprebootstrap (it came with v2.8.15)",
                    "use credentials: secrets and create the Secrets in kube-system yourself");
        }
        draft.warn(
                FIELD + "/credentials",
                "cloud-provider/prebootstrap-feature",
                "Rancher copies the two Secrets only while its feature flag provisioningprebootstrap is on",
                "turn it on and fill the Secrets with data before the Cluster is created");
    }
}
