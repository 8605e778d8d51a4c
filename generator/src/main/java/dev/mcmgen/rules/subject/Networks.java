package dev.mcmgen.rules.subject;

import dev.mcmgen.catalog.ConfigKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The address ranges of a cluster: as written, else as RKE2 and K3s have them by themselves. What cannot be read is left
 * out.
 *
 * @param dns the addresses of the cluster DNS Service
 */
public record Networks(List<Range> pods, List<Range> services, List<Range> dns) {

    private static final int DNS_OFFSET = 10;

    /**
     * A range.
     *
     * @param place where it was written; empty where it follows from something else
     */
    public record Range(String text, Cidr cidr, Optional<Place> place) {}

    public Networks {
        pods = List.copyOf(pods);
        services = List.copyOf(services);
        dns = List.copyOf(dns);
    }

    /** The ranges of a target. */
    public static Networks of(Target target) {
        List<Range> services = ranges(target, "service-cidr");
        List<Range> dns = new ArrayList<>();
        for (Setting.Part part : parts(target, "cluster-dns")) {
            for (String text : part.text().split(",", -1)) {
                Optional<Cidr> address = Cidr.address(text.strip());
                if (address.isPresent()) {
                    dns.add(new Range(text.strip(), address.get(), part.place()));
                }
            }
        }
        for (Range range : dns.isEmpty() ? services : List.<Range>of()) {
            dns.add(new Range("the default", range.cidr().plus(DNS_OFFSET), Optional.empty()));
        }
        return new Networks(ranges(target, "cluster-cidr"), services, dns);
    }

    private static List<Range> ranges(Target target, String key) {
        List<Range> ranges = new ArrayList<>();
        for (Setting.Part part : parts(target, key)) {
            for (String text : part.text().split(",", -1)) {
                Optional<Cidr> cidr = Cidr.parse(text.strip());
                if (cidr.isPresent()) {
                    ranges.add(new Range(text.strip(), cidr.get(), part.place()));
                }
            }
        }
        if (ranges.isEmpty() && !hasIpv6Node(target)) {
            String byDefault = byDefault(target, key);
            Optional<Cidr> cidr = Cidr.parse(byDefault);
            if (cidr.isPresent()) {
                ranges.add(new Range(byDefault, cidr.get(), Optional.empty()));
            }
        }
        return ranges;
    }

    private static boolean hasIpv6Node(Target target) {
        for (Setting.Part address : parts(target, "node-ip")) {
            if (address.text().contains(":")) {
                return true;
            }
        }
        return false;
    }

    private static String byDefault(Target target, String key) {
        Optional<ConfigKey> known =
                target.catalog().configKeys(target.effective().distribution()).find(key);
        return known.isPresent() ? known.get().defaultText().split(" ", -1)[0] : "";
    }

    private static List<Setting.Part> parts(Target target, String key) {
        Optional<Setting> setting = target.serverSetting(key);
        return setting.isPresent() ? setting.get().parts() : List.of();
    }

    /** Pods' and Services' ranges. */
    public List<Range> all() {
        List<Range> all = new ArrayList<>(pods);
        all.addAll(services);
        return all;
    }
}
