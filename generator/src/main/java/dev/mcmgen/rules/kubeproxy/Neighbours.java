package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What else of a cluster's additional manifest has to do with Services: load balancers, and what they announce. */
record Neighbours(List<Place> objects) {

    static Neighbours of(Target target) {
        return new Neighbours(target.additionalObjects());
    }

    /** The environment of each container that runs kube-vip. */
    List<Map<String, String>> kubeVips() {
        List<Map<String, String>> all = new ArrayList<>();
        for (Place object : objects) {
            Optional<Place> template = object.at("spec", "template", "spec");
            List<Place> containers =
                    template.isPresent() ? template.get().itemsAt("containers") : object.itemsAt("spec", "containers");
            for (Place container : containers) {
                if (container.text("image").contains("kube-vip")) {
                    Map<String, String> environment = new HashMap<>();
                    for (Place variable : container.itemsAt("env")) {
                        environment.put(variable.text("name"), variable.text("value"));
                    }
                    all.add(environment);
                }
            }
        }
        return all;
    }

    /** Who announces addresses of Services by ARP; empty where nobody is seen to. */
    Optional<String> announcer() {
        for (Place object : objects) {
            if (isLayer2(object)) {
                return Optional.of("MetalLB");
            }
        }
        for (Map<String, String> environment : kubeVips()) {
            if (isTrue(environment, "vip_arp") && isTrue(environment, "svc_enable")) {
                return Optional.of("kube-vip");
            }
        }
        return Optional.empty();
    }

    static boolean isTrue(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").equals("true");
    }

    private static boolean isLayer2(Place object) {
        if (object.text("kind").equals("L2Advertisement")) {
            return object.text("apiVersion").startsWith("metallb.io/");
        }
        Optional<Place> data = object.text("kind").equals("ConfigMap") ? object.get("data") : Optional.empty();
        return data.isPresent() && data.get().text("config").contains("protocol: layer2");
    }

    /** The ranges of MetalLB's pools. A pool of the form first-last counts by its two ends. */
    List<Place> pools() {
        List<Place> pools = new ArrayList<>();
        for (Place object : objects) {
            if (object.text("kind").equals("IPAddressPool")) {
                pools.addAll(object.itemsAt("spec", "addresses"));
            }
        }
        return pools;
    }

    /** Whether a pool and a range have addresses in common. */
    static boolean overlaps(Place pool, Cidr range) {
        for (String end : pool.text().orElse("").split("-", -1)) {
            Optional<Cidr> part = Cidr.parse(end.strip());
            Optional<Cidr> addresses = part.isPresent() ? part : Cidr.address(end.strip());
            if (addresses.isPresent() && range.overlaps(addresses.get())) {
                return true;
            }
        }
        return false;
    }

    /** Services that send traffic only to pods of the node where it arrives. */
    List<Place> localPolicies() {
        List<Place> policies = new ArrayList<>();
        for (Place object : objects) {
            Optional<Place> policy = object.text("kind").equals("Service")
                    ? object.at("spec", "externalTrafficPolicy")
                    : Optional.empty();
            if (policy.isPresent()) {
                policies.add(policy.get());
            }
        }
        return policies;
    }
}
