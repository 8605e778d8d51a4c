package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.NormanApi;
import dev.mcmgen.rancher.change.DesiredCluster;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a vSphere has what machine configs name, as far as Rancher can and may ask it. At most a warning: names can be written
 * in more than one way, and the console stores ids.
 */
final class VsphereNames {

    /** Fields of a VmwarevsphereConfig, and what Rancher is asked for. */
    private static final Map<String, String> LISTS = lists();

    private final NormanApi norman;

    VsphereNames(NormanApi norman) {
        this.norman = norman;
    }

    private static Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("datacenter", "data-centers");
        lists.put("datastore", "data-stores");
        lists.put("datastoreCluster", "data-store-clusters");
        lists.put("folder", "folders");
        lists.put("pool", "resource-pools");
        lists.put("network", "networks");
        return lists;
    }

    void check(DesiredCluster desired, List<Remark> remarks) {
        String credential = desired.cluster().text("spec", "cloudCredentialSecretName");
        List<ApiObject> configs = desired.machineConfigs().stream()
                .filter(config -> config.kind().equals("VmwarevsphereConfig"))
                .toList();
        if (configs.isEmpty() || credential.isEmpty()) {
            return;
        }
        if (norman.vsphere("data-centers", credential, "").isEmpty()) {
            remarks.add(Remark.note(
                    "names in vSphere could not be looked up: Rancher cannot reach the vCenter, or this user may not ask",
                    ""));
            return;
        }
        Set<String> said = new LinkedHashSet<>();
        Map<String, Optional<List<Object>>> known = new LinkedHashMap<>();
        for (ApiObject config : configs) {
            String dataCenter = config.text("datacenter");
            LISTS.forEach((field, list) -> {
                Optional<List<Object>> names = known.computeIfAbsent(
                        list + " " + dataCenter,
                        any -> norman.vsphere(list, credential, field.equals("datacenter") ? "" : dataCenter));
                for (String value : values(config, field)) {
                    if (names.isPresent() && !isAmong(value, names.get()) && said.add(field + value)) {
                        remarks.add(Remark.warning(
                                "vSphere has no " + field + " " + value + " that Rancher sees (" + config.title() + ")",
                                "look at its spelling; machines would not be made"));
                    }
                }
            });
        }
    }

    private static List<String> values(ApiObject config, String field) {
        List<Object> list = config.list(field);
        return (list.isEmpty() ? List.of((Object) config.text(field)) : list)
                .stream().map(String::valueOf).filter(text -> !text.isEmpty()).toList();
    }

    /** Full paths, the last part of one, and ids are all in use. */
    private static boolean isAmong(String value, List<Object> names) {
        for (Object name : names) {
            String path = String.valueOf(name instanceof Map<?, ?> map ? map.get("name") : name);
            if (path.equals(value) || path.endsWith("/" + value) || value.endsWith("/" + path)) {
                return true;
            }
            if (name instanceof Map<?, ?> map && value.equals(String.valueOf(map.get("moid")))) {
                return true;
            }
        }
        return names.isEmpty();
    }
}
