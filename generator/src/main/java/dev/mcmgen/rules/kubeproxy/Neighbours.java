package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What else of a cluster's additional manifest has to do with Services: load balancers, and what they announce. */
record Neighbours(List<Place> objects) {

    static Neighbours of(Target target) {
        return new Neighbours(target.additionalObjects());
    }

    /** The environment of each container that runs kube-vip. */
    List<Map<String, String>> kubeVips() {
        List<Map<String, String>> all = new ArrayList<>();
        for (Place object : objects) {
            Optional<Place> spec = object.at("spec", "template", "spec").or(() -> object.get("spec"));
            for (Place container : spec.flatMap(place -> place.get("containers"))
                    .map(Place::items)
                    .orElse(List.of())) {
                if (container.text("image").contains("kube-vip")) {
                    Map<String, String> environment = new HashMap<>();
                    for (Place variable : container.get("env").map(Place::items).orElse(List.of())) {
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
        if (objects.stream().anyMatch(Neighbours::isLayer2)) {
            return Optional.of("MetalLB");
        }
        return kubeVips().stream()
                .filter(environment -> isTrue(environment, "vip_arp") && isTrue(environment, "svc_enable"))
                .findFirst()
                .map(environment -> "kube-vip");
    }

    static boolean isTrue(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").equals("true");
    }

    private static boolean isLayer2(Place object) {
        boolean advertisement = object.text("apiVersion").startsWith("metallb.io/")
                && object.text("kind").equals("L2Advertisement");
        boolean old = object.text("kind").equals("ConfigMap")
                && object.at("data", "config")
                        .flatMap(Place::text)
                        .filter(text -> text.contains("protocol: layer2"))
                        .isPresent();
        return advertisement || old;
    }

    /** The ranges of MetalLB's pools. A pool of the form first-last counts by its two ends. */
    Stream<Place> pools() {
        return objects.stream()
                .filter(object -> object.text("kind").equals("IPAddressPool"))
                .flatMap(object -> object.at("spec", "addresses").stream())
                .flatMap(list -> list.items().stream());
    }

    /** Whether a pool and a range have addresses in common. */
    static boolean overlaps(Place pool, Cidr range) {
        String text = pool.text().orElse("");
        return Stream.of(text.split("-", -1))
                .map(String::strip)
                .flatMap(part -> Cidr.parse(part).or(() -> Cidr.address(part)).stream())
                .anyMatch(range::overlaps);
    }

    /** Services that send traffic only to pods of the node where it arrives. */
    Stream<Place> localPolicies() {
        return objects.stream()
                .filter(object -> object.text("kind").equals("Service"))
                .flatMap(object -> object.at("spec", "externalTrafficPolicy").stream());
    }
}
