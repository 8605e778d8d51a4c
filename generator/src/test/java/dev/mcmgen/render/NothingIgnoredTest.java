package dev.mcmgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.yaml.StrictYaml;
import dev.mcmgen.yaml.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No field of a spec is ignored in silence: taking it away, or adding it, changes the files or what is said about them,
 * or is refused. Tried for every field that any of the specs has, on every kind of infrastructure.
 */
class NothingIgnoredTest {

    private static final List<String> SPECS = List.of(
            "vsphere.yaml", "custom.yaml", "machine-config.yaml", "standalone-rke2.yaml", "standalone-k3s.yaml");

    /** Maps whose content is not ours: one key stands for all. */
    private static final Set<String> FREE = Set.of(
            "/spec/chartValues", "/spec/overrides", "affinity", "resources", "tolerations", "/cpi", "/csi", "taints");

    /** Fields without an output of their own, and why; they are still checked. */
    private static final Map<String, String> WITHOUT_OUTPUT = Map.ofEntries(
            Map.entry("/spec/nodeOSVersion", "decides the modules of RHEL 8 before 8.3 only"),
            Map.entry("/spec/kernel", "decides what kube-proxy's modes and modules need of an old kernel"),
            Map.entry("/spec/rancher", "what this Rancher does not have is refused"),
            Map.entry("/spec/rancher/version", "what this Rancher does not have is refused"),
            Map.entry("/spec/nodeImage/prepared", "the specs say false, which is the default"),
            Map.entry("/spec/clusterEndpoint/enabled", "the specs say true, which is the default"),
            Map.entry("/spec/etcd/snapshots/enabled", "the specs say true, which is the default"),
            Map.entry("/spec/hardening/protectKernelDefaults", "true follows from a CIS profile"),
            Map.entry("/spec/hardening/secretsEncryption", "RKE2 always encrypts; false is refused"),
            Map.entry("/spec/infrastructure/vsphere/os", "the specs say linux, which is the default"),
            Map.entry("/spec/infrastructure/machineConfig/apiVersion", "the specs say the default"),
            Map.entry("/spec/kubeProxy/ipvs/strictARP", "true follows from the load balancer"),
            Map.entry("/spec/network/loadBalancer", "says what runs in the cluster; only mode ipvs has to know"),
            Map.entry("/spec/network/loadBalancer/kind", "says what runs in the cluster; only mode ipvs has to know"),
            Map.entry("/spec/network/loadBalancer/cidrs", "only kube-vip with mode ipvs has to know"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vsphere.yaml",
                "custom.yaml",
                "machine-config.yaml",
                "standalone-rke2.yaml",
                "standalone-k3s.yaml"
            })
    void everyFieldCounts(String name) throws IOException {
        Map<String, Object> spec = read(name);
        Rendered all = Rendered.of(YamlWriter.write(spec));
        assertThat(all.problems()).isEmpty();

        List<String> ignored = new ArrayList<>();
        for (Map.Entry<String, Object> field : fieldsOfAllSpecs().entrySet()) {
            Map<String, Object> changed = copy(spec);
            change(changed, List.of(field.getKey().substring(1).split("/")), field.getValue());
            Rendered other = Rendered.of(YamlWriter.write(changed));
            boolean same = other.problems().isEmpty()
                    && other.files().equals(all.files())
                    && said(other).equals(said(all));
            if (same && !WITHOUT_OUTPUT.containsKey(field.getKey())) {
                ignored.add(field.getKey());
            }
        }

        assertThat(ignored).as("fields of %s without effect", name).isEmpty();
    }

    private static List<String> said(Rendered rendered) {
        return rendered.remarks().stream()
                .map(remark -> remark.code() + remark.message())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(String name) throws IOException {
        byte[] text = Rendered.resource(name).getBytes(StandardCharsets.UTF_8);
        return (Map<String, Object>) StrictYaml.read(name, text).toData();
    }

    /** Each field with a value that it has somewhere; those of lists under the index 0. */
    private static Map<String, Object> fieldsOfAllSpecs() throws IOException {
        Map<String, Object> fields = new TreeMap<>();
        for (String name : SPECS) {
            collect(read(name), "", fields);
        }
        fields.keySet().removeIf(path -> !path.startsWith("/spec/") && !path.startsWith("/metadata/"));
        return fields;
    }

    private static void collect(Object value, String path, Map<String, Object> fields) {
        if (!path.isEmpty()) {
            fields.putIfAbsent(path, value);
        }
        if (FREE.stream().anyMatch(path::endsWith)) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> {
                if (!key.toString().contains("/")) {
                    collect(child, path + "/" + key, fields);
                }
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Map) {
                    collect(list.get(i), path + "/" + i, fields);
                }
            }
        }
    }

    /** Takes the field away where it is, and adds it where it is not. */
    @SuppressWarnings("unchecked")
    private static void change(Object owner, List<String> path, Object value) {
        String step = path.get(0);
        if (owner instanceof List<?> list) {
            int index = Integer.parseInt(step);
            if (index < list.size()) {
                if (path.size() == 1) {
                    list.remove(index);
                } else {
                    change(list.get(index), path.subList(1, path.size()), value);
                }
            } else {
                ((List<Object>) list).add(value(path.subList(1, path.size()), value));
            }
        } else if (owner instanceof Map<?, ?> map) {
            Map<String, Object> fields = (Map<String, Object>) map;
            if (!fields.containsKey(step)) {
                fields.put(step, value(path.subList(1, path.size()), value));
            } else if (path.size() == 1) {
                fields.remove(step);
            } else {
                change(fields.get(step), path.subList(1, path.size()), value);
            }
        }
    }

    private static Object value(List<String> path, Object leaf) {
        if (path.isEmpty()) {
            return leaf;
        }
        Object inner = value(path.subList(1, path.size()), leaf);
        if (path.get(0).matches("[0-9]+")) {
            return new ArrayList<>(List.of(inner));
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(path.get(0), inner);
        return map;
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T data) {
        if (data instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, copy(value)));
            return (T) copy;
        }
        return data instanceof List<?> list
                ? (T) new ArrayList<>(
                        list.stream().map(NothingIgnoredTest::copy).toList())
                : data;
    }
}
