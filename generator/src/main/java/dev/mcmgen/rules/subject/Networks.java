package dev.mcmgen.rules.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
                Cidr.address(text.strip()).ifPresent(cidr -> dns.add(new Range(text.strip(), cidr, part.place())));
            }
        }
        if (dns.isEmpty()) {
            services.forEach(
                    range -> dns.add(new Range("the default", range.cidr().plus(DNS_OFFSET), Optional.empty())));
        }
        return new Networks(ranges(target, "cluster-cidr"), services, dns);
    }

    private static List<Range> ranges(Target target, String key) {
        List<Range> ranges = new ArrayList<>();
        for (Setting.Part part : parts(target, key)) {
            for (String text : part.text().split(",", -1)) {
                Cidr.parse(text.strip()).ifPresent(cidr -> ranges.add(new Range(text.strip(), cidr, part.place())));
            }
        }
        boolean ipv6 =
                parts(target, "node-ip").stream().anyMatch(part -> part.text().contains(":"));
        if (ranges.isEmpty() && !ipv6) {
            String byDefault = target.catalog()
                    .configKeys(target.effective().distribution())
                    .find(key)
                    .map(known -> known.defaultText().split(" ", -1)[0])
                    .orElse("");
            Cidr.parse(byDefault).ifPresent(cidr -> ranges.add(new Range(byDefault, cidr, Optional.empty())));
        }
        return ranges;
    }

    private static List<Setting.Part> parts(Target target, String key) {
        return target.serverSetting(key).map(Setting::parts).orElse(List.of());
    }

    /** Pods' and Services' ranges. */
    public Stream<Range> all() {
        return Stream.concat(pods.stream(), services.stream());
    }
}
