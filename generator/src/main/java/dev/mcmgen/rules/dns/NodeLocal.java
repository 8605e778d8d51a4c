package dev.mcmgen.rules.dns;

import dev.mcmgen.catalog.ChartVersion;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.ChartValues;
import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * NodeLocal DNSCache as a target's values of the chart rke2-coredns set it.
 *
 * @param section the values below {@code nodelocal}
 */
record NodeLocal(Target target, Place section) {

    static final String ENABLED = "enabled";
    static final String IPVS = "ipvs";
    static final String ADDRESS = "ip_address";
    static final String REDIRECT = "use_cilium_lrp";

    static final String SECTION = "nodelocal";
    private static final String KUBELET = "kubelet-arg";
    private static final String KUBELET_DNS = "cluster-dns";

    /** Those of a subject, switched on or not; RKE2 only, since K3s has no such chart. */
    static List<NodeLocal> all(Subject subject) {
        List<NodeLocal> all = new ArrayList<>();
        for (Target target : subject.targets()) {
            Optional<NodeLocal> cache = target.isRke2() ? of(target) : Optional.empty();
            if (cache.isPresent()) {
                all.add(cache.get());
            }
        }
        return all;
    }

    /** Those that are switched on. */
    static List<NodeLocal> on(Subject subject) {
        List<NodeLocal> on = all(subject);
        on.removeIf(cache -> !cache.isOn());
        return on;
    }

    static Optional<NodeLocal> of(Target target) {
        Optional<Place> values = values(target);
        Optional<Place> section = values.isPresent() ? values.get().get(SECTION) : Optional.empty();
        return section.isPresent() ? Optional.of(new NodeLocal(target, section.get())) : Optional.empty();
    }

    /** The values of the chart. */
    static Optional<Place> values(Target target) {
        Optional<ChartValues> values =
                target.chartValues(target.catalog().charts().dns());
        return values.isPresent() ? Optional.of(values.get().values()) : Optional.empty();
    }

    boolean isOn() {
        return isOn(section);
    }

    /** Whether values below {@code nodelocal} switch the cache on. */
    static boolean isOn(Place section) {
        return holds(section.get(ENABLED));
    }

    boolean isIpvs() {
        return section.isTrue(IPVS);
    }

    boolean isRedirected() {
        return holds(section.get(REDIRECT));
    }

    /** What Helm's templates take for true: everything but false, 0, what is empty, and what is not there. */
    private static boolean holds(Optional<Place> place) {
        Object value = place.isPresent() ? place.get().value().toData() : "";
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return !(value.equals(false)
                || value.equals("")
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty()));
    }

    /** The address on which the cache answers. */
    String address() {
        Optional<Place> written = section.get(ADDRESS);
        return written.isPresent() && written.get().isText()
                ? section.text(ADDRESS)
                : target.catalog().charts().nodeLocalAddress();
    }

    /** Where the address is written, else the section. */
    Place addressPlace() {
        return section.get(ADDRESS).orElse(section);
    }

    Optional<ChartVersion> chart() {
        return target.release().isPresent()
                ? target.catalog().facts(target.release().get()).corednsChart()
                : Optional.empty();
    }

    /** Whether the cache listens on its own address only, so that the kubelets have to name it to the pods. */
    boolean listensOnItsOwnAddressOnly() {
        return isIpvs() && !isRedirected();
    }

    /** The mode of kube-proxy on the Linux nodes; the first that differs from iptables, where groups differ. */
    String proxyMode() {
        if (isProxyOff()) {
            return "none";
        }
        for (Nodes nodes : target.linuxNodes()) {
            String mode = nodes.arguments("kube-proxy-arg").value("proxy-mode").orElse("");
            if (!mode.isEmpty() && !mode.equals("iptables")) {
                return mode;
            }
        }
        return "iptables";
    }

    boolean isProxyOff() {
        return target.isTrueOnServers("disable-kube-proxy");
    }

    /** The argument by which the kubelets of a group give their pods other DNS servers. */
    static Optional<Arguments.Argument> kubeletDns(Nodes nodes) {
        return nodes.arguments(KUBELET).last(KUBELET_DNS);
    }

    /** Whether such an argument names the address of the cache. */
    boolean isNamedBy(Arguments.Argument kubeletDns) {
        Optional<Cidr> wanted = Cidr.address(address());
        for (String text : kubeletDns.text().split(",", -1)) {
            if (text.strip().equals(address()) || Cidr.address(text.strip()).equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
