package dev.mcmgen.render.host;

import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.NodeImage.Firewalld;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The texts that make up a host's preparation, each rendered from its one template. */
final class HostTexts {

    private static final String ETC = "/etc/";

    /** Enough for the different hosts of a large fleet; beyond, all are forgotten. */
    private static final int LIMIT = 100;

    private final Templates templates;

    /** What was rendered, by template and model: pools and clusters have hosts of few kinds. */
    private final Map<List<Object>, String> known = new ConcurrentHashMap<>();

    HostTexts(Templates templates) {
        this.templates = templates;
    }

    /** The packages with the SELinux policy of containers and of that distribution. */
    static List<String> selinuxPackages(Distribution distribution) {
        return List.of(distribution.id() + "-selinux", "container-selinux");
    }

    /**
     * The configuration files of a host, by their paths below {@code /etc}.
     *
     * @param networkManager whether NetworkManager's is among them
     */
    List<HostFile> files(HostPlan plan, boolean networkManager) {
        Paths paths = Paths.of(plan.needs().distribution());
        Map<String, Object> model = Map.of("host", facts(plan));
        List<HostFile> files = new ArrayList<>();
        files.add(new HostFile(paths.modules(), rendered("host/modules-load.conf", model), false));
        files.add(new HostFile(paths.sysctl(), rendered("host/sysctl.conf", model), false));
        if (networkManager) {
            files.add(new HostFile(paths.networkManager(), rendered("host/network-manager.conf", model), false));
        }
        return files;
    }

    /** Where those files lie on the host. */
    static List<String> paths(HostPlan plan, boolean networkManager) {
        Paths paths = Paths.of(plan.needs().distribution());
        List<String> all = new ArrayList<>(List.of(ETC + paths.modules(), ETC + paths.sysctl()));
        if (networkManager) {
            all.add(ETC + paths.networkManager());
        }
        return all;
    }

    /** The cloud-config of that plan, with the user's own behind it. */
    String cloudConfig(HostPlan plan, UserCloudConfig user) {
        Map<String, Object> host = facts(plan);
        List<Map<String, Object>> files = new ArrayList<>();
        for (HostFile file : files(plan, plan.networkManager())) {
            files.add(Map.of("path", ETC + file.path(), "content", file.content()));
        }
        host.put("files", files);
        return rendered("host/cloud-config.yaml", Map.of("host", host, "user", user.toModel()));
    }

    /** The script; it looks at the host it runs on, so nothing of it depends on the plan's system or role. */
    String script(HostPlan plan) {
        Map<String, Object> host = facts(plan);
        host.put("etcdUser", plan.needs().distribution() == Distribution.RKE2);
        return rendered("host/prepare-host.sh", Map.of("host", host));
    }

    private String rendered(String template, Map<String, Object> model) {
        List<Object> key = List.of(template, model);
        String text = known.get(key);
        if (text == null) {
            text = templates.render(template, model);
            if (known.size() >= LIMIT) {
                known.clear();
            }
            known.put(key, text);
        }
        return text;
    }

    private static Map<String, Object> facts(HostPlan plan) {
        HostNeeds needs = plan.needs();
        Paths paths = Paths.of(needs.distribution());
        Map<String, Object> host = new LinkedHashMap<>();
        host.put("distribution", needs.distribution().id());
        host.put("label", needs.distribution().label());
        host.put("modulesPath", ETC + paths.modules());
        host.put("sysctlPath", ETC + paths.sysctl());
        host.put("networkManagerPath", ETC + paths.networkManager());
        host.put("modules", plan.modules());
        host.put("sysctls", plan.sysctls());
        host.put("unmanagedDevices", plan.unmanagedDevices());
        host.put("networkManager", plan.networkManager());
        host.put("unitsOff", plan.unitsOff());
        host.put("etcdUser", plan.etcdUser());
        host.put("selinux", needs.image().selinux());
        host.put("selinuxPackages", selinuxPackages(needs.distribution()));
        host.put("firewalld", needs.image().firewalld() == Firewalld.DISABLE ? "disable" : "keep");
        host.put("cni", needs.network().cni());
        host.put("ipv6", needs.network().ipv6());
        return host;
    }

    /** Paths below {@code /etc}. The sysctl file's name sorts behind the {@code 99-} files of hardened images. */
    private record Paths(String modules, String sysctl, String networkManager) {
        static Paths of(Distribution distribution) {
            String id = distribution.id();
            return new Paths(
                    "modules-load.d/40-" + id + ".conf",
                    "sysctl.d/99-zz-" + id + ".conf",
                    "NetworkManager/conf.d/" + (distribution == Distribution.RKE2 ? "rke2-canal" : "k3s-flannel")
                            + ".conf");
        }
    }
}
