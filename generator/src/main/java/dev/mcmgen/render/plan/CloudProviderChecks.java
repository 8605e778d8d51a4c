package dev.mcmgen.render.plan;

import java.util.List;
import java.util.Map;

/** What the chart of the vSphere cloud provider cannot start without, wherever the values were written. */
final class CloudProviderChecks implements Concern {

    private static final String FIELD = "/spec/infrastructure/vsphere/cloudProvider";

    @Override
    public void addTo(Draft draft) {
        if (!CloudProviderConcern.isOn(draft) || !draft.isRke2()) {
            return;
        }
        Map<String, Object> values = draft.charts().values().getOrDefault("rancher-vsphere-cpi", Map.of());
        Map<?, ?> vCenter = values.get("vCenter") instanceof Map<?, ?> map ? map : Map.of();
        List<String> missing = List.of("host", "datacenters").stream()
                .filter(name -> !vCenter.containsKey(name)
                        || String.valueOf(vCenter.get(name)).isBlank())
                .toList();
        if (!missing.isEmpty()) {
            draft.refuse(
                    FIELD + "/enabled",
                    "cloud-provider/vcenter-missing",
                    "without vCenter." + String.join(" and vCenter.", missing)
                            + " the cloud provider finds no vCenter, and the nodes stay uninitialised",
                    "write cpi: {vCenter: {host: the vCenter's name, datacenters: its data centers}}");
        }
    }
}
